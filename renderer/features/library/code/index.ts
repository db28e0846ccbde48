export { CodeText } from './CodeText';
export { type Mark, spanOf, spanOfId } from './marks';
export type { Offer } from './offering';
