export * from './canvas';
export * from './clipboard';
export * from './command';
export * from './decisions';
export type { FactCommand, SetFact, SetType } from './facts';
export * from './organisation';
export * from './reviews';
export type { AddRow, ChangeRows, RemoveRows, RowCommand } from './rows';
export * from './run';
