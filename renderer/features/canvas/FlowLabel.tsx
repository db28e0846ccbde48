import { EdgeLabelRenderer } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import type { Point, Rect, Size } from '../../../core/base';
import { labelSpot, textWidth, wrapText } from '../../../core/drawing';
import { type Flow, type PageId, type ProjectModel, placementId } from '../../../core/model';
import { useOpen, useSession, useView } from '../../session';
import { useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';
import { fitWords } from './fitWords';

const LABEL = { size: 13, line: 16.25, width: 178, lines: 3 };

/** About how much room the name takes, as the stylesheet wraps it. */
function labelSize(name: string, scale: number): Size {
  const lines = wrapText(name, LABEL.size, LABEL.width, LABEL.lines);
  const width = Math.max(0, ...lines.map(line => textWidth(line, LABEL.size))) + 12;
  return { width: width * scale, height: (Math.max(1, lines.length) * LABEL.line + 2) * scale };
}

interface Known {
  readonly elements: ProjectModel['elements'];
  readonly page: PageId;
  readonly scale: number;
  readonly rects: readonly Rect[];
}
const known = new WeakMap<ProjectModel['placements'], Known>();
/** Room for a name that stands under a box which is too small for it. */
const BELOW = { height: 36, side: 40 };

/** What names of flows keep clear of: the elements of the page and their names. Worked out once for all flows. */
function useObstacles(scale: number): readonly Rect[] {
  const page = useView(view => view.page);
  return useOpen(({ model: { placements, elements } }) => {
    if (!page) return NO_RECTS;
    const before = known.get(placements);
    if (before?.elements === elements && before.page === page && before.scale === scale) return before.rects;
    const rects = [...elements.values()].flatMap(element => {
      const place = placements.get(placementId(page, element.id));
      return place ? [withName(place, element.name, scale)] : [];
    });
    known.set(placements, { elements, page, scale, rects });
    return rects;
  });
}

function withName(place: Rect, name: string, scale: number): Rect {
  if (!fitWords(name, place.width, place.height, Math.max(1, scale)).below) return place;
  const side = Math.max(0, BELOW.side * scale - place.width / 2);
  return { ...place, x: place.x - side, width: place.width + 2 * side, height: place.height + BELOW.height * scale };
}
const NO_RECTS: readonly Rect[] = [];

interface FlowLabelProps {
  readonly flow: Flow;
  readonly points: readonly Point[];
  readonly ends: readonly (Rect | Point)[];
  readonly selected: boolean;
  /** How many findings about the flow are confirmed. */
  readonly confirmed: number;
}

/** The name of a flow, beside its line where it covers no element. A part of its own: it is worked out only where it is shown. */
export function FlowLabel({ flow, points, ends, selected, confirmed }: FlowLabelProps) {
  const { t } = useTranslation('canvas');
  const { scale } = useCanvasLook();
  const obstacles = useObstacles(scale);
  const boxes = ends.flatMap(end => ('width' in end ? [end] : []));
  const { x, y } = labelSpot(points, labelSize(flow.name, scale), [...boxes, ...obstacles]);
  return (
    <EdgeLabelRenderer>
      <div
        className={classes.flowLabel}
        data-selected={selected || undefined}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px) scale(${scale})` }}
      >
        <FlowName id={flow.id} name={flow.name === '' ? t('unnamedFlow') : flow.name} />
        {confirmed > 0 && <span className={classes.flowBadge}>{confirmed}</span>}
      </div>
    </EdgeLabelRenderer>
  );
}

/** The label takes clicks for its flow: names are easier to hit than lines. */
function FlowName({ id, name }: { readonly id: string; readonly name: string }) {
  const session = useSession();
  return (
    <button type="button" tabIndex={-1} className={classes.flowName} onClick={() => session.select([id])}>
      {name}
    </button>
  );
}
