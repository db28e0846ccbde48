import type { Series, Texture } from './series';

const SIZE = 6;

/** What the surfaces of one chart and its legend are filled with; `id` is that of the chart. */
export function Textures({ id }: { readonly id: string }) {
  const pattern = { width: SIZE, height: SIZE, patternUnits: 'userSpaceOnUse' } as const;
  return (
    <svg width={0} height={0} aria-hidden style={{ position: 'absolute' }}>
      <defs>
        <pattern id={`${id}-hatch`} patternTransform="rotate(45)" {...pattern}>
          <rect width={SIZE} height={SIZE} fill="var(--surface)" />
          <rect width={2} height={SIZE} fill="var(--ink-soft)" />
        </pattern>
        <pattern id={`${id}-dots`} {...pattern}>
          <rect width={SIZE} height={SIZE} fill="var(--surface)" />
          <circle cx={2} cy={2} r={1.1} fill="var(--ink-soft)" />
        </pattern>
      </defs>
    </svg>
  );
}

const DRAWN: ReadonlySet<Texture> = new Set(['hatch', 'dots']);

/** Whether its fill is a drawing, on which nothing can be read. */
export function isDrawn({ texture }: Series): boolean {
  return DRAWN.has(texture);
}

/** The fill of a series in the chart with this id. */
export function fillOf(series: Series, id: string): string {
  return isDrawn(series) ? `url(#${id}-${series.texture})` : series.ground;
}
