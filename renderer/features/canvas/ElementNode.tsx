import { Handle, type NodeProps, NodeResizer, Position, useStore } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph, useElementLook } from '../../meaning';
import { useLibrary, useSubjectState } from '../../session';
import classes from './canvas.module.css';
import type { ElementNode as ElementNodeRow } from './projection';
import { SIMPLE_BELOW } from './sizes';
import { useOverlayTone } from './useOverlayTone';
import { useReshape } from './useReshape';

const SIDES = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const;

/** An actor, process or store: glyph, name, type; its outline says which, its marks say what is known of it. */
export const ElementNode = memo(function ElementNode({ id, data, selected }: NodeProps<ElementNodeRow>) {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  const { element } = data;
  const look = useElementLook(element);
  const state = useSubjectState(id);
  const tone = useOverlayTone(id, element);
  const simple = useStore(store => store.transform[2] < SIMPLE_BELOW);
  const reshape = useReshape(id);
  const typeName = library.types.get(look.type)?.name ?? '';
  const guessed = element.typeOrigin?.kind === 'guess';
  return (
    <>
      <NodeResizer
        isVisible={selected && !simple}
        minWidth={110}
        minHeight={56}
        lineClassName={classes.resizeLine ?? ''}
        handleClassName={classes.resizeHandle ?? ''}
        onResizeEnd={reshape}
      />
      <div
        className={classes.element}
        data-kind={look.kind}
        data-selected={selected || undefined}
        data-out={element.outOfScope !== null || undefined}
        data-simple={simple || undefined}
        style={tone ? { background: tone.ground, color: tone.ink, borderColor: tone.line } : undefined}
        title={element.name}
        role="group"
        aria-label={t('elementLabel', { name: element.name, type: typeName })}
      >
        {!simple && (
          <>
            <Glyph type={look.type} kind={look.kind} size={26} />
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
