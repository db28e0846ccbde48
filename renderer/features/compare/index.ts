export { ComparePlace } from './ComparePlace';
