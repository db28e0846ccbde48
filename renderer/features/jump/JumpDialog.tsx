import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../core/base';
import { useSession, useView } from '../../session';
import { findJumps, type Jump, searchable } from './findJumps';
import classes from './jump.module.css';
import { useJumps } from './useJumps';

/** Ctrl+K: every place, action, thing and threat by its name. */
export function JumpDialog() {
  const session = useSession();
  const opened = useView(view => view.jumping);
  const { t } = useTranslation('jump');
  const close = () => session.view.setState({ jumping: false });
  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      size="lg"
      // What was gone to takes the focus, not what was left.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('title')}>
        <Search onDone={close} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('jump');
  const gather = useJumps();
  // What there is stays as it was when the dialog was opened.
  const [all] = useState(() => searchable(gather()));
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const field = useRef<HTMLInputElement>(null);
  // At once: the dialog moves the focus a moment later, and what is typed until then would be lost.
  useLayoutEffect(() => field.current?.focus(), []);
  const found = useMemo(() => findJumps(all, asked), [all, asked]);
  // Escape closes the list, and with it the dialog.
  const combobox = useCombobox({ opened: true, onDropdownClose: onDone });
  const { selectFirstOption } = combobox;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is found, the first of it is what Enter takes.
  useEffect(() => void selectFirstOption(), [found, selectFirstOption]);
  const take = (jump: Jump | undefined) => {
    onDone();
    jump?.run();
  };
  // Enter may be pressed before the list has followed the last letter: it means the first of those that are coming.
  const takeComing = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || asked === typed || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    const [first] = findJumps(all, typed);
    if (first) take(first);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={id => take(found.find(jump => jump.id === id))}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          ref={field}
          className={classes.field ?? ''}
          data-autofocus
          size="md"
          variant="unstyled"
          aria-label={t('title')}
          placeholder={t('placeholder')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
          onKeyDownCapture={takeComing}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.found ?? ''} aria-label={t('found')} tabIndex={0}>
        {found.length === 0 && <Combobox.Empty>{t('nothing')}</Combobox.Empty>}
        {[...groupBy(found, jump => jump.kind)].map(([kind, jumps]) => (
          <Combobox.Group key={kind} label={t(`kind.${kind}`)}>
            {jumps.map(jump => (
              <Line key={jump.id} jump={jump} />
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}

function Line({ jump: { id, title, hint } }: { readonly jump: Jump }) {
  return (
    <Combobox.Option value={id} className={classes.line ?? ''}>
      <span className={classes.title}>{title}</span>
      <span className={classes.hint}>{hint}</span>
    </Combobox.Option>
  );
}
