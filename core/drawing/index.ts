export * from './palette';
export * from './routing';
