export * from './apply';
export * from './change';
export * from './diff';
export * from './history';
export * from './invert';
export * from './merge';
export * from './modelIndex';
export * from './modelReader';
