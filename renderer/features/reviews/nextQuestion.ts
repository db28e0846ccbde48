/** The next question without an answer after this one, from the top again after the last; null: all others are answered. */
export function nextUnanswered(
  asked: readonly string[],
  isAnswered: (question: string) => boolean,
  here: string,
): string | null {
  const at = asked.indexOf(here);
  const onwards = [...asked.slice(at + 1), ...asked.slice(0, Math.max(at, 0))];
  return onwards.find(question => !isAnswered(question)) ?? null;
}
