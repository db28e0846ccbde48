/**
 * Endings of the files of all formats, without the dot: for dialogs. They stand apart from the formats so that a window can name
 * them without carrying every reader. What a file is, is seen from what is in it.
 */
export const FOREIGN_EXTENSIONS: readonly string[] = ['json', 'tm7', 'yaml', 'yml'];
