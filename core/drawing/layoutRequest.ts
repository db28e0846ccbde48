import type { Rect } from '../base';
import { type BoundaryId, type ElementId, type PageId, type ProjectModel, placementId } from '../model';

/** A node of the graph that the layout engine (elk) is asked to arrange: a boundary has children, an element has a size. */
export interface LayoutNode {
  readonly id: string;
  readonly width?: number;
  readonly height?: number;
  readonly layoutOptions?: Readonly<Record<string, string>>;
  readonly children?: readonly LayoutNode[];
  readonly edges?: readonly LayoutEdge[];
}
export interface LayoutEdge {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly labels: readonly { readonly text: string; readonly width: number; readonly height: number }[];
}
/** The engine's answer: positions relative to the parent. */
export interface LaidOut {
  readonly id: string;
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly children?: readonly LaidOut[] | undefined;
}

const ROOT_OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.spacing.nodeNode': '56',
  'elk.layered.spacing.nodeNodeBetweenLayers': '110',
  'elk.spacing.edgeNode': '30',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.separateConnectedComponents': 'true',
} as const;
// Room above for the boundary's title.
const BOUNDARY_OPTIONS = { 'elk.padding': '[top=52,left=32,bottom=32,right=32]' } as const;
const LABEL = { letter: 7, height: 18 };

/** What the layout engine is asked for one page: elements and boxes in their nesting, flows between them with their labels' sizes. */
export function layoutRequest(model: ProjectModel, page: PageId): LayoutNode {
  const onPage = (id: string) => model.placements.get(`${page}/${id}`);
  const childrenOf = (parent: BoundaryId | null): LayoutNode[] => {
    const here = (own: BoundaryId | null) => (own !== null && onPage(own) ? own : null) === parent;
    const elements = [...model.elements.values()].flatMap(element => {
      const place = onPage(element.id);
      return place && here(element.parent) ? [{ id: element.id, width: place.width, height: place.height }] : [];
    });
    const boxes = [...model.boundaries.values()].flatMap(boundary => {
      const place = onPage(boundary.id);
      if (!place || boundary.form === 'line' || !here(boundary.parent)) return [];
      const children = childrenOf(boundary.id);
      return [
        children.length === 0
          ? { id: boundary.id, width: place.width, height: place.height }
          : { id: boundary.id, layoutOptions: BOUNDARY_OPTIONS, children },
      ];
    });
    return [...boxes, ...elements];
  };
  const edges = [...model.flows.values()].flatMap(flow => {
    if (!flow.source || !flow.target || !onPage(flow.source) || !onPage(flow.target)) return [];
    const labels =
      flow.name === ''
        ? []
        : [{ text: flow.name, width: Math.min(190, flow.name.length * LABEL.letter), height: LABEL.height }];
    return [{ id: flow.id, sources: [flow.source], targets: [flow.target], labels }];
  });
  return { id: 'page', layoutOptions: ROOT_OPTIONS, children: childrenOf(null), edges };
}

/** The answer as places on the page, in page coordinates; what the engine gave no position keeps its place. */
export function placesOf(
  model: ProjectModel,
  page: PageId,
  answer: LaidOut,
): { readonly subject: ElementId | BoundaryId; readonly to: Rect }[] {
  const places: { subject: ElementId | BoundaryId; to: Rect }[] = [];
  const walk = (node: LaidOut, x: number, y: number) => {
    for (const child of node.children ?? []) {
      const subject = model.elements.get(child.id)?.id ?? model.boundaries.get(child.id)?.id;
      const before = subject && model.placements.get(placementId(page, subject));
      const at = { x: x + (child.x ?? 0), y: y + (child.y ?? 0) };
      if (subject && before) {
        const size = { width: child.width ?? before.width, height: child.height ?? before.height };
        places.push({
          subject,
          to: {
            x: Math.round(at.x),
            y: Math.round(at.y),
            width: Math.round(size.width),
            height: Math.round(size.height),
          },
        });
      }
      walk(child, at.x, at.y);
    }
  };
  walk(answer, 0, 0);
  return places;
}
