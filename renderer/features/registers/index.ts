export { RegistersPlace } from './RegistersPlace';
