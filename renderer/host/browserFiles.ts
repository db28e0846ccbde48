import { fail, ok, type Result } from '../../core/base';
import { type FileKind, type HostArgs, MAX_FILE_BYTES, type OpenedFile, type SavedFile } from '../../core/host';
import { megabytes } from '../../core/text';
import { acceptList, type FileAccess, fileAccessOf, isCancelled, needsClick, pickerTypes } from './fileAccess';

/** What the page may do with a file again: its handle, and how it looked when it was last read or written. */
interface Remembered {
  readonly handle: FileSystemFileHandle;
  readonly stamp: string;
}

interface BrowserFiles {
  open(args: HostArgs<'file.open'>): Promise<Result<OpenedFile | null>>;
  save(args: HostArgs<'file.save'>): Promise<Result<SavedFile | null>>;
}

const stampOf = (file: File) => `${file.lastModified} ${file.size}`;

/** Files by the browser's own pickers, else by a file input and a download. */
export function createBrowserFiles(page: Window): BrowserFiles {
  const remembered = new Map<string, Remembered>();
  const pickers = (): FileAccess | null => fileAccessOf(page);

  function newToken(): string {
    const bytes = page.crypto.getRandomValues(new Uint8Array(16));
    return `file_${Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  async function remember(handle: FileSystemFileHandle, token = newToken()): Promise<SavedFile> {
    const file = await handle.getFile();
    remembered.set(token, { handle, stamp: stampOf(file) });
    return { token, name: file.name };
  }

  async function read(file: File, token: string): Promise<Result<OpenedFile>> {
    if (file.size > MAX_FILE_BYTES) {
      return fail({ code: 'file/too-large', file: file.name, facts: { limit: megabytes(MAX_FILE_BYTES) } });
    }
    try {
      return ok({ token, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      // The browser does not say why.
      return fail({
        code: 'file/unreadable',
        file: file.name,
        facts: { reason: 'it is not there, or may not be read' },
      });
    }
  }

  async function openWithPicker(access: FileAccess, kinds: readonly FileKind[]): Promise<Result<OpenedFile | null>> {
    const handle = await picked(access.showOpenFilePicker({ types: pickerTypes(kinds), multiple: false }));
    const first = handle?.[0];
    if (!first) return ok(null);
    const { token } = await remember(first);
    return read(await first.getFile(), token);
  }

  async function openWithInput(kinds: readonly FileKind[]): Promise<Result<OpenedFile | null>> {
    const file = await chosenFile(page, acceptList(kinds));
    return file ? read(file, newToken()) : ok(null);
  }

  async function saveWithPicker(access: FileAccess, args: HostArgs<'file.save'>): Promise<Result<SavedFile | null>> {
    const { suggestedName, kinds, bytes } = args;
    try {
      const handle = await picked(access.showSaveFilePicker({ types: pickerTypes(kinds), suggestedName }));
      return handle ? write(handle, bytes) : ok(null);
    } catch (error) {
      if (needsClick(error)) return download(page, suggestedName, bytes, newToken());
      throw error;
    }
  }

  async function saveInPlace(known: Remembered, token: string, args: HostArgs<'file.save'>) {
    const { name } = known.handle;
    const now = await known.handle.getFile().catch(() => null);
    if (args.ifChanged === 'refuse' && now && stampOf(now) !== known.stamp) {
      return fail({ code: 'file/changed-on-disk', file: name });
    }
    return write(known.handle, args.bytes, token);
  }

  async function write(handle: FileSystemFileHandle, bytes: Uint8Array, token?: string): Promise<Result<SavedFile>> {
    try {
      // The browser writes beside the file and swaps on close, so a half-written file never takes its place.
      const stream = await handle.createWritable();
      await stream.write(new Uint8Array(bytes));
      await stream.close();
      return ok(await remember(handle, token));
    } catch {
      return fail({
        code: 'file/not-saved',
        file: handle.name,
        facts: { reason: 'the browser was not allowed to write it' },
      });
    }
  }

  return {
    open({ kinds }) {
      const access = pickers();
      return access ? openWithPicker(access, kinds) : openWithInput(kinds);
    },
    async save(args) {
      const known = args.token === null ? undefined : remembered.get(args.token);
      if (known && args.token) return saveInPlace(known, args.token, args);
      const access = pickers();
      return access ? saveWithPicker(access, args) : download(page, args.suggestedName, args.bytes, newToken());
    },
  };
}

/** What was picked, or null when the person closed the picker. */
async function picked<T>(choice: Promise<T>): Promise<T | null> {
  try {
    return await choice;
  } catch (error) {
    if (isCancelled(error)) return null;
    throw error;
  }
}

function chosenFile(page: Window, accept: string): Promise<File | null> {
  const input = page.document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise(resolve => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

function download(page: Window, name: string, bytes: Uint8Array, token: string): Result<SavedFile> {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = page.document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the bytes once it has begun.
  page.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return ok({ token, name });
}
