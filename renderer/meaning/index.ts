export { ClassChip, isSensitivity, RiskChip, ShareChip } from './chips';
export { Glyph, lookOf, useElementLook } from './look';
export { useTones } from './tones';
