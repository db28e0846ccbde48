import type { Facts, Origin } from '../../model';
import { cutTo, flagOf, member } from '../foreignValue';
import { type ReportLines, shown } from '../importReport';
import { KNOWN_ASSETS } from '../knownAssets';
import { encryptionOf } from '../protocols';
import type { TextKeeper } from '../textKeeper';
import { type Cell, isSet } from './cells';

/** Flags that speak of data. */
const FLAG_ASSETS = {
  storesCredentials: { asset: KNOWN_ASSETS.credentials, as: 'holds', flag: 'Stores credentials' },
  isALog: { asset: KNOWN_ASSETS.logs, as: 'holds', flag: 'Is a log' },
  handlesCardPayment: { asset: KNOWN_ASSETS.cards, as: 'processes', flag: 'Handles card payments' },
} as const;
export type FlagAsset = (typeof FLAG_ASSETS)[keyof typeof FLAG_ASSETS];

/** Types that a flag suggests when the name says nothing. */
const FLAG_TYPES = {
  isWebApplication: { id: 'web-app', reason: 'it is marked as a web application', confidence: 0.8 },
  isALog: { id: 'log-sink', reason: 'it is marked as a log', confidence: 0.7 },
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
  for (const { flag, asset } of assets) lines.mapped(`flag "${flag}"`, `data asset "${asset.name}"`);
  return assets;
}

/** What the file says about a store's own encryption. A flag that is not set says nothing: it is so on every new store. */
export function storeFacts(cell: Cell, origin: Origin, lines: ReportLines): Facts {
  if (cell.kind !== 'store') return {};
  if (!isSet(cell, 'isEncrypted')) {
    noteUnset(cell, lines);
    return {};
  }
  lines.mapped('flag "Encrypted" of a store', 'encryption at rest; whose key is not said');
  return { encryption_at_rest: { value: 'yes', origin } };
}

function noteUnset(cell: Cell, lines: ReportLines): void {
  if (member(cell.data, 'isEncrypted') === undefined) return;
  lines.dropped(
    'flag "Encrypted", not set',
    'it is not set on anything new, so it says nothing: encryption stays unknown',
  );
}

/** Encryption of a flow: its flag if set, else its protocol if that leaves no doubt, else unknown. */
export function flowFacts(cell: Cell, protocol: string, origin: Origin, lines: ReportLines): Facts {
  const byProtocol = encryptionOf(protocol);
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
