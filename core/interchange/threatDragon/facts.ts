import { AssetId, type Facts, type Origin } from '../../model';
import { cutTo, flagOf, member } from '../foreignValue';
import { type ReportLines, shown } from '../importReport';
import type { TextKeeper } from '../textKeeper';
import { type Cell, isSet } from './cells';

/** Data that a flag speaks of. One asset of each kind for the whole project, since the file tells them apart by nothing. */
export const FLAG_ASSETS = {
  storesCredentials: {
    id: AssetId.parse('da_credentials'),
    name: 'Credentials',
    type: 'cred',
    as: 'holds',
    flag: 'Stores credentials',
  },
  isALog: { id: AssetId.parse('da_logs'), name: 'Logs', type: 'telemetry', as: 'holds', flag: 'Is a log' },
  handlesCardPayment: {
    id: AssetId.parse('da_card-payments'),
    name: 'Card payments',
    type: 'chd',
    as: 'processes',
    flag: 'Handles card payments',
  },
} as const;
export type FlagAsset = (typeof FLAG_ASSETS)[keyof typeof FLAG_ASSETS];

/** Types that a flag suggests when the name says nothing. */
const FLAG_TYPES = {
  isWebApplication: { type: 'web-app', reason: 'it is marked as a web application', confidence: 0.8 },
  isALog: { type: 'log-sink', reason: 'it is marked as a log', confidence: 0.7 },
} as const;

export function typeByFlag(cell: Cell): (typeof FLAG_TYPES)[keyof typeof FLAG_TYPES] | null {
  if (isSet(cell, 'isWebApplication')) return FLAG_TYPES.isWebApplication;
  return isSet(cell, 'isALog') ? FLAG_TYPES.isALog : null;
}

/** Flags without a property of ours: kept as tags, in words. */
const TAG_FLAGS: ReadonlyMap<string, string> = new Map([
  ['providesAuthentication', 'Provides authentication'],
  ['isWebApplication', 'Web application'],
  ['handlesGoodsOrServices', 'Handles goods or services'],
  ['storesInventory', 'Stores an inventory'],
  ['isSigned', 'Signed'],
  ['isPublicNetwork', 'Public network'],
]);

/** The flags and the privilege level of a cell as tags. */
export function tagsOf(cell: Cell, keeper: TextKeeper, lines: ReportLines): string[] {
  const tags = [...TAG_FLAGS].filter(([flag]) => isSet(cell, flag)).map(([, tag]) => tag);
  for (const tag of tags) lines.mapped(`flag "${tag}"`, `tag "${tag}"`);
  const level = keeper.name(cell.data['privilegeLevel'], `privilege level of ${shown(cell.name)}`);
  if (level === '') return tags;
  lines.mapped('privilege level', 'tag');
  return [...tags, cutTo(`Privilege level: ${level}`, 1000)];
}

export function flagAssets(cell: Cell, lines: ReportLines): readonly FlagAsset[] {
  const flags = ['storesCredentials', 'isALog', 'handlesCardPayment'] as const;
  const assets = flags.filter(flag => isSet(cell, flag)).map(flag => FLAG_ASSETS[flag]);
  for (const asset of assets) lines.mapped(`flag "${asset.flag}"`, `data asset "${asset.name}"`);
  return assets;
}

/** What the file says about a store's own encryption. A flag that is not set says nothing: it is so on every new store. */
export function storeFacts(cell: Cell, origin: Origin, lines: ReportLines): Facts {
  if (cell.kind !== 'store') return {};
  if (!isSet(cell, 'isEncrypted')) {
    noteUnset(cell, lines);
    return {};
  }
  lines.mapped('flag "Encrypted" of a store', 'encryption at rest, key of the provider');
  // Who holds the key is not said; the provider's own key is the least that is meant.
  return { encryption_at_rest: { value: 'provider-key', origin } };
}

function noteUnset(cell: Cell, lines: ReportLines): void {
  if (member(cell.data, 'isEncrypted') === undefined) return;
  lines.dropped(
    'flag "Encrypted", not set',
    'it is not set on anything new, so it says nothing: encryption stays unknown',
  );
}

/** What a protocol's name says about the encryption on the wire; what may be either is not here. */
const PROTOCOLS: readonly { readonly enc: 'none' | 'weak' | 'tls' | 'mtls'; readonly names: readonly string[] }[] = [
  { enc: 'mtls', names: ['mtls', 'mutual tls'] },
  {
    enc: 'weak',
    names: ['ssl', 'sslv2', 'sslv3', 'ssl 3.0', 'tls 1.0', 'tls 1.1', 'tls1.0', 'tls1.1', 'tlsv1', 'tlsv1.1'],
  },
  {
    enc: 'tls',
    names: [
      'https',
      'tls',
      'tls 1.2',
      'tls 1.3',
      'tls1.2',
      'tls1.3',
      'tlsv1.2',
      'tlsv1.3',
      'https/tls',
      'tcp/tls',
      'http over tls',
      'wss',
      'ftps',
      'sftp',
      'scp',
      'ssh',
      'amqps',
      'mqtts',
      'ldaps',
      'smtps',
      'imaps',
      'pop3s',
      'grpcs',
      'http/3',
      'quic',
      'dtls',
      'ipsec',
      'wireguard',
    ],
  },
  { enc: 'none', names: ['http', 'http/1.0', 'http/1.1', 'ws', 'ftp', 'tftp', 'telnet', 'rsh', 'rlogin'] },
];

const ENC_OF_PROTOCOL = new Map(PROTOCOLS.flatMap(({ enc, names }) => names.map(name => [name, enc] as const)));

/** Encryption of a flow: its flag if set, else its protocol if that leaves no doubt, else unknown. */
export function flowFacts(cell: Cell, protocol: string, origin: Origin, lines: ReportLines): Facts {
  const byProtocol = ENC_OF_PROTOCOL.get(protocol.trim().toLowerCase());
  if (flagOf(member(cell.data, 'isEncrypted'))) {
    lines.mapped('flag "Encrypted" of a flow', 'encryption in transit');
    return { enc: { value: byProtocol === 'mtls' || byProtocol === 'weak' ? byProtocol : 'tls', origin } };
  }
  if (!byProtocol) {
    noteUnset(cell, lines);
    return {};
  }
  lines.mapped(`protocol ${shown(protocol)}`, `encryption in transit: ${byProtocol}`);
  return { enc: { value: byProtocol, origin } };
}

/** Fields that are read somewhere in these files, or that follow from others. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...TAG_FLAGS.keys(),
  ...Object.keys(FLAG_ASSETS),
  ...['type', 'name', 'description', 'threats', 'hasOpenThreats', 'isTrustBoundary', 'outOfScope', 'reasonOutOfScope'],
  ...['isBidirectional', 'isEncrypted', 'protocol', 'privilegeLevel'],
  // Version 1 keeps these beside the fields; version 2 has them one level up.
  ...[
    'id',
    'size',
    'position',
    'angle',
    'z',
    'attrs',
    'labels',
    'smooth',
    'vertices',
    'source',
    'target',
    'data',
    'shape',
  ],
]);

/** A line for every field that has no place here, unless it is empty. */
export function noteUnknownFields(cell: Cell, lines: ReportLines): void {
  for (const [field, value] of Object.entries(cell.data)) {
    if (KNOWN_FIELDS.has(field) || value === '' || value === false || value === null || value === 0) continue;
    lines.dropped(`field "${shown(field)}"`, 'there is no place for it');
  }
}
