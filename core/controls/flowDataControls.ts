import type { ControlStatus } from '../model';
import type { DatedBasis } from './basis';
import { entersProvider } from './crossing';
import { dataTypeOf } from './dataOn';
import { isKnown } from './implied';
import { isInPlace } from './lists';
import { requirementsOfFlow } from './requirements';
import { statusOf } from './status';

/** A control that the data of a flow asks for and that is not in place. */
export interface LackingControl {
  readonly control: string;
  readonly asset: string;
  readonly status: ControlStatus;
}

/**
 * Whether everything that the data of a flow needs before it is sent is in place.
 * `ok`: all of it, or nothing is needed since the flow takes nothing to a provider. `missing`: something is known not to be in place
 * (planned, partial and the like included). Null: nothing is carried, or what would tell is not known. Strictly, a control without
 * any state is not in place either; but then a drawing without answers would be called vulnerable, which no empty model may be.
 */
export interface FlowDataControls {
  readonly verdict: 'ok' | 'missing' | null;
  readonly missing: readonly LackingControl[];
  readonly unknown: readonly LackingControl[];
}

const NOTHING_CARRIED: FlowDataControls = { verdict: null, missing: [], unknown: [] };
const NOTHING_NEEDED: FlowDataControls = { verdict: 'ok', missing: [], unknown: [] };

/** Looks at the flow and both of its ends: a control may sit on any of the three. */
export function flowDataControls(basis: DatedBasis, id: string): FlowDataControls {
  const flow = basis.reader.row('flows', id);
  if (!flow || flow.data.length === 0) return NOTHING_CARRIED;
  const enters = entersProvider(basis, flow);
  if (enters === 'no') return NOTHING_NEEDED;
  if (enters === 'unknown') return NOTHING_CARRIED;
  const lacking = lackingOn(basis, id);
  const missing = lacking.filter(one => isKnown(one.status));
  const unknown = lacking.filter(one => !isKnown(one.status));
  const allTyped = flow.data.every(asset => hasType(basis, asset));
  const verdict = missing.length > 0 ? 'missing' : unknown.length > 0 || !allTyped ? null : 'ok';
  return { verdict, missing, unknown };
}

function lackingOn(basis: DatedBasis, flow: string): readonly LackingControl[] {
  return requirementsOfFlow(basis, flow).flatMap(({ control, because }) => {
    const { status } = statusOf(basis, control, flow);
    if (because.by !== 'data' || isInPlace(status) || status === 'n/a') return [];
    return [{ control, asset: because.asset, status }];
  });
}

function hasType(basis: DatedBasis, id: string): boolean {
  const asset = basis.reader.row('assets', id);
  return asset !== undefined && dataTypeOf(basis.library, asset) !== null;
}
