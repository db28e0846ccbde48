export * from './chooseHost';
