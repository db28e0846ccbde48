import { Kbd, Modal, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useView } from '../../session';
import classes from './jump.module.css';

/** Which keys do what: named once here, done in `shell/useShortcuts` and `canvas/useCanvasKeys`. */
const SHEET = [
  {
    part: 'everywhere',
    keys: [
      ['Ctrl K', 'jump'],
      ['Alt 1 … 9', 'places'],
      ['Ctrl Z', 'undo'],
      ['Ctrl Y', 'redo'],
      ['Ctrl S', 'save'],
      ['Ctrl B', 'panels'],
      ['?', 'shortcuts'],
    ],
  },
  {
    part: 'diagram',
    keys: [
      ['Tab', 'walk'],
      ['Enter', 'choose'],
      ['Shift Enter', 'chooseMore'],
      ['← ↑ → ↓', 'move'],
      ['Shift ← ↑ → ↓', 'moveFar'],
      ['F', 'connect'],
      ['Ctrl A', 'all'],
      ['Ctrl C', 'copy'],
      ['Ctrl X', 'cut'],
      ['Ctrl V', 'paste'],
      ['Ctrl D', 'duplicate'],
      ['Delete', 'remove'],
      ['Esc', 'letGo'],
    ],
  },
  {
    part: 'lists',
    keys: [
      ['↑ ↓', 'rows'],
      ['Enter', 'details'],
      ['Esc', 'back'],
    ],
  },
] as const;

/** The keys, on one sheet. */
export function ShortcutsDialog() {
  const { t } = useTranslation('jump');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const opened = useView(view => view.shortcutsShown);
  return (
    <Modal
      opened={opened}
      onClose={() => session.view.setState({ shortcutsShown: false })}
      title={t('shortcuts')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {SHEET.map(({ part, keys }) => (
        <section key={part} aria-label={t(`part.${part}`)}>
          <Title order={3} size="h4" mb="xs">
            {t(`part.${part}`)}
          </Title>
          <dl className={classes.keys}>
            {keys.map(([combination, does]) => (
              <Fragment key={combination}>
                <dt>{combination.split(' ').map(key => (key === '…' ? ' … ' : <Kbd key={key}>{key}</Kbd>))}</dt>
                <dd>{t(`does.${does}`)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
