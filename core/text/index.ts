export * from './labels';
export * from './machine';
export * from './problems';
