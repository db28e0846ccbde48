import { i18n } from '../../text/i18n';

const MARK = '\u0001';

/**
 * Fills one sentence of the catalogue again and again. The catalogue is asked for it once, with marks in its gaps: to ask it for each
 * of a thousand things takes longer than to draw them.
 */
function sentence(
  ask: (mark: (gap: string) => string) => string,
): (values: Readonly<Record<string, string>>) => string {
  const pieces = ask(gap => `${MARK}${gap}${MARK}`).split(MARK);
  // Every other piece is the name of a gap.
  return values => pieces.map((piece, at) => (at % 2 === 0 ? piece : (values[piece] ?? ''))).join('');
}

/** What is read out of each thing on the page. */
export const elementLabel = sentence(mark => i18n.t('canvas:elementLabel', { name: mark('name'), type: mark('type') }));
export const flowLabel = sentence(mark =>
  i18n.t('canvas:flowLabel', { name: mark('name'), from: mark('from'), to: mark('to') }),
);
