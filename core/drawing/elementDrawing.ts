import { centre, type Rect } from '../base';
import type { Element } from '../model';
import { CAPTION_SIZE, INK, isWhole, LABEL_SIZE, LEADING, mark, NAME_SIZE, round, text } from './markup';
import type { PageLook } from './pageLook';
import type { Tone } from './palette';
import { wrapText } from './textFit';

const NEUTRAL_TONE: Tone = { ground: INK.page, ink: INK.ink, line: '#9aa2af', sign: '' };

/** The outline of an element with its sign, its words, the sign of its colour and the number of its findings. */
export function drawElement(element: Element, rect: Rect, look: PageLook): string {
  const { kind, caption, glyph } = look.element(element);
  const tone = look.tone(element.id) ?? NEUTRAL_TONE;
  const radius = { actor: 0, process: Math.min(20, rect.height / 2), store: 4 }[kind];
  const dash = element.outOfScope ? ' stroke-dasharray="5 4"' : '';
  const frame = `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="${round(rect.width)}" height="${round(rect.height)}" rx="${radius}" fill="${tone.ground}" stroke="${tone.line}" stroke-width="${tone.outlined ? 3 : 1.4}"${dash}/>`;
  const bar =
    kind === 'store'
      ? `<rect x="${round(rect.x)}" y="${round(rect.y)}" width="6" height="${round(rect.height)}" fill="${tone.line}"/>`
      : '';
  const fit = fitWords({ name: element.name, caption, emphasis: look.emphasis, hasGlyph: glyph !== '' }, rect);
  const sign = fit.glyph
    ? `<g transform="translate(${round(rect.x + 12)} ${round(centre(rect).y - 13)}) scale(1.08)"><path d="${glyph}" fill="none" stroke="${tone.ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/></g>`
    : '';
  const words = fit.lines.map(line =>
    text(line.text, { x: rect.x + fit.left, y: rect.y + line.y }, line.size, look, {
      bold: line.bold,
      middle: !fit.glyph,
      colour: tone.ink,
    }),
  );
  const chip =
    tone.sign === ''
      ? ''
      : text(tone.sign, { x: rect.x + rect.width - 12, y: rect.y + rect.height - 7 }, 10, look, {
          bold: true,
          middle: true,
          colour: tone.ink,
        });
  return (
    frame +
    bar +
    sign +
    words.join('') +
    chip +
    mark(look.marks(element.id), { x: rect.x + rect.width - 2, y: rect.y + 2 }, look)
  );
}

interface Setting {
  readonly glyph: boolean;
  readonly size: number;
}
/** Ways to set the words of an element, best first: beside the sign of its type, then without it and ever smaller. */
const BESIDE_GLYPH = [14, 12] as const;
const ALONE = [13, 11, 9.5] as const;
const SMALLEST: Setting = { glyph: false, size: 8 };

interface Wording {
  readonly name: string;
  readonly caption: string;
  readonly emphasis: number;
  readonly hasGlyph: boolean;
}

interface Words {
  readonly glyph: boolean;
  /** From the left edge: where lines begin, or their middle where there is no sign. */
  readonly left: number;
  /** `y` is that of the base line below the upper edge. */
  readonly lines: readonly {
    readonly text: string;
    readonly y: number;
    readonly size: number;
    readonly bold: boolean;
  }[];
}

/** The words of an element inside its outline: the name whole if any setting allows it, the caption where there is room left. */
function fitWords({ name, caption, emphasis, hasGlyph }: Wording, rect: Rect): Words {
  const beside = hasGlyph ? [NAME_SIZE * emphasis, ...BESIDE_GLYPH].map(size => ({ glyph: true, size })) : [];
  const settings = [...beside, ...ALONE.map(size => ({ glyph: false, size }))];
  const captionSize = CAPTION_SIZE * emphasis;
  const captionStep = captionSize * 1.24;
  const setting = settings.find(one => isWhole(name, namesIn(name, rect, one))) ?? SMALLEST;
  const { glyph, size } = setting;
  const names = namesIn(name, rect, setting);
  const step = size * LEADING;
  const captions = wrapText(caption, captionSize, roomIn(rect, setting), 2);
  const free = rect.height - 8 - names.length * step;
  const shown = isWhole(caption, captions) && captions.length * captionStep <= free ? captions : [];
  const top = (rect.height - names.length * step - shown.length * captionStep) / 2;
  const below = top + names.length * step + captionSize * 0.95;
  return {
    glyph,
    left: glyph ? 44 : rect.width / 2,
    lines: [
      ...names.map((text, row) => ({ text, y: top + row * step + size * 0.93, size, bold: true })),
      ...shown.map((text, row) => ({ text, y: below + row * captionStep, size: captionSize, bold: false })),
    ],
  };
}

const roomIn = (rect: Rect, { glyph }: Setting) => rect.width - (glyph ? 54 : 14);

function namesIn(name: string, rect: Rect, setting: Setting): readonly string[] {
  const most = Math.max(1, Math.floor((rect.height - 8) / (setting.size * LEADING)));
  return wrapText(name, setting.size, roomIn(rect, setting), most, 'bold');
}

/** The words of a note, whole if they can be, in the place that it takes. */
export function drawNote(words: string, rect: Rect, look: PageLook): string {
  const set = (size: number) => {
    const rows = Math.max(1, Math.floor(rect.height / (size * LEADING)));
    return { size, lines: wrapText(words, size, rect.width - 8, rows) };
  };
  const large = set(LABEL_SIZE * look.emphasis);
  const { size, lines } = isWhole(words, large.lines) ? large : set(LABEL_SIZE);
  return lines
    .map((line, row) =>
      text(line, { x: rect.x + 4, y: rect.y + size * (1.08 + row * LEADING) }, size, look, { colour: INK.inkSoft }),
    )
    .join('');
}
