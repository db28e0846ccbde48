import { ActionIcon, Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconExternalLink, IconNote, IconPaperclip, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../core/model';
import { notifyProblems, useEvidenceFiles } from '../../actions';
import { useHost } from '../../host';
import { useDispatch, useSession, useTable } from '../../session';
import classes from './controls.module.css';
import { evidenceCommand, linkOf, type SubjectLine } from './recordFields';

const MOST_LETTERS = 1000;

/** What shows that a control is in place: links, files and notes. */
export function EvidenceList({ line }: { readonly line: SubjectLine }) {
  const { t } = useTranslation('controls');
  const session = useSession();
  const host = useHost();
  const dispatch = useDispatch();
  const evidence = useTable('evidence');
  const [text, setText] = useState('');
  const files = useEvidenceFiles();
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
  const addFile = async () => {
    const file = await files.choose();
    if (!file) return;
    const id = session.environment.newId('ev');
    const rest = { kind: 'file', link: null, note: '', expires: null } as const;
    dispatch(evidenceCommand(line.row.control, line, { id, ...rest, ...file }));
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
            <Proof evidence={one} onShow={() => void (one.link === null ? files.show(one) : show(one.link))} />
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
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPaperclip size={16} />}
            onClick={() => void addFile()}
            style={{ flex: 'none' }}
          >
            {t('evidenceFile')}
          </Button>
        </Group>
      </form>
    </div>
  );
}

const SIGN = { file: IconPaperclip, link: IconExternalLink, note: IconNote } as const;

/** One piece of evidence; a link or a file can be opened. */
function Proof({ evidence: { kind, name }, onShow }: { readonly evidence: Evidence; readonly onShow: () => void }) {
  const { t } = useTranslation('controls');
  const Sign = SIGN[kind];
  return (
    <>
      <Sign size={16} aria-hidden />
      {kind === 'note' ? (
        <span>{name}</span>
      ) : (
        <UnstyledButton
          className={classes.link}
          aria-label={t(kind === 'file' ? 'evidenceShow' : 'evidenceOpen', { name })}
          onClick={onShow}
        >
          {name}
        </UnstyledButton>
      )}
    </>
  );
}
