export { FileDialogs } from './FileDialogs';
export { StartScreen } from './StartScreen';
export { useOpenFile } from './useOpenFile';
