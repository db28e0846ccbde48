import { layersOf, type Topic } from '../library';
import type { ControlRecord, ControlStatus, Flow } from '../model';
import { type Hosting, providerOf, type Situation, shareIn, situationOf, typeOfSubject } from '../responsibility';
import type { DatedBasis } from './basis';
import type { StatusSource } from './controlRow';
import { better, isKnown, saidByFacts, saidByProperties, worse } from './implied';

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
  const recorded = recordedStatus(basis, control, subject);
  if (recorded) return { status: recorded, source: 'recorded' };
  const everywhere = subject === 'project' ? null : recordedStatus(basis, control, 'project');
  if (everywhere) return { status: everywhere, source: 'recorded-for-project' };
  return computedStatus(basis, control, subject) ?? projectFacts(basis, control) ?? UNKNOWN;
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
function computedStatus(basis: DatedBasis, control: string, subject: string): StatusFact | null {
  const flow = basis.reader.row('flows', subject);
  if (flow) return flowStatus(basis, control, flow);
  const provider = basis.reader.row('providers', subject);
  if (provider) return asSaid(saidByFacts('provider', provider.facts, control), 'provider');
  return placedStatus(basis, control, subject);
}

function asSaid(status: ControlStatus | null, source: StatusSource): StatusFact | null {
  return status === null ? null : { status, source };
}

function projectFacts({ reader }: DatedBasis, control: string): StatusFact | null {
  const project = reader.row('project', 'project');
  return project ? asSaid(saidByFacts('project', project.facts, control), 'implied') : null;
}

/** What is said of the flow itself counts; else a control sits on either end of it. */
function flowStatus(basis: DatedBasis, control: string, flow: Flow): StatusFact | null {
  const own = saidByFacts('flow', flow.props, control);
  if (own !== null) return { status: own, source: 'implied' };
  let best: ControlStatus | null = null;
  for (const end of [flow.source, flow.target]) {
    if (end !== null)
      best = better(best, recordedStatus(basis, control, end) ?? placedStatus(basis, control, end)?.status ?? null);
  }
  return isKnown(best) ? { status: best, source: 'implied' } : null;
}

/** The state on an element or a boundary that is an asset of its own: what its properties say, and its provider's part. */
function placedStatus(basis: DatedBasis, control: string, subject: string): StatusFact | null {
  const own = saidOf(basis, control, subject);
  const hosting = providerOf(basis.reader, subject);
  const theirs = hosting ? providersPart(basis, control, { subject, hosting }) : null;
  if (own === null) return theirs?.alone ? { status: theirs.status, source: 'provider' } : null;
  // Where each side must act for it to work, the weaker side is what there is.
  if (theirs && !theirs.alone) return { status: worse(own, theirs.status), source: 'implied' };
  return { status: own, source: 'implied' };
}

function saidOf(basis: DatedBasis, control: string, subject: string): ControlStatus | null {
  const row = basis.reader.row('elements', subject) ?? basis.reader.row('boundaries', subject);
  const type = row ? typeOfSubject(basis, subject) : null;
  return row && type ? saidByProperties(basis.library, control, { type: type.id, props: row.props }) : null;
}

interface ProvidersPart {
  readonly status: ControlStatus;
  /** The layers of the control are the provider's alone; else it shares them with the customer. */
  readonly alone: boolean;
}

/**
 * What the provider contributes: what is recorded on it, or what its facts say, or, for layers that are its alone, the word of a
 * current attestation. In a shared layer a report says nothing of the customer's half, so that it alone never puts a control in place.
 */
function providersPart(
  basis: DatedBasis,
  control: string,
  { subject, hosting }: { readonly subject: string; readonly hosting: Hosting },
): ProvidersPart | null {
  const { provider } = hosting;
  const ofItself = saidByFacts('provider', provider.facts, control);
  if (ofItself !== null) return { status: ofItself, alone: true };
  const recorded = recordedStatus(basis, control, provider.id);
  const attested = provider.facts['attestation']?.value === 'current';
  if (recorded === null && !attested) return null;
  const duty = dutyOf(basis, control, subject);
  if (duty === 'provider') return { status: recorded ?? 'attested', alone: true };
  return duty === 'shared' && isKnown(recorded) ? { status: recorded, alone: false } : null;
}

/** Whose a control is on a subject: all of its layers the provider's, some shared, or the customer's. */
function dutyOf(basis: DatedBasis, control: string, subject: string): 'provider' | 'shared' | 'customer' {
  const topic: Topic['id'] | undefined = basis.library.controls.get(control)?.topic;
  if (topic === undefined) return 'customer';
  const situation: Situation = situationOf(basis, subject);
  const shares = layersOf(basis.library, topic).map(layer => shareIn(basis, layer.id, situation).share);
  const asked = new Set(shares.filter(share => share !== 'n/a'));
  if (asked.size === 1 && asked.has('P')) return 'provider';
  return asked.has('Sd') ? 'shared' : 'customer';
}
