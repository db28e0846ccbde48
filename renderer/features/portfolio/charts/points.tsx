/** The shapes that tell the points of one line from those of another, around 0, 0. */
export const POINTS = {
  circle: 'M -4.5 0 A 4.5 4.5 0 1 0 4.5 0 A 4.5 4.5 0 1 0 -4.5 0 Z',
  square: 'M -4 -4 H 4 V 4 H -4 Z',
  diamond: 'M 0 -5.5 L 5.5 0 L 0 5.5 L -5.5 0 Z',
  triangle: 'M 0 -5 L 5 4 H -5 Z',
} as const;
export type Point = keyof typeof POINTS;

export interface LineLook {
  readonly point: Point;
  /** CSS colours of the line and of what its points are filled with. */
  readonly line: string;
  readonly fill: string;
  /** Lengths of strokes and gaps; empty: one stroke. */
  readonly dashes: string;
}

/** The line and a point of it, for the legend. */
export function LineSwatch({ look }: { readonly look: LineLook }) {
  return (
    <>
      <path d="M 0 8 H 22" stroke={look.line} strokeWidth={2} strokeDasharray={look.dashes} />
      <path d={POINTS[look.point]} transform="translate(11 8)" fill={look.fill} stroke={look.line} strokeWidth={1.5} />
    </>
  );
}
