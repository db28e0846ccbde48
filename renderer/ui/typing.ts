let isTypingNow = false;

/** Does what follows from a key in a field of text or numbers: edits that it makes go on from the last one as one step of undo. */
export function whileTyping(work: () => void): void {
  isTypingNow = true;
  try {
    work();
  } finally {
    isTypingNow = false;
  }
}

/** Whether an edit comes from somebody who types, not from a choice. */
export const isTyping = (): boolean => isTypingNow;
