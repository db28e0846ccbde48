import { layersOf } from '../library';
import type { ControlRecord, ControlStatus, Facts, Flow, Provider } from '../model';
import {
  type Attestation,
  attestationOf,
  providerOf,
  type Situation,
  shareIn,
  situationOf,
  typeOfSubject,
} from '../responsibility';
import type { DatedBasis } from './basis';
import type { StatusSource } from './controlRow';
import { better, isKnown, isSpokenOf, saidByFacts, saidByProperties, worse } from './implied';

/** The state of one control on one subject, and where it comes from. */
export interface StatusFact {
  readonly status: ControlStatus;
  readonly source: StatusSource;
}

const UNKNOWN: StatusFact = { status: 'unknown', source: 'none' };

/** What a state becomes when its evidence has run out. */
const STALE: Readonly<Partial<Record<ControlStatus, ControlStatus>>> = { verified: 'implemented', attested: 'claimed' };

/**
 * The state of a control on an element, flow, boundary, data asset, provider or the project. What is nearest counts:
 * 1. a record on the subject, 2. a record on the project, 3. what the subject's own properties or facts imply,
 * 4. for a flow: the better state of its two ends, 5. what the provider does in layers that are its alone, 6. facts of the project.
 * Without any of them: unknown.
 */
export function statusOf(basis: DatedBasis, control: string, subject: string): StatusFact {
  return statusesOf(basis, subject)(control);
}

/** As `statusOf`, for many controls of one subject: what they rest on is looked up once, and each control is worked out once. */
export function statusesOf(basis: DatedBasis, subject: string): (control: string) => StatusFact {
  const known = new Map<string, StatusFact>();
  const recorded = recordsOf(basis, subject);
  const recordedForProject = subject === 'project' ? () => null : recordsOf(basis, 'project');
  const computed = computedStatuses(basis, subject);
  const workOut = (control: string): StatusFact => {
    const own = recorded(control);
    if (own) return { status: own, source: 'recorded' };
    const everywhere = recordedForProject(control);
    if (everywhere) return { status: everywhere, source: 'recorded-for-project' };
    return computed(control) ?? projectFacts(basis, control) ?? UNKNOWN;
  };
  return control => {
    const before = known.get(control);
    if (before) return before;
    const fact = workOut(control);
    known.set(control, fact);
    return fact;
  };
}

type Recorded = (control: string) => ControlStatus | null;
type Computed = (control: string) => StatusFact | null;

/** The states recorded on a subject. */
function recordsOf(basis: DatedBasis, subject: string): Recorded {
  const keys = basis.reader.ids('controlsOfSubject', subject);
  return keys.length === 0 ? () => null : control => recordedStatus(basis, control, subject);
}

function recordedStatus(basis: DatedBasis, control: string, subject: string): ControlStatus | null {
  const record = basis.reader.row('controls', `${control}@${subject}`);
  if (!record) return null;
  return hasRunOut(basis, record) ? (STALE[record.status] ?? record.status) : record.status;
}

/** Evidence holds to the end of its last day. A record whose every piece of evidence has run out has none. */
function hasRunOut({ reader, today }: DatedBasis, record: ControlRecord): boolean {
  if (record.expires !== null && record.expires < today) return true;
  if (record.evidence.length === 0) return false;
  return record.evidence.every(id => (reader.row('evidence', id)?.expires ?? today) < today);
}

/** What follows from the subject without its being recorded. */
function computedStatuses(basis: DatedBasis, subject: string): Computed {
  const flow = basis.reader.row('flows', subject);
  if (flow) return flowStatuses(basis, flow);
  const provider = basis.reader.row('providers', subject);
  if (provider) return control => asSaid(saidByFacts('provider', provider.facts, control), 'provider');
  return placedStatuses(basis, subject);
}

function asSaid(status: ControlStatus | null, source: StatusSource): StatusFact | null {
  return status === null ? null : { status, source };
}

function projectFacts({ reader }: DatedBasis, control: string): StatusFact | null {
  if (!isSpokenOf('project', control)) return null;
  const project = reader.row('project', 'project');
  return project ? asSaid(saidByFacts('project', project.facts, control), 'implied') : null;
}

/** What is said of the flow itself counts; else a control sits on either end of it. */
function flowStatuses(basis: DatedBasis, flow: Flow): Computed {
  const ends = [flow.source, flow.target]
    .filter(end => end !== null)
    .map(end => ({ recorded: recordsOf(basis, end), placed: placedStatuses(basis, end) }));
  return control => {
    const own = saidByFacts('flow', flow.props, control);
    if (own !== null) return { status: own, source: 'implied' };
    let best: ControlStatus | null = null;
    for (const end of ends) best = better(best, end.recorded(control) ?? end.placed(control)?.status ?? null);
    return isKnown(best) ? { status: best, source: 'implied' } : null;
  };
}

/** The state on an element or a boundary that is an asset of its own: what its properties say, and its provider's part. */
function placedStatuses(basis: DatedBasis, subject: string): Computed {
  const said = saidOf(basis, subject);
  const theirs = providersPart(basis, subject);
  return control => {
    const own = said.get(control) ?? null;
    const part = theirs(control);
    if (own === null) return part?.alone ? { status: part.status, source: 'provider' } : null;
    // Where each side must act for it to work, the weaker side is what there is.
    if (part && !part.alone) return { status: worse(own, part.status), source: 'implied' };
    return { status: own, source: 'implied' };
  };
}

const NOTHING_SAID: ReadonlyMap<string, ControlStatus> = new Map();

function saidOf(basis: DatedBasis, subject: string): ReadonlyMap<string, ControlStatus> {
  const row = basis.reader.row('elements', subject) ?? basis.reader.row('boundaries', subject);
  const type = row ? typeOfSubject(basis, subject) : null;
  return row && type ? saidByProperties(basis.library, { type: type.id, props: row.props }) : NOTHING_SAID;
}

interface ProvidersPart {
  readonly status: ControlStatus;
  /** The layers of the control are the provider's alone; else it shares them with the customer. */
  readonly alone: boolean;
}

/**
 * What the provider contributes: what is recorded on it, or what its facts say, or, for layers that are its alone, the word of a
 * current attestation that covers the subject. In a shared layer a report says nothing of the customer's half, so that it alone never puts a control in place.
 */
function providersPart(basis: DatedBasis, subject: string): (control: string) => ProvidersPart | null {
  const provider = providerOf(basis.reader, subject)?.provider;
  if (!provider) return () => null;
  const recordedOn = recordsOf(basis, provider.id);
  const dutyOf = dutiesOf(basis, subject);
  const attestation = attestationOf(basis, subject);
  const facts = { ...provider.facts, ...seenFrom(attestation, provider) };
  const attested = attestation.value === 'current';
  return control => {
    const ofItself = saidByFacts('provider', facts, control);
    if (ofItself !== null) return { status: ofItself, alone: true };
    const recorded = recordedOn(control);
    if (recorded === null && !attested) return null;
    const duty = dutyOf(control);
    if (duty === 'provider') return { status: recorded ?? 'attested', alone: true };
    return duty === 'shared' && isKnown(recorded) ? { status: recorded, alone: false } : null;
  };
}

/** Of a service or region that no attestation covers, the provider's attestation says nothing good, whatever it says of others. */
function seenFrom({ value, coverage }: Attestation, { facts }: Provider): Facts {
  const fact = facts['attestation'];
  return fact && coverage ? { attestation: { ...fact, value: value ?? '?' } } : {};
}

type Duty = 'provider' | 'shared' | 'customer';

/** Whose a control is on a subject: all of its layers the provider's, some shared, or the customer's. Looked up once a topic. */
function dutiesOf(basis: DatedBasis, subject: string): (control: string) => Duty {
  const known = new Map<string, Duty>();
  let situation: Situation | null = null;
  return control => {
    const topic = basis.library.controls.get(control)?.topic ?? '';
    const before = known.get(topic);
    if (before) return before;
    situation ??= situationOf(basis, subject);
    const duty = dutyIn(basis, topic, situation);
    known.set(topic, duty);
    return duty;
  };
}

function dutyIn(basis: DatedBasis, topic: string, situation: Situation): Duty {
  const shares = layersOf(basis.library, topic).map(layer => shareIn(basis, layer.id, situation).share);
  const asked = new Set(shares.filter(share => share !== 'n/a'));
  if (asked.size === 1 && asked.has('P')) return 'provider';
  return asked.has('Sd') ? 'shared' : 'customer';
}
