export { RisksPlace } from './RisksPlace';
