export * from './glyph';
export * from './layered';
export * from './layoutRequest';
export * from './palette';
export * from './routing';
export * from './svg';
export * from './textFit';
