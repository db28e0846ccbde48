import { StreamLanguage } from '@codemirror/language';

/** What a rule in the short notation is made of, so that its parts can be told apart. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:some|every|none|count)\b/, 'keyword'],
  [/^[A-Za-z][\w.]*(?=!=|>=|<=|=)/, 'propertyName'],
  [/^(?:!=|>=|<=|=|&|\||!)/, 'operator'],
  [/^[(),]/, 'punctuation'],
  [/^[^\s&|!(),=<>]+/, 'string'],
];

export const ruleNotation = StreamLanguage.define<null>({
  name: 'rule',
  startState: () => null,
  token(stream) {
    if (stream.eatSpace()) return null;
    const part = PARTS.find(([pattern]) => stream.match(pattern));
    if (part) return part[1];
    stream.next();
    return null;
  },
});
