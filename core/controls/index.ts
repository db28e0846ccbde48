export * from './controlRow';
