export * from './concerns';
export * from './inherent';
export * from './rate';
export * from './residual';
export * from './score';
export * from './written';
