export { ThreatsPlace } from './ThreatsPlace';
