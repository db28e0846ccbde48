import { ActionIcon, Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconExternalLink, IconNote, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useHost } from '../../host';
import { useDispatch, useSession, useTable } from '../../session';
import classes from './controls.module.css';
import { evidenceCommand, linkOf, type SubjectLine } from './recordFields';

const MOST_LETTERS = 1000;

/** What shows that a control is in place: links and notes. */
export function EvidenceList({ line }: { readonly line: SubjectLine }) {
  const { t } = useTranslation('controls');
  const session = useSession();
  const host = useHost();
  const dispatch = useDispatch();
  const evidence = useTable('evidence');
  const [text, setText] = useState('');
  const own = (line.record?.evidence ?? []).flatMap(id => evidence.get(id) ?? []);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const typed = text.trim();
    if (typed === '') return;
    const link = linkOf(typed);
    const added = dispatch(
      evidenceCommand(line.row.control, line, {
        id: session.environment.newId('ev'),
        name: typed.slice(0, MOST_LETTERS),
        kind: link === null ? 'note' : 'link',
        hash: null,
        size: null,
        link,
        note: link === null ? typed : '',
        expires: null,
      }),
    );
    // Where the profile is asked for first the words have been taken all the same: the command waits with them.
    if (added.ok || session.view.getState().waitingForProfile !== null) setText('');
  };
  const show = async (link: string) => {
    const shown = await host['link.open']({ url: link });
    if (!shown.ok) notifyProblems(shown.problems);
  };
  return (
    <div>
      <Text size="sm" fw={500}>
        {t('evidence')}
      </Text>
      {own.length === 0 && (
        <Text size="sm" c="var(--ink-soft)">
          {t('evidenceNone')}
        </Text>
      )}
      <ul className={classes.evidence}>
        {own.map(one => (
          <li key={one.id}>
            {one.link === null ? <IconNote size={16} aria-hidden /> : <IconExternalLink size={16} aria-hidden />}
            {one.link === null ? (
              <span>{one.name}</span>
            ) : (
              <UnstyledButton
                className={classes.link}
                aria-label={t('evidenceOpen', { name: one.name })}
                onClick={() => void show(one.link ?? '')}
              >
                {one.name}
              </UnstyledButton>
            )}
            {one.expires && <small>{t('evidenceExpires', { day: one.expires })}</small>}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('evidenceRemove', { name: one.name })}
              onClick={() => dispatch({ type: 'row/remove', ids: [one.id] })}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form onSubmit={add}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t('evidenceText')}
            placeholder={t('evidenceText')}
            maxLength={MOST_LETTERS}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" size="sm" disabled={text.trim() === ''}>
            {t('evidenceAdd')}
          </Button>
        </Group>
      </form>
    </div>
  );
}
