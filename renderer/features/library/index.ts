export { LibraryPlace } from './LibraryPlace';
