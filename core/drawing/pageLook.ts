import type { Element, ElementKind } from '../model';
import type { Tone } from './palette';

/** What a page is drawn with beyond the model: words and colours that the caller has worked out. */
export interface PageLook {
  /** Kind, caption and sign (SVG path data, 24 × 24) of an element's type. */
  readonly element: (element: Element) => {
    readonly kind: ElementKind;
    readonly caption: string;
    readonly glyph: string;
  };
  /** Colour of the chosen overlay; null: neutral. */
  readonly tone: (id: string) => Tone | null;
  /** How many confirmed findings are marked on a thing. */
  readonly marks: (id: string) => number;
  /** Font family of the texts. */
  readonly font: string;
  /** How much larger than on the screen words are set, so that a page that is shown small can still be read; 1: as on the screen. */
  readonly emphasis: number;
}
