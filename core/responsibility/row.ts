import type { Responsibility } from '../model';
import type { Basis } from './basis';
import { enclosing } from './hosting';
import { type LayerShare, layersFor, shareIn } from './share';
import { type Situation, situationOf } from './situation';

/**
 * Whether everybody who has to act in a layer is known.
 * - `named`: whoever the share asks for is there: a customer's team or person for C, Sd and Si, evidence of the provider for P and Sd.
 * - `gap`: somebody is missing, and that is settled: the layer has a record of its own that names nobody (an empty party says so even
 *   against the element's owner), or the provider is known to have no current attestation
 *   for its service and regions.
 * - `unknown`: somebody is missing, and nobody has looked yet. A bare element is all unknown, never a gap.
 * - `none`: the layer is not applicable, so there is nobody to name.
 */
export type Assignment = 'named' | 'gap' | 'unknown' | 'none';

/** One layer of one element or boundary. */
export interface ResponsibilityCell extends LayerShare {
  readonly layer: string;
  /** The customer's team or person; null where nobody is named or nobody is needed. */
  readonly party: string | null;
  /** What shows that the provider does its part: the words of a record, or `attestation` for its current attestation; null for nothing. */
  readonly evidence: { readonly by: 'record' | 'attestation'; readonly text: string } | null;
  readonly assigned: Assignment;
  /** Which side is missing where `assigned` is `gap` or `unknown`. */
  readonly missing: 'customer' | 'provider' | 'both' | 'share' | null;
}

/** All layers of one element or boundary. */
export interface ResponsibilityRow {
  readonly subject: string;
  readonly situation: Situation;
  readonly cells: readonly ResponsibilityCell[];
}

/** Who acts in each layer of an element or boundary, in the order of the library; AI layers come last, where the type has them. */
export function responsibilityRow(
  basis: Basis,
  id: string,
  situation: Situation = situationOf(basis, id),
): ResponsibilityRow {
  const owner = ownerName(basis, id);
  const cells = layersFor(basis.library, situation.type).map(layer => cellOf(basis, layer.id, situation, owner));
  return { subject: id, situation, cells };
}

/** The name of the owner of an element or boundary; where it has none, that of the nearest boundary around it that has one. */
export function ownerName({ reader }: Pick<Basis, 'reader'>, id: string): string | null {
  const own = reader.row('elements', id) ?? reader.row('boundaries', id);
  for (const row of own ? [own, ...enclosing(reader, id)] : []) {
    const person = row.owner === null ? undefined : reader.row('people', row.owner);
    if (person) return person.name;
  }
  return null;
}

function cellOf(basis: Basis, layer: string, situation: Situation, owner: string | null): ResponsibilityCell {
  const share = shareIn(basis, layer, situation);
  const records = situation.records.get(layer) ?? [];
  const party = partyOf(records, owner);
  const evidence = evidenceOf(records, situation);
  const missing = missingSide(share, party, evidence);
  // Written out field by field: a spread here took fifty times as long as everything else.
  return {
    share: share.share,
    source: share.source,
    reason: share.reason,
    from: share.from,
    layer,
    party,
    evidence,
    missing,
    assigned: assignmentOf(share, missing, settled(records, situation, missing)),
  };
}

/** The first record that says who counts; an empty name says: nobody. Without any, the owner does. */
function partyOf(records: readonly Responsibility[], owner: string | null): string | null {
  const party = records.find(record => record.party !== null)?.party ?? owner;
  return party === null || party.trim() === '' ? null : party;
}

function evidenceOf(
  records: readonly Responsibility[],
  { hosting, attestation }: Situation,
): ResponsibilityCell['evidence'] {
  const text = records.find(record => record.providerEvidence.trim() !== '')?.providerEvidence;
  if (text !== undefined) return { by: 'record', text };
  return attestation.value === 'current' ? { by: 'attestation', text: hosting?.provider.name ?? '' } : null;
}

const ASKS_CUSTOMER: ReadonlySet<string | null> = new Set(['C', 'Sd', 'Si']);
const ASKS_PROVIDER: ReadonlySet<string | null> = new Set(['P', 'Sd']);

function missingSide(
  { share }: LayerShare,
  party: string | null,
  evidence: ResponsibilityCell['evidence'],
): ResponsibilityCell['missing'] {
  if (share === null) return 'share';
  const customer = ASKS_CUSTOMER.has(share) && party === null;
  const provider = ASKS_PROVIDER.has(share) && evidence === null;
  if (customer && provider) return 'both';
  if (customer) return 'customer';
  return provider ? 'provider' : null;
}

const NOT_ATTESTED: ReadonlySet<string | null> = new Set(['none', 'expired', 'uncovered']);

function settled(
  records: readonly Responsibility[],
  { id, attestation }: Situation,
  missing: ResponsibilityCell['missing'],
): boolean {
  if (missing === null || missing === 'share') return false;
  if (records.some(record => record.subject === id)) return true;
  return missing !== 'customer' && NOT_ATTESTED.has(attestation.value);
}

function assignmentOf({ share }: LayerShare, missing: ResponsibilityCell['missing'], isSettled: boolean): Assignment {
  if (share === 'n/a') return 'none';
  if (missing === null) return 'named';
  return isSettled ? 'gap' : 'unknown';
}
