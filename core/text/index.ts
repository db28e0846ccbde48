export * from './explanations';
export * from './gates';
export * from './labels';
export * from './machine';
export * from './problems';
export * from './registers';
export * from './report';
export * from './unprintable';
