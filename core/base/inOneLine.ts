/** A name that somebody has broken into lines, to fit it into a box, reads on in one line where it stands among words. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
