export * from './coverage';
export * from './figures';
export * from './history';
export * from './portfolio';
