import type { Library } from '../library';
import type { Basis } from './basis';
import { ownerName, type ResponsibilityCell, responsibilityRow } from './row';
import { situationOf } from './situation';

/** The facts about responsibilities that rules ask for. */
export type ResponsibilityFactId = 'assigned' | 'control_fit';

const WORD_OF_SHARE: Readonly<Record<string, string>> = { C: 'customer', P: 'provider', Sd: 'shared', Si: 'shared' };

/**
 * A fact over all layers or controls of an element: every value that occurs, in order, `?` for what nobody has settled.
 * Empty where the fact does not concern the subject.
 */
export function responsibilityFact(basis: Basis, id: string, fact: string): readonly string[] {
  if (fact === 'assigned') return assigned(basis, id);
  return fact === 'control_fit' ? distinct(controlFit(basis, id)) : [];
}

// A library never changes, so what follows from it alone is kept as long as it is.
const usual = new WeakMap<Library, Map<string, readonly string[]>>();

/** Without records of its own a subject is as every other of its type, service model, and known or unknown owner and attestation. */
function assigned(basis: Basis, id: string): readonly string[] {
  const situation = situationOf(basis, id);
  const workOut = () => distinct(responsibilityRow(basis, id, situation).cells.flatMap(valueOfCell));
  if (situation.records.size > 0) return workOut();
  const { type, model, attestation } = situation;
  const owned = (ownerName(basis, id) ?? '').trim() !== '';
  const key = [type?.id, model.model, model.source, owned, attestation.value].join(' ');
  const kept = usual.get(basis.library) ?? new Map<string, readonly string[]>();
  usual.set(basis.library, kept);
  const known = kept.get(key) ?? workOut();
  kept.set(key, known);
  return known;
}

const distinct = (values: readonly string[]) => [...new Set(values)].sort();

function valueOfCell({ assigned: state, share }: ResponsibilityCell): readonly string[] {
  if (state === 'none') return [];
  if (state === 'gap') return ['gap'];
  return [state === 'unknown' ? '?' : (WORD_OF_SHARE[share ?? ''] ?? '?')];
}

/** How the controls recorded on the element fit the cloud; without any record that says so, not known. */
function controlFit({ reader }: Basis, id: string): readonly string[] {
  const fits = reader.ids('controlsOfSubject', id).flatMap(key => {
    const record = reader.row('controls', key);
    return record ? fitOf(record.fit, record.status) : [];
  });
  return fits.length > 0 ? fits : ['?'];
}

const FIT_OF_STATUS: Readonly<Record<string, string>> = { unavailable: 'unavailable', degraded: 'degraded' };

function fitOf(fit: string | null, status: string): readonly string[] {
  const value = fit ?? FIT_OF_STATUS[status];
  return value === undefined ? [] : [value];
}
