export { ClassChip, DUTY_OF_SHARE, isSensitivity, RiskChip, ShareChip } from './chips';
export { ListSign } from './controls';
export { Glyph, lookOf, useElementLook } from './look';
export { PersonField } from './PersonField';
export { isDrawn, subjectName } from './subjects';
export { TonesProvider, useTones } from './tones';
export { LikelyWays, WaysFromOutside } from './waysIn';
