import { byCodeUnit, stableJson } from '../base';
import type { Library } from '../library';
import type { Attested, DocumentId, Fact, Facts, OrganisationModel, Person, Provider } from '../model';
import { attestationsInForce, attestedIn } from './attested';
import { type DueStatus, nextReviews } from './cadence';
import { policyInForce } from './policy';
import type { ProviderUse } from './use';

/** The organisation of this device, as a project meets it. */
export interface OrganisationHere {
  readonly organisation: DocumentId;
  readonly model: OrganisationModel;
  /** What all projects say about its providers. */
  readonly uses: readonly ProviderUse[];
  readonly library: Library;
  readonly today: string;
}

/** What a project has of its own. */
interface ProvidersKept {
  readonly providers: ReadonlyMap<string, Provider>;
  readonly people: ReadonlyMap<string, Person>;
}

/**
 * Providers of a project that the organisation knows otherwise by now, as they are to be. A copy is what the organisation has; a
 * provider that the project named itself keeps its own words and learns what the organisation knows beyond them: whether it was
 * reviewed in time, whether its attestations hold and for what, and what was answered there. Copies of another organisation stay as they came.
 */
export function followedProviders(kept: ProvidersKept, here: OrganisationHere): readonly Provider[] {
  return [...kept.providers.values()].flatMap(provider => {
    const theirs = here.model.providers.get(provider.id);
    if (!theirs || (provider.copiedFrom && provider.copiedFrom.organisation !== here.organisation)) return [];
    const now = followed(provider, theirs, { kept, here });
    if (stableJson(now) === stableJson(provider)) return [];
    const { organisation, today: at } = here;
    return [{ ...now, copiedFrom: now.copiedFrom && { organisation, at } }];
  });
}

function followed(
  provider: Provider,
  theirs: Provider,
  { kept, here }: { readonly kept: ProvidersKept; readonly here: OrganisationHere },
): Provider {
  const known = factsKnown(theirs, here);
  const attested = attestedBy(theirs, here);
  if (!provider.copiedFrom)
    return { ...provider, attested, facts: merged(provider.facts, { ...provider.facts, ...known }) };
  const owner = theirs.owner !== null && kept.people.has(theirs.owner) ? theirs.owner : provider.owner;
  return { ...theirs, owner, attested, facts: merged(provider.facts, known), copiedFrom: provider.copiedFrom };
}

/** The later facts; one that says the same from the same source stays as it was written. */
function merged(before: Facts, now: Facts): Facts {
  return Object.fromEntries(
    Object.entries(now).map(([id, fact]) => {
      const old = before[id];
      const isSame = old?.origin.kind === 'organisation' && stableJson(old.value) === stableJson(fact.value);
      return [id, isSame && fact.origin.kind === 'organisation' ? old : fact];
    }),
  );
}

/** The attestations that are in force, with the names of what they speak of. */
function attestedBy({ id }: Provider, { model, today }: OrganisationHere): Attested[] {
  return attestationsInForce(model, id, today)
    .map(one => attestedIn(model, one))
    .sort((a, b) => byCodeUnit(a.name, b.name));
}

const REVIEW = { never: 'never', overdue: 'overdue', due: 'due', soon: 'ok', ok: 'ok' } as const satisfies Record<
  DueStatus,
  string
>;

/** What was answered about the provider, with what follows from its reviews and attestations. */
function factsKnown(provider: Provider, { model, uses, library, today }: OrganisationHere): Facts {
  const info = model.organisation.get('organisation');
  const fact = (value: string): Fact => ({
    value,
    origin: { kind: 'organisation', name: info?.name ?? '', at: today },
  });
  const used = uses.filter(use => use.provider === provider.id);
  const [full] = nextReviews({ model, policy: policyInForce(info, library), uses: used, today }, provider);
  const any = [...model.attestations.values()].some(one => one.provider === provider.id);
  const inForce = attestationsInForce(model, provider.id, today).length > 0;
  return {
    ...provider.facts,
    ...(full ? { review: fact(REVIEW[full.status]) } : {}),
    ...(any ? { attestation: fact(inForce ? 'current' : 'expired') } : {}),
  };
}
