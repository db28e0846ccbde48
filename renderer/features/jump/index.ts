export { JumpDialog } from './JumpDialog';
export { ShortcutsDialog } from './ShortcutsDialog';
