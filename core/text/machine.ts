/** What a machine may be unable to do, to fill `host/not-available`. */
export const ABILITY_WORDS = {
  showInFolder: 'show a file in its folder',
  recentFiles: 'remember files',
  nativeMenu: 'have a menu bar of the system',
  packsFolder: 'keep a folder of packs',
  notifications: 'show notes of the system',
} as const;

/** Why the system refused a file, by its error code: fills the `{reason}` of `file/unreadable` and `file/not-saved`. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'its folder is not there',
  EACCES: 'permission is missing',
  EPERM: 'permission is missing',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'it is a folder',
  EBUSY: 'another program is using it',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
};

/** The words for a failed read or write. An unknown code is shown as the system gave it, so that it can be looked up. */
export function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? 'the system gave no reason' : `the system reports ${code}`);
}

/** A size for people: whole megabytes, rounded up. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / (1024 * 1024))} MB`;
}
