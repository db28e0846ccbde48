import { type ChangeEvent, type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { whileTyping } from './typing';

interface DraftField {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

/**
 * A text that is being typed: it stays in the field until it is left or gone, Enter is pressed or typing rests, so that a keystroke costs
 * the model nothing and no half-typed word is lost. Escape takes it back.
 */
export function Draft({
  value,
  onKeep,
  children,
}: {
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly children: (field: DraftField) => ReactNode;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  useEffect(() => {
    if (draft === null || draft === value) return;
    const rest = setTimeout(() => whileTyping(() => onKeep(draft)), 600);
    return () => clearTimeout(rest);
  }, [draft, value, onKeep]);
  const keepDraft = () => {
    if (draft !== null && draft !== value) whileTyping(() => onKeep(draft));
  };
  const keep = () => {
    keepDraft();
    setDraft(null);
  };
  // What it is about may go while somebody types: what an answer changes is known a moment later.
  const keepAtTheEnd = useEffectEvent(keepDraft);
  useEffect(() => () => keepAtTheEnd(), []);
  return children({
    value: draft ?? value,
    onChange: event => setDraft(event.currentTarget.value),
    onBlur: keep,
    onKeyDown: event => {
      if (event.key === 'Escape') setDraft(null);
      if (event.key === 'Enter' && event.currentTarget instanceof HTMLInputElement) keep();
    },
  });
}
