import { Handle, type NodeProps, NodeResizer, Position } from '@xyflow/react';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { textWidth } from '../../../core/drawing';
import { Glyph, useElementLook } from '../../meaning';
import { useLibrary, useSubjectState } from '../../session';
import classes from './canvas.module.css';
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

interface NameStyle extends CSSProperties {
  readonly '--name-size': string;
  readonly '--name-lines': number;
  readonly '--type-lines': number;
}

/** As the stylesheet has them. */
const NAME_SIZE = 16;
const LINE = 1.2;
const TYPE_LINE = 15.6;
const PADDING_X = 11;
const PADDING_Y = 6;
const GLYPH_ROOM = 32;

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
        style={{
          ...(tone ? { background: tone.ground, color: tone.ink, borderColor: tone.line } : {}),
          ...linesFor(element.name, width, height, scale),
        }}
        title={`${element.name} (${typeName})`}
        role="group"
        aria-label={t('elementLabel', { name: element.name, type: typeName })}
      >
        {!simple && (
          <>
            {scale < 1.5 && <Glyph type={look.type} kind={look.kind} size={24} />}
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

/** What the stylesheet needs to fit the words into the box: the size of the name, and how many lines name and type may have. */
function linesFor(name: string, width: number, height: number, scale: number): NameStyle {
  const size = NAME_SIZE * scale;
  const room = height - 2 * PADDING_Y;
  const text = width - 2 * PADDING_X - (scale < 1.5 ? GLYPH_ROOM : 0);
  const wanted = Math.min(3, Math.ceil(textWidth(name, size) / Math.max(1, text)));
  const names = Math.max(1, Math.min(wanted, Math.floor(room / (size * LINE))));
  const types = scale < 1.5 ? Math.max(0, Math.min(2, Math.floor((room - names * size * LINE) / TYPE_LINE))) : 0;
  return { '--name-size': `${size}px`, '--name-lines': names, '--type-lines': types };
}
