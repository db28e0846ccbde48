import type { SubjectState, Tally } from '../../../core/analysis';
import { plainReader } from '../../../core/changes';
import type { Duty, Tone } from '../../../core/drawing';
import type { Element, Share } from '../../../core/model';
import { type Basis, responsibilityRow } from '../../../core/responsibility';
import { isSensitivity } from '../../meaning';
import { useLibrary, useOpen } from '../../session';
import { type Look, useCanvasLook } from './CanvasLook';

/** What colours a thing: its data, and the threats that stand at it. */
interface Known {
  readonly state: SubjectState | undefined;
  readonly tally: Tally;
}

/** The colour of an element under the chosen overlay; null: neutral. */
export function useOverlayTone(element: Element, { state, tally }: Known): Tone | null {
  const look = useCanvasLook();
  const { overlay, tones } = look;
  const duty = useDuty(element, overlay === 'responsibility');
  if (overlay === 'sensitivity') {
    const found = state?.sensitivity?.class;
    return tones.sensitivity[isSensitivity(found) ? found : 'unknown'];
  }
  if (overlay === 'risk') return riskTone(look, tally) ?? tones.risk.none;
  if (overlay === 'responsibility') return tones.duty[duty];
  return changeTone(look, element.id);
}

/** The colour of what counts at a thing; of what is only to be verified, an outline; null: neither. */
function riskTone({ tones }: Look, { worst, maybe }: Tally): Tone | null {
  if (worst) return tones.risk[worst];
  return maybe && tones.maybe[maybe];
}

/** The colour of what is not as it was; null: nothing is compared, or it is as it was. */
export function changeTone({ overlay, changes, tones }: Look, id: string): Tone | null {
  const change = overlay === 'changes' ? changes?.things.get(id) : undefined;
  return change ? tones.change[change] : null;
}

/** The colour of a data flow under the chosen overlay; null: neutral. */
export function flowTone(look: Look, flow: string, { state, tally }: Known): Tone | null {
  const { overlay, tones } = look;
  if (overlay === 'sensitivity' && isSensitivity(state?.sensitivity?.class))
    return tones.sensitivity[state.sensitivity.class];
  if (overlay === 'risk') return riskTone(look, tally);
  return changeTone(look, flow);
}

/** Who carries most layers of an element; one layer that nobody carries makes it a gap. */
function useDuty(element: Element, wanted: boolean): Duty {
  const library = useLibrary();
  return useOpen(open =>
    wanted ? dominantDuty({ reader: plainReader(open.model, open.index), library }, element.id) : 'none',
  );
}

const DUTY_OF_SHARE = {
  C: 'customer',
  P: 'provider',
  Sd: 'shared',
  Si: 'shared',
  'n/a': 'none',
} as const satisfies Record<Share, Duty>;

function dominantDuty(basis: Basis, id: string): Duty {
  const { cells } = responsibilityRow(basis, id);
  if (cells.some(cell => cell.assigned === 'gap')) return 'gap';
  const counts = new Map<Duty, number>();
  for (const { share } of cells) {
    const duty = share === null ? 'none' : DUTY_OF_SHARE[share];
    if (duty !== 'none') counts.set(duty, (counts.get(duty) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'none';
}
