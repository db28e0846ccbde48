export { DiagramPlace } from './DiagramPlace';
