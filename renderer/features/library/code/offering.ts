import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { keymap } from '@codemirror/view';

/** A piece of text that fits where the caret is. */
export interface Offer {
  readonly text: string;
  /** From where it replaces what stands before the caret. */
  readonly from: number;
  /** What it is, for people; empty where its name says it. */
  readonly about: string;
}

export type OffersAt = (text: string, caret: number) => readonly Offer[] | Promise<readonly Offer[]>;

/** Signs after which something is sure to follow, so that it is offered before anything is typed. */
const WANTS_MORE = /(?:[=([,{]|:) ?$/;
/** What opens something: a field, a value that follows, a bracket. */
const GOES_ON = /[=(:,] ?$/;

const completionOf = ({ text, about }: Offer): Completion => ({
  label: text.trimEnd(),
  apply: text,
  ...(about === '' ? {} : { detail: about }),
});

/** Offers what can come next while one types and at Control and Space; Enter or Tab takes the chosen one. */
export function offering(offersAt: OffersAt) {
  const source = async ({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> => {
    const text = state.doc.toString();
    const line = state.doc.lineAt(pos);
    const before = text.slice(line.from, pos);
    const isBetween = /(?:^|[\s([{,])$/.test(before);
    if (!explicit && isBetween && !WANTS_MORE.test(before)) return null;
    const offers = await offersAt(text, pos);
    const [first] = offers;
    // Offers were chosen by what stands before the caret already; each further letter asks anew.
    return first ? { from: first.from, options: offers.map(completionOf), filter: false } : null;
  };
  return [
    autocompletion({
      override: [source],
      icons: false,
      activateOnCompletion: ({ apply }) => typeof apply === 'string' && GOES_ON.test(apply),
    }),
    keymap.of([{ key: 'Tab', run: acceptCompletion }]),
  ];
}
