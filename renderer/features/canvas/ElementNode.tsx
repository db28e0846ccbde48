import { Handle, type NodeProps, NodeResizer, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph, useElementLook } from '../../meaning';
import { useLibrary, useSubjectState } from '../../session';
import classes from './canvas.module.css';
import { fitWords } from './fitWords';
import type { ElementNode as ElementNodeRow } from './projection';
import { useOverlayTone } from './useOverlayTone';
import { useReadable } from './useReadable';
import { useReshape } from './useReshape';

const SIDES = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const;

/** An actor, process or store: glyph, name, type; its outline says which, its marks say what is known of it. */
export const ElementNode = memo(function ElementNode({
  id,
  data,
  selected,
  width = 0,
  height = 0,
}: NodeProps<ElementNodeRow>) {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  const { element } = data;
  const look = useElementLook(element);
  const state = useSubjectState(id);
  const tone = useOverlayTone(id, element);
  const scale = useReadable();
  const simple = scale === 0;
  const words = fitWords(element.name, width, height, Math.max(1, scale));
  const reshape = useReshape(id);
  const typeName = library.types.get(look.type)?.name ?? '';
  const guessed = element.typeOrigin?.kind === 'guess';
  return (
    <>
      {selected && !simple && (
        <NodeResizer
          minWidth={110}
          minHeight={56}
          lineClassName={classes.resizeLine ?? ''}
          handleClassName={classes.resizeHandle ?? ''}
          onResizeEnd={reshape}
        />
      )}
      <div
        className={classes.element}
        data-kind={look.kind}
        data-selected={selected || undefined}
        data-out={element.outOfScope !== null || undefined}
        data-simple={simple || undefined}
        data-alone={!words.glyph || undefined}
        data-below={words.below || undefined}
        style={{
          ...(tone ? { background: tone.ground, color: tone.ink, borderColor: tone.line } : {}),
          ...words.style,
        }}
        title={`${element.name} (${typeName})`}
        role="group"
        aria-label={t('elementLabel', { name: element.name, type: typeName })}
      >
        {!simple && (
          <>
            {words.glyph && <Glyph type={look.type} kind={look.kind} size={24} />}
            <div className={classes.elementText}>
              <span className={classes.elementName}>{element.name}</span>
              <span className={classes.elementType}>{guessed ? `${typeName}?` : typeName}</span>
            </div>
            {state && state.confirmed > 0 && (
              <span
                className={classes.badge}
                data-band={state.worst ?? undefined}
                title={t('findings', { confirmed: state.confirmed, toVerify: state.toVerify })}
              >
                {state.confirmed}
              </span>
            )}
            {tone && (
              <span className={classes.sign} aria-hidden>
                {tone.sign}
              </span>
            )}
          </>
        )}
      </div>
      {SIDES.map(([side, position]) => (
        <Handle key={side} id={side} type="source" position={position} className={classes.handle ?? ''} />
      ))}
    </>
  );
});
