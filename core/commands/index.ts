export * from './canvas';
export * from './clipboard';
export * from './command';
export * from './decisions';
export * from './facts';
export { type AddRow, type ChangeRows, type RemoveRows, type RowCommand } from './rows';
export * from './run';
