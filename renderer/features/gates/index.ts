export { GatesPlace } from './GatesPlace';
