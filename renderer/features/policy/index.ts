export { PolicyPlace } from './PolicyPlace';
