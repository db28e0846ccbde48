export * from './layoutRequest';
export * from './palette';
export * from './routing';
export * from './glyph';
