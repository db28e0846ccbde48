import type { AssetId, Facts, Origin } from '../../model';
import type { Draft } from '../draft';
import { cutTo } from '../foreignValue';
import { shown } from '../importReport';
import { KNOWN_ASSETS, type KnownAsset, keepAsset } from '../knownAssets';
import type { Attribute, Form, Thing } from './drawing';

/** What the attributes of a thing come to. */
export interface Said {
  readonly props: Facts;
  readonly holds: readonly AssetId[];
  readonly tags: string[];
}

/** A property value of the library that an answer stands for. */
interface Meaning {
  readonly forms: readonly Form[];
  /** Name of the attribute, or the end of what it is called: Azure stencils repeat their own name before it. */
  readonly attribute: RegExp;
  readonly property: string;
  readonly values: Readonly<Record<string, string>>;
}

const OPEN = 'Allow access from all networks';
const YES_NO = { Yes: 'yes', No: 'no', True: 'yes', False: 'no' };

const MEANINGS: readonly Meaning[] = [
  { forms: ['process'], attribute: /^hasInputSanitizers$/, property: 'input_validation', values: YES_NO },
  { forms: ['process'], attribute: /^hasOutputSanitizers$/, property: 'output_encoding', values: YES_NO },
  {
    forms: ['process'],
    attribute: /^runningAs$/,
    property: 'privileged',
    values: { Kernel: 'yes', System: 'yes', Administrator: 'yes' },
  },
  {
    forms: ['process'],
    attribute: /^runningAs$/,
    property: 'least_privilege',
    values: {
      'Standard User With Elevation': 'partial',
      'Network Service': 'yes',
      'Local Service': 'yes',
      'Standard User Without Elevation': 'yes',
      'Windows Store App': 'yes',
    },
  },
  { forms: ['store'], attribute: /^Encrypted$/, property: 'encryption_at_rest', values: { Yes: 'yes' } },
  {
    forms: ['process', 'store'],
    attribute: /TDE Enabled$/,
    property: 'encryption_at_rest',
    values: { True: 'provider-key', False: 'no' },
  },
  {
    forms: ['process', 'store'],
    attribute: /(HTTPS|TLS|SSL) Enforced$/,
    property: 'encryption_in_transit',
    values: { True: 'tls', Yes: 'tls', False: 'no', No: 'no' },
  },
  {
    forms: ['process', 'store'],
    attribute: /(Auditing|Audit Logging) Enabled$/,
    property: 'logging',
    values: { True: 'full', False: 'none' },
  },
  {
    forms: ['process', 'store'],
    attribute: /Vulnerability Assessment Enabled$/,
    property: 'vuln_scanned',
    values: { True: 'periodic', False: 'no' },
  },
  { forms: ['process'], attribute: /Processes XML$/, property: 'parses_xml', values: YES_NO },
  {
    forms: ['store'],
    attribute: /(Firewall Settings|^Network Security)$/,
    property: 'public_access',
    values: {
      [OPEN]: 'yes',
      'Allow access from Azure': 'no',
      'Allow access from selected networks': 'no',
      'Allow access from selective networks': 'no',
      'Allow access from selected networks (including Azure)': 'no',
      'Allow access from selected networks (excluding Azure)': 'no',
    },
  },
  {
    forms: ['process'],
    attribute: /Firewall Settings$/,
    property: 'internet_facing',
    values: { [OPEN]: 'yes', 'Allow access from selected networks': 'no' },
  },
  {
    forms: ['store', 'process'],
    attribute: /^Authenticating to Key Vault$/,
    property: 'authn',
    values: { 'Managed Identities': 'federated', 'Service or User Principal and Secret': 'shared-key' },
  },
  {
    forms: ['flow'],
    attribute: /^authenticatesSource$/,
    property: 'authn',
    values: { No: 'none' },
  },
  { forms: ['flow'], attribute: /^(REST|SOAP)$/, property: 'via', values: { Yes: 'api' } },
];

/** Data that a yes to an attribute speaks of. */
const DATA: ReadonlyMap<string, KnownAsset> = new Map<string, KnownAsset>([
  ['storesCredentials', KNOWN_ASSETS.credentials],
  ['Creds', KNOWN_ASSETS.credentials],
  ['storesLogData', KNOWN_ASSETS.logs],
  ['GPS', KNOWN_ASSETS.personal],
  ['Contacts', KNOWN_ASSETS.personal],
  ['Calendar', KNOWN_ASSETS.personal],
  ['SMSmessages', KNOWN_ASSETS.personal],
  ['e-mail', KNOWN_ASSETS.personal],
]);

/** Attributes that are read elsewhere, by name and by label. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['Name', 'Out Of Scope', 'Reason For Out Of Scope', 'Storage Type'],
  'providesConfidentiality',
]);
/** What a stencil fixes says of what kind it is, and the stencil itself says that already. */
const KIND_OF_STENCIL: ReadonlySet<string> = new Set(['storeType', 'type', 'codeType']);

/** Reads the attributes of a thing: properties, data, and tags for the rest; one line in the report for each. */
export function readAttributesOf(thing: Thing, origin: Origin, draft: Draft): Said {
  const props: Record<string, Facts[string]> = {};
  const holds = new Set<AssetId>();
  const tags = new Set<string>();
  for (const attribute of thing.attributes) {
    const { name, label, value } = attribute;
    if (ELSEWHERE.has(label) || ELSEWHERE.has(name) || saysNothing(attribute, draft)) continue;
    const asset = value === 'Yes' ? DATA.get(name) : undefined;
    const meaning = meaningOf(thing.form, attribute);
    if (asset) {
      holds.add(keepAsset(asset, origin, draft));
      draft.lines.mapped(`attribute "${shown(label)}"`, `data asset "${asset.name}"`);
    } else if (meaning) {
      props[meaning.property] = { value: meaning.value, origin };
      draft.lines.mapped(
        `attribute "${shown(label)}": ${shown(value)}`,
        draft.tools.wordsOfFact(meaning.property, meaning.value),
      );
    } else if (!attribute.fixed) {
      tags.add(cutTo(`${label}: ${value}`, 1000));
      draft.lines.mapped(`attribute "${shown(label)}"`, 'tag');
    } else if (!KIND_OF_STENCIL.has(name) && thing.form !== 'flow') {
      draft.lines.dropped(
        `attribute "${shown(label)}": ${shown(value)}`,
        'the stencil fixes it, so it says nothing more',
      );
    }
  }
  return { props, holds: [...holds], tags: [...tags] };
}

/** An attribute as it is on everything new: nobody has said it. */
function saysNothing({ asDrawn, label, value }: Attribute, draft: Draft): boolean {
  if (label === 'Dataflow Order' && value === '0') return true;
  if (!asDrawn && value !== '') return false;
  if (value !== '' && value !== 'Select' && value !== 'Not Selected' && value !== 'false') {
    const reason = 'it is so on everything new, so nobody has said it';
    draft.lines.dropped(`attribute "${shown(label)}": ${shown(value)}, not changed`, reason);
  }
  return true;
}

function meaningOf(form: Form, { name, label, value, fixed }: Attribute) {
  if (fixed) return null;
  for (const meaning of MEANINGS) {
    if (!meaning.forms.includes(form)) continue;
    if (!meaning.attribute.test(name) && !meaning.attribute.test(label.trim())) continue;
    const said = Object.hasOwn(meaning.values, value) ? meaning.values[value] : undefined;
    if (said !== undefined) return { property: meaning.property, value: said };
  }
  return null;
}
