/** Verbs of the command line; `electron/cli` knows what each one does. */
export const VERBS: readonly string[] = ['analyze', 'report', 'import', 'validate', 'library'];

/**
 * The words for the command line when the app was started with a verb (`parapet analyze shop.parapet.json`), else null.
 * @param argv of the process; unpacked, the app's folder stands between the program and the words
 */
export function commandWords(argv: readonly string[], isPackaged: boolean): readonly string[] | null {
  const words = argv.slice(isPackaged ? 1 : 2);
  // Switches before the verb are Chromium's own, such as --no-sandbox.
  const first = words.findIndex(word => !word.startsWith('-'));
  const verb = words[first];
  return verb !== undefined && VERBS.includes(verb) ? words.slice(first) : null;
}
