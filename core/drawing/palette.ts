import type { RiskBand } from '../model';

/**
 * Every colour that means something, for the canvas, the screens and print. Each meaning has a palette of its own, ordered by
 * lightness so that it survives colour-blind eyes and a black-and-white printer, and a sign, so that colour is never alone.
 * `ground` is filled, `ink` is written on it, `line` is its edge; all are `#rrggbb`.
 */
export interface Tone {
  readonly ground: string;
  readonly ink: string;
  readonly line: string;
  /** One or two characters. */
  readonly sign: string;
  /** It only may be so: the edge alone is coloured, and is drawn wider. */
  readonly outlined?: true;
}

export type Scheme = 'light' | 'dark';
type Palette<Name extends string> = Readonly<Record<Name, Tone>>;

export type Sensitivity = 'public' | 'internal' | 'confidential' | 'restricted' | 'secret' | 'unknown';
/** Whose duty: the customer's, both sides', the provider's; `gap` where nobody is named. */
export type Duty = 'customer' | 'shared' | 'provider' | 'gap' | 'none';

const tone = (ground: string, ink: string, line: string, sign: string): Tone => ({ ground, ink, line, sign });

/** Violet, deeper with the class. */
export const SENSITIVITY_TONES: Readonly<Record<Scheme, Palette<Sensitivity>>> = {
  light: {
    unknown: tone('#ffffff', '#4d5562', '#9aa2af', '?'),
    public: tone('#f6f3fb', '#3b3350', '#c9bfe0', '1'),
    internal: tone('#e2d8f4', '#34264f', '#b29fd8', '2'),
    confidential: tone('#bfa9e6', '#24153f', '#8f72c9', '3'),
    restricted: tone('#7d5cc0', '#ffffff', '#5d3da0', '4'),
    secret: tone('#3f2178', '#ffffff', '#2a1356', '5'),
  },
  dark: {
    unknown: tone('#1d2025', '#aab1bd', '#5d6674', '?'),
    public: tone('#2a2735', '#dcd5ec', '#4a4360', '1'),
    internal: tone('#3b3352', '#e4dcf5', '#5f5286', '2'),
    confidential: tone('#57448a', '#f2edfc', '#7f68bd', '3'),
    restricted: tone('#8a6bd0', '#140a26', '#ab92e4', '4'),
    secret: tone('#cdb8fa', '#1d0f3a', '#e4d8ff', '5'),
  },
};

/** From a quiet green-grey over amber and orange to a deep red. */
export const RISK_TONES: Readonly<Record<Scheme, Palette<RiskBand | 'none'>>> = {
  light: {
    none: tone('#ffffff', '#4d5562', '#c6cbd3', '–'),
    low: tone('#edf3ea', '#2d3f2a', '#b4c7ac', 'L'),
    moderate: tone('#f8dd86', '#453300', '#c99f1c', 'M'),
    high: tone('#e8873a', '#301300', '#b45f17', 'H'),
    critical: tone('#9b1c28', '#ffffff', '#6f0d18', 'C'),
  },
  dark: {
    none: tone('#1d2025', '#aab1bd', '#4a505a', '–'),
    low: tone('#2b352b', '#d6e4d0', '#4b5d49', 'L'),
    moderate: tone('#6b5310', '#fdeeb8', '#a7851f', 'M'),
    high: tone('#a85516', '#fff3e6', '#e28a43', 'H'),
    critical: tone('#f08a8f', '#3a0308', '#ffb9bc', 'C'),
  },
};

const outline = (ground: string, ink: string, { line, sign }: Tone): Tone => ({
  ...tone(ground, ink, line, `${sign}?`),
  outlined: true,
});

const outlines = (ground: string, ink: string, { low, moderate, high, critical }: Palette<RiskBand>) => ({
  low: outline(ground, ink, low),
  moderate: outline(ground, ink, moderate),
  high: outline(ground, ink, high),
  critical: outline(ground, ink, { ...critical, line: critical.ground }),
});

/** A risk that nobody has confirmed: its band as an edge, on the ground of the page. */
export const MAYBE_TONES: Readonly<Record<Scheme, Palette<RiskBand>>> = {
  light: outlines('#ffffff', '#1b1f26', RISK_TONES.light),
  dark: outlines('#1d2025', '#e9ebee', RISK_TONES.dark),
};

/** Blue for the customer, paler where duties are shared, grey where the provider acts; a gap stands out by its edge. */
export const DUTY_TONES: Readonly<Record<Scheme, Palette<Duty>>> = {
  light: {
    customer: tone('#245f9e', '#ffffff', '#17467a', 'C'),
    shared: tone('#a9cbe8', '#0d2740', '#6a9dc8', 'S'),
    provider: tone('#eceff2', '#333a44', '#b7bec8', 'P'),
    gap: tone('#ffffff', '#7a2e00', '#c2410c', '!'),
    none: tone('#ffffff', '#5d6674', '#dfe2e7', '–'),
  },
  dark: {
    customer: tone('#86bdf0', '#06213c', '#b4d8f8', 'C'),
    shared: tone('#2f5c86', '#e5f1fb', '#5b8dbb', 'S'),
    provider: tone('#2b2f36', '#c9ced6', '#4a505a', 'P'),
    gap: tone('#1d2025', '#ffb68a', '#f97316', '!'),
    none: tone('#1d2025', '#9aa2af', '#34383f', '–'),
  },
};

export type Change = 'added' | 'changed' | 'removed';

/** What became of a thing since an earlier state: green where it is new, teal where it is another, faded red where it is gone. */
export const CHANGE_TONES: Readonly<Record<Scheme, Palette<Change>>> = {
  light: {
    added: tone('#cfead0', '#0f3315', '#5fa567', '+'),
    changed: tone('#c3e6ea', '#06343b', '#3f98a4', '~'),
    removed: tone('#f4e2e2', '#5b1f24', '#c79a9d', '−'),
  },
  dark: {
    added: tone('#234a2a', '#d9f3dc', '#4f9159', '+'),
    changed: tone('#164a52', '#d3f1f5', '#3c919d', '~'),
    removed: tone('#4a2a2d', '#f3d9db', '#8a565a', '−'),
  },
};

/** Surfaces and lines that mean nothing. */
export const NEUTRAL = {
  light: {
    page: '#ffffff',
    sunken: '#f5f6f8',
    line: '#dfe2e7',
    ink: '#1b1f26',
    inkSoft: '#4d5562',
    flow: '#4d5562',
    boundary: '#727b8a',
  },
  dark: {
    page: '#1d2025',
    sunken: '#16181c',
    line: '#34383f',
    ink: '#e9ebee',
    inkSoft: '#aab1bd',
    flow: '#9aa2af',
    boundary: '#7b8391',
  },
} as const satisfies Readonly<Record<Scheme, Readonly<Record<string, string>>>>;
