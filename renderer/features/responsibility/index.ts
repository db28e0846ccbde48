export { ResponsibilityPlace } from './ResponsibilityPlace';
