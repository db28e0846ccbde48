export * from './glyph';
export * from './layered';
export * from './layoutRequest';
export * from './page';
export type * from './pageLook';
export * from './palette';
export * from './routing';
export * from './textFit';
