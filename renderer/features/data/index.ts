export { DataPlace } from './DataPlace';
