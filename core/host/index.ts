export * from './answer';
export * from './callNames';
export * from './contract';
export * from './host';
