import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createTypeGuesser, type TypeGuess, type TypeGuesser } from '../../../core/library';
import { lookOf } from '../../meaning';
import { useLibrary, useOpen, useView } from '../../session';
import classes from './canvas.module.css';
import { useAddThing } from './useAddThing';

/** Typing is the fastest way to draw: a name, Enter, and the element stands there with the type its name says. */
export function QuickAdd() {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  const guess = useTypeGuesser();
  const add = useAddThing();
  const [name, setName] = useState('');
  const field = useFocusOnEmptyPage();
  const found = name.trim() === '' ? null : guess({ name });
  const addNow = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || name.trim() === '') return;
    event.preventDefault();
    const type = found && found.confidence > 0 ? found.type : null;
    const { kind } = lookOf(library, { type: found?.type ?? null, kind: 'process' });
    add({
      thing: 'element',
      type,
      kind,
      name: name.trim(),
      ...(type && found ? { origin: { kind: 'guess', reason: found.reason, confidence: found.confidence } } : {}),
    });
    setName('');
  };
  return (
    <div className={classes.quickAdd}>
      {found && <Said guess={found} />}
      <TextInput
        id="quick-add"
        ref={field}
        aria-label={t('quickAddLabel')}
        placeholder={t('quickAdd')}
        size="md"
        leftSection={<IconPlus size={18} aria-hidden />}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        onKeyDown={addNow}
        maxLength={200}
      />
    </div>
  );
}

/** An empty page asks to type: whoever does is heard, unless the focus is somewhere already. */
function useFocusOnEmptyPage() {
  const field = useRef<HTMLInputElement>(null);
  const page = useView(view => view.page);
  const empty = useOpen(open => page !== null && open.index.ids('placementsOnPage', page).size === 0);
  useEffect(() => {
    if (empty && document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, [empty]);
  return field;
}

/** The guesser reads the whole library once: while nobody waits for anything, or at the first letter if that comes sooner. */
function useTypeGuesser(): TypeGuesser {
  const library = useLibrary();
  const made = useRef<TypeGuesser | null>(null);
  const guesser = useCallback(() => {
    made.current ??= createTypeGuesser(library);
    return made.current;
  }, [library]);
  useEffect(() => {
    const waiting = requestIdleCallback(guesser);
    return () => cancelIdleCallback(waiting);
  }, [guesser]);
  return useCallback(clue => guesser()(clue), [guesser]);
}

function Said({ guess }: { readonly guess: TypeGuess }) {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  const type = library.types.get(guess.type);
  if (!type) return null;
  const general = guess.confidence === 0;
  const kind = type.kind === 'boundary' ? 'process' : type.kind;
  return (
    <div className={classes.quickSaid} aria-live="polite">
      {general
        ? t('quickAddGeneric', { kind: t(`kind.${kind}`) })
        : t('quickAddGuess', { type: type.name, percent: Math.round(guess.confidence * 100), reason: guess.reason })}
    </div>
  );
}
