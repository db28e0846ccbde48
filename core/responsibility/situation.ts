import { addTo } from '../base';
import type { AssetType } from '../library';
import type { Responsibility } from '../model';
import { type Attestation, attestationOf } from './attested';
import type { Basis } from './basis';
import { enclosing, type Hosting, providerOf, type ServiceModelFact, serviceModelOf } from './hosting';
import { typeOfSubject } from './typing';

/** What decides the responsibilities of one element or boundary, looked up once for all of its layers. */
export interface Situation {
  readonly id: string;
  readonly type: AssetType | null;
  readonly model: ServiceModelFact;
  readonly hosting: Hosting | null;
  /** What the attestations of its provider say of its service and regions. */
  readonly attestation: Attestation;
  /** Records by layer: the subject's own first, then those of the boundaries around it, nearest first. */
  readonly records: ReadonlyMap<string, readonly Responsibility[]>;
}

export function situationOf(basis: Basis, id: string): Situation {
  const hosting = providerOf(basis.reader, id);
  return {
    id,
    type: typeOfSubject(basis, id),
    model: serviceModelOf(basis, id),
    hosting,
    attestation: attestationOf(basis, id, hosting),
    records: recordsByLayer(basis, id),
  };
}

function recordsByLayer({ reader }: Basis, id: string): ReadonlyMap<string, readonly Responsibility[]> {
  const byLayer = new Map<string, Responsibility[]>();
  for (const subject of [id, ...enclosing(reader, id).map(boundary => boundary.id)]) {
    for (const key of reader.ids('responsibilitiesOf', subject)) {
      const record = reader.row('responsibilities', key);
      if (!record) continue;
      addTo(byLayer, record.layer, record);
    }
  }
  return byLayer;
}
