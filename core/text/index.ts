export * from './explanations';
export * from './labels';
export * from './machine';
export * from './problems';
export * from './report';
