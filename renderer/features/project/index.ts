export { ProjectPlace } from './ProjectPlace';
