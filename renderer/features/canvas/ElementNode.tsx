import type { NodeProps } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import type { Tone } from '../../../core/drawing';
import { Glyph, useElementLook } from '../../meaning';
import { useLibrary, useSubjectState, useTally } from '../../session';
import { useCanvasLook } from './CanvasLook';
import classes from './canvas.module.css';
import { ElementHandles } from './ElementHandles';
import { FindingBadge } from './FindingBadge';
import { fitWords } from './fitWords';
import type { ElementNode as ElementNodeRow } from './projection';
import { ShapeHandles } from './ShapeHandles';
import { elementLabel } from './sentences';
import { useOverlayTone } from './useOverlayTone';

/** Larger than life there is no room for it beside the name: it hangs at the corner. */
function signStyle(tone: Tone, scale: number): CSSProperties | undefined {
  if (scale === 1) return undefined;
  return { transform: `scale(${scale})`, background: tone.ground, borderColor: tone.line };
}

const LEAST = { width: 110, height: 56 };

/** An actor, process or store: glyph, name, type; its outline says which, its marks say what is known of it. */
export const ElementNode = memo(function ElementNode({
  id,
  data: { element },
  selected,
  width = 0,
  height = 0,
}: NodeProps<ElementNodeRow>) {
  const library = useLibrary();
  const look = useElementLook(element);
  const state = useSubjectState(id);
  const { scale } = useCanvasLook();
  const tally = useTally(id);
  const tone = useOverlayTone(element, { state, tally });
  const simple = scale === 0;
  // From far away there are no words to fit.
  const words = simple ? null : fitWords(element.name, width, height, scale);
  const typeName = library.types.get(look.type)?.name ?? '';
  return (
    <ElementHandles selected={selected}>
      {selected && !simple && <ShapeHandles id={id} least={LEAST} />}
      <div
        className={classes.element}
        data-kind={look.kind}
        data-selected={selected || undefined}
        data-out={element.outOfScope !== null || undefined}
        data-simple={simple || undefined}
        data-outlined={tone?.outlined}
        data-alone={words?.glyph === false || undefined}
        data-below={words?.below || undefined}
        style={{
          ...(tone ? { background: tone.ground, color: tone.ink, borderColor: tone.line } : {}),
          ...words?.style,
        }}
        title={`${element.name} (${typeName})`}
        role="group"
        aria-label={elementLabel({ name: element.name, type: typeName })}
      >
        {words && (
          <>
            {words.glyph && <Glyph type={look.type} kind={look.kind} size={24} />}
            <div className={classes.elementText}>
              <span className={classes.elementName}>{element.name}</span>
              <span className={classes.elementType}>
                {element.typeOrigin?.kind === 'guess' ? `${typeName}?` : typeName}
              </span>
            </div>
            {tone && (
              <span
                className={classes.sign}
                data-apart={scale > 1 || undefined}
                style={signStyle(tone, scale)}
                aria-hidden
              >
                {tone.sign}
              </span>
            )}
          </>
        )}
        <FindingBadge tally={tally} />
      </div>
    </ElementHandles>
  );
});
