export { OverviewPlace } from './OverviewPlace';
