export { ReviewsPlace } from './ReviewsPlace';
