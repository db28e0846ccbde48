export { PortfolioPlace } from './PortfolioPlace';
