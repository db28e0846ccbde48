export * from './labels';
export * from './problems';
