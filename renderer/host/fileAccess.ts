import type { FileKind } from '../../core/host';

/**
 * The File System Access API, as far as Parapet uses it. Chromium has it on secure origins (127.0.0.1 is one); TypeScript's own
 * library describes the handles but not the two pickers.
 */
export interface FileAccess {
  showOpenFilePicker(options: { types: PickerType[]; multiple: false }): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker(options: { types: PickerType[]; suggestedName: string }): Promise<FileSystemFileHandle>;
}

interface PickerType {
  readonly description: string;
  readonly accept: Record<string, string[]>;
}

/** The pickers of this page, or null where the browser has none. */
export function fileAccessOf(page: object): FileAccess | null {
  return hasPickers(page) ? page : null;
}

function hasPickers(page: object): page is FileAccess {
  return 'showOpenFilePicker' in page && 'showSaveFilePicker' in page;
}

export function pickerTypes(kinds: readonly FileKind[]): PickerType[] {
  // A type of our own, because a well-known one would add its usual extensions to the list.
  return kinds.map((kind, index) => ({
    description: kind.label,
    accept: { [`application/x-parapet-${index}`]: kind.extensions.map(dotted) },
  }));
}

/** For `<input type=file accept>`. */
export function acceptList(kinds: readonly FileKind[]): string {
  return kinds.flatMap(kind => kind.extensions.map(dotted)).join(',');
}

const dotted = (extension: string) => `.${extension}`;

/** `true` when the person closed a picker without choosing. */
export function isCancelled(error: unknown): boolean {
  return nameOf(error) === 'AbortError';
}

/** `true` when the browser wants a fresh click before it shows a picker: a long report can outlive the one that asked for it. */
export function needsClick(error: unknown): boolean {
  return nameOf(error) === 'SecurityError';
}

function nameOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
}
