export type * from './backOffice';
export { arrange } from './layout';
export { createOffice, type OfficeParts } from './office';
export { createOfficeClient, type Port } from './officeClient';
export { sha256 } from './sha256';
