export * from './canvas';
export * from './clipboard';
export * from './command';
export * from './decisions';
export * from './facts';
export type { AddRow, ChangeRows, RemoveRows, RowCommand } from './rows';
export * from './run';
