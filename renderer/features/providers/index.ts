export { ProvidersPlace } from './ProvidersPlace';
