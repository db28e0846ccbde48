export * from './assert';
export * from './csv';
export * from './environment';
export * from './geometry';
export * from './group';
export * from './problem';
export * from './result';
export * from './stableJson';
