export type * from './backOffice';
export { arrange } from './layout';
