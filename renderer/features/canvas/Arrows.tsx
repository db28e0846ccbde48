/** The arrowheads of all flows; they take the colour of their line. */
export function Arrows() {
  const shape = (
    <path d="M1 1 L9 5 L1 9 Z" fill="context-stroke" stroke="context-stroke" strokeWidth={1} strokeLinejoin="round" />
  );
  const size = {
    viewBox: '0 0 10 10',
    markerUnits: 'userSpaceOnUse',
    markerWidth: 13,
    markerHeight: 13,
    refY: 5,
  } as const;
  return (
    <svg width={0} height={0} style={{ position: 'absolute' }} aria-hidden>
      <defs>
        <marker id="parapet-arrow" {...size} refX={9} orient="auto">
          {shape}
        </marker>
        <marker id="parapet-arrow-back" {...size} refX={9} orient="auto-start-reverse">
          {shape}
        </marker>
      </defs>
    </svg>
  );
}
