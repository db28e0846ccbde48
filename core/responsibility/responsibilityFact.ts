import type { Basis } from './basis';
import { type ResponsibilityCell, responsibilityRow } from './row';

/** The facts about responsibilities that rules ask for. */
export type ResponsibilityFactId = 'assigned' | 'control_fit';

const WORD_OF_SHARE: Readonly<Record<string, string>> = { C: 'customer', P: 'provider', Sd: 'shared', Si: 'shared' };

/**
 * A fact over all layers or controls of an element: every value that occurs, in order, `?` for what nobody has settled.
 * Empty where the fact does not concern the subject.
 */
export function responsibilityFact(basis: Basis, id: string, fact: string): readonly string[] {
  const values = fact === 'assigned' ? assigned(basis, id) : fact === 'control_fit' ? controlFit(basis, id) : [];
  return [...new Set(values)].sort();
}

function assigned(basis: Basis, id: string): readonly string[] {
  return responsibilityRow(basis, id).cells.flatMap(valueOfCell);
}

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
