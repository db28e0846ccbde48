import { Button, Textarea } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';
import type { Offer } from './offers';

interface CompletingTextProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly error: string | null;
  readonly rows: number;
  readonly onChange: (text: string) => void;
  /** What can come after this text. */
  readonly offersAfter: (before: string) => readonly Offer[];
}

/** A text in which what can come next is offered above: Control and Space takes the first, a click any of them. */
export function CompletingText({ label, hint, text, error, rows, onChange, offersAfter }: CompletingTextProps) {
  const { t } = useTranslation('packs');
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(text.length);
  const offers = useMemo(() => offersAfter(text.slice(0, caret)), [offersAfter, text, caret]);
  const take = ({ text: offered, from }: Offer) => {
    const next = `${text.slice(0, from)}${offered}${text.slice(caret)}`;
    onChange(next);
    const at = from + offered.length;
    setCaret(at);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at, at);
    });
  };
  const follow = () => setCaret(area.current?.selectionStart ?? text.length);
  return (
    <div className={classes.fields}>
      <ul className={classes.offers} aria-label={t('offers')}>
        {offers.map(offer => (
          <li key={offer.text}>
            <Button size="compact-xs" variant="default" onClick={() => take(offer)}>
              {offer.text}
            </Button>
          </li>
        ))}
      </ul>
      <Textarea
        ref={area}
        className={classes.mono}
        label={label}
        description={hint}
        autosize
        minRows={rows}
        spellCheck={false}
        value={text}
        error={error}
        onChange={event => {
          onChange(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart);
        }}
        onSelect={follow}
        onKeyDown={event => {
          const [first] = offers;
          if (event.key !== ' ' || !event.ctrlKey || !first) return;
          event.preventDefault();
          take(first);
        }}
      />
    </div>
  );
}
