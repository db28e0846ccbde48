import { type ImpliedControl, impliedControlsOf, type Library, propertiesOf } from '../library';
import { CONTROL_STATUSES, type ControlStatus, type Facts } from '../model';

type StatesOfValue = Readonly<Record<string, ControlStatus>>;
/** Fact → what its values say of which control. */
type SpokenFacts = Readonly<Record<string, { readonly control: string; readonly states: StatesOfValue }>>;

/** What is said of a data flow itself; it counts before anything that is said of its ends. */
const FLOW_FACTS: SpokenFacts = {
  enc: {
    control: 'ctl-dat-enc-transit',
    states: { none: 'missing', weak: 'partial', tls: 'implemented', mtls: 'implemented' },
  },
  minimised: { control: 'ctl-dat-minimise', states: { no: 'missing', yes: 'implemented' } },
  rate_limited: { control: 'ctl-net-ratelimit', states: { no: 'missing', yes: 'implemented' } },
  logged: { control: 'ctl-log-enable', states: { no: 'missing', yes: 'implemented' } },
  validated: { control: 'ctl-app-input', states: { no: 'missing', yes: 'implemented' } },
  fresh: { control: 'ctl-iam-session', states: { no: 'missing', yes: 'implemented' } },
};

/** What is said of the whole project. */
const PROJECT_FACTS: SpokenFacts = {
  cloud_policy: { control: 'ctl-gov-policy', states: { no: 'missing', yes: 'implemented' } },
  risk_owner: { control: 'ctl-gov-risk-owner', states: { no: 'missing', yes: 'implemented' } },
  region_allowlist: { control: 'ctl-cfg-region', states: { no: 'missing', yes: 'implemented' } },
  dpia: { control: 'ctl-dat-dpia', states: { no: 'missing', yes: 'implemented' } },
};

/** What is said of a provider. */
const PROVIDER_FACTS: SpokenFacts = {
  attestation: {
    control: 'ctl-prv-attestation',
    states: { current: 'attested', expired: 'claimed', none: 'missing', uncovered: 'missing' },
  },
  isolation_evidence: { control: 'ctl-prv-isolation', states: { no: 'missing', yes: 'attested' } },
  subprocessors: { control: 'ctl-prv-subproc', states: { unknown: 'missing', known: 'implemented' } },
  exit_tested: { control: 'ctl-bcp-exit', states: { no: 'missing', yes: 'implemented' } },
  support_access: { control: 'ctl-prv-access', states: { uncontrolled: 'missing', controlled: 'implemented' } },
  breach_hours: {
    control: 'ctl-ir-notify',
    states: { none: 'missing', '>72': 'modify', '<=72': 'implemented', '<=24': 'implemented' },
  },
};

/** The control that each fact of a flow, of the project and of a provider speaks about: for checks against a library. */
export const SPOKEN_FACTS = { flow: FLOW_FACTS, project: PROJECT_FACTS, provider: PROVIDER_FACTS } as const;

const factOf = (of: keyof typeof SPOKEN_FACTS) =>
  new Map(
    Object.entries<SpokenFacts[string]>(SPOKEN_FACTS[of]).map(([fact, spoken]) => [
      spoken.control,
      { fact, ...spoken },
    ]),
  );

/** By control: the fact that speaks about it. */
const SPOKEN_OF = { flow: factOf('flow'), project: factOf('project'), provider: factOf('provider') } as const;

/** Whether any fact of a flow, of the project or of a provider speaks about a control. */
export function isSpokenOf(of: keyof typeof SPOKEN_FACTS, control: string): boolean {
  return SPOKEN_OF[of].has(control);
}

/** What the facts of a flow, of the project or of a provider say of a control; null for nothing. */
export function saidByFacts(of: keyof typeof SPOKEN_FACTS, facts: Facts, control: string): ControlStatus | null {
  const spoken = SPOKEN_OF[of].get(control);
  const value = spoken ? facts[spoken.fact]?.value : undefined;
  if (!spoken || typeof value !== 'string') return null;
  // What somebody typed may be the name of something that every object has.
  return Object.hasOwn(spoken.states, value) ? (spoken.states[value] ?? null) : null;
}

interface Spoken {
  /** Control → the properties that speak about it. */
  readonly properties: ReadonlyMap<string, ReadonlySet<string>>;
  /** Type → its properties. */
  readonly ofType: ReadonlyMap<string, ReadonlySet<string>>;
  /** `property=value` → what it says of which control; filled as values occur. */
  readonly ofValue: Map<string, ReadonlyMap<string, ControlStatus>>;
}

// A library never changes, so what is worked out of it is kept as long as it is.
const spokenOf = new WeakMap<Library, Spoken>();

function spoken(library: Library): Spoken {
  const known = spokenOf.get(library);
  if (known) return known;
  const properties = new Map<string, Set<string>>();
  for (const { control, property } of library.impliedControls) {
    properties.set(control, (properties.get(control) ?? new Set()).add(property));
  }
  const ofType = new Map(
    [...library.types.keys()].map(type => [type, new Set(propertiesOf(library, type).map(property => property.id))]),
  );
  const made = { properties, ofType, ofValue: new Map() };
  spokenOf.set(library, made);
  return made;
}

/** The controls that the properties of a type speak about, each once, in the order of the library. */
export function controlsAbout(library: Library, type: string): readonly string[] {
  const own = propertiesOf(library, type);
  return [...new Set(own.flatMap(property => impliedControlsOf(library, property.id).map(row => row.control)))];
}

/**
 * What the properties of an element say of which control. Several may speak about one: the best counts.
 * Only properties that the type has are heard, so that a forgotten answer from before a change of type does not count.
 */
export function saidByProperties(
  library: Library,
  element: { readonly type: string; readonly props: Facts },
): ReadonlyMap<string, ControlStatus> {
  const said = new Map<string, ControlStatus>();
  const own = spoken(library).ofType.get(element.type);
  for (const [property, fact] of Object.entries(element.props)) {
    if (typeof fact.value !== 'string' || !own?.has(property)) continue;
    for (const [control, status] of saidByValue(library, property, fact.value)) {
      said.set(control, better(said.get(control) ?? null, status) ?? status);
    }
  }
  return said;
}

const NO_STATES: ReadonlyMap<string, ControlStatus> = new Map();

/** What one value of a property says of which control; worked out once for every value of the library. */
function saidByValue(library: Library, property: string, value: string): ReadonlyMap<string, ControlStatus> {
  const { ofValue } = spoken(library);
  const key = `${property}=${value}`;
  const known = ofValue.get(key);
  if (known) return known;
  // What is no value of the library says nothing; it is not kept, since files may hold any number of such.
  if (library.properties.get(property)?.values.includes(value) !== true) return NO_STATES;
  const states = new Map<string, ControlStatus>();
  for (const { control } of impliedControlsOf(library, property)) {
    const status = statusOfValue(library, { control, property, value });
    if (status !== null) states.set(control, status);
  }
  ofValue.set(key, states);
  return states;
}

const NOTHING_THERE: ReadonlySet<string> = new Set(['no', 'none', 'missing']);

/**
 * What one value of a property says of a control. The library names the values that put it in place; of the others, `no`, `none`
 * and the like mean that it is missing, and so does a value that puts another control in place (a key of the provider means:
 * no key of our own); what lies between means: partly, unless the library says that nothing is known of it.
 * Where a property never says more than `partial`, its other values say nothing.
 */
function statusOfValue(
  library: Library,
  { control, property, value }: { readonly control: string; readonly property: string; readonly value: string },
): ControlStatus | null {
  const rows = impliedControlsOf(library, property);
  const own = rows.filter(row => row.control === control);
  const hit = own.find(row => row.values.includes(value));
  if (hit) return hit.as === 'unknown' ? null : hit.as;
  const values = library.properties.get(property)?.values ?? [];
  if (!values.includes(value) || value === '?' || !own.some(row => row.as === 'implemented')) return null;
  const onlyTwo = values.filter(one => one !== '?').length === 2;
  if (onlyTwo || NOTHING_THERE.has(value) || putsInPlace(rows, value)) return 'missing';
  return 'partial';
}

function putsInPlace(rows: readonly ImpliedControl[], value: string): boolean {
  return rows.some(row => row.as === 'implemented' && row.values.includes(value));
}

/** The better of two states; what is not known or not needed loses against anything that is. */
export function better(a: ControlStatus | null, b: ControlStatus | null): ControlStatus | null {
  if (!isKnown(a)) return isKnown(b) ? b : (a ?? b);
  if (!isKnown(b)) return a;
  return CONTROL_STATUSES.indexOf(a) <= CONTROL_STATUSES.indexOf(b) ? a : b;
}

/** The worse of two known states. */
export function worse(a: ControlStatus, b: ControlStatus): ControlStatus {
  return CONTROL_STATUSES.indexOf(a) >= CONTROL_STATUSES.indexOf(b) ? a : b;
}

/** Whether a state says anything of the control: assessed, and needed. */
export function isKnown(status: ControlStatus | null): status is ControlStatus {
  return status !== null && status !== 'unknown' && status !== 'n/a';
}
