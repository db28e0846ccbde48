export { ReportsPlace } from './ReportsPlace';
