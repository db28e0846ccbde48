import type { Attestation, Attested, OrganisationModel, Service } from '../model';
import { type Coverage, coverageOf } from '../responsibility';

type Assured = Pick<OrganisationModel, 'attestations' | 'services'>;

/** The attestations of a provider that hold on a day: it is not before their first, nor after their last. */
export function attestationsInForce(model: Assured, provider: string, day: string): readonly Attestation[] {
  return [...model.attestations.values()].filter(
    one => one.provider === provider && (one.from ?? day) <= day && (one.until ?? day) >= day,
  );
}

/** An attestation with its services by name, as a project keeps it. */
export function attestedIn({ services }: Assured, { name, services: ids, regions, until }: Attestation): Attested {
  return { name, services: ids.flatMap(id => services.get(id)?.name ?? []), regions, until };
}

/** How the attestations in force stand to a service that is in use, in the regions that are noted of it; null where there are none at all. */
export function coverageOfService(model: Assured, service: Service, day: string): Coverage | null {
  const attested = attestationsInForce(model, service.provider, day).map(one => attestedIn(model, one));
  if (attested.length === 0) return null;
  return coverageOf(attested, {
    service: { names: [service.name], said: true },
    regions: { names: service.regions, said: service.regions.length > 0 },
  });
}
