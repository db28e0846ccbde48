export { ControlsPlace } from './ControlsPlace';
