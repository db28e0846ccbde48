import { Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconExternalLink, IconNote, IconPaperclip } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, EvidenceId } from '../../core/model';
import { notifyProblems, useEvidenceFiles } from '../actions';
import { useHost } from '../host';
import { useSession } from '../session';
import { dayText } from '../text/deviceFormat';
import { Part, RemoveButton } from '../ui';
import classes from './meaning.module.css';
import { type NewEvidence, typedEvidence } from './typedEvidence';

const MOST_LETTERS = 1000;
const SIGN = { file: IconPaperclip, link: IconExternalLink, note: IconNote } as const;

type EvidenceEdit =
  | { readonly type: 'row/remove'; readonly ids: readonly [EvidenceId] }
  | {
      readonly type: 'row/change';
      readonly table: 'evidence';
      readonly ids: readonly [EvidenceId];
      readonly fields: { readonly expires: string | null };
    };

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  /** Keeps a piece and names it in what it shows, as one step; false where it was refused. */
  readonly onAdd: (piece: NewEvidence) => boolean;
  readonly onEdit: (edit: EvidenceEdit) => void;
}

/** What shows that something is so: files, links and notes, each to the day on which it runs out. */
export function EvidenceList({ evidence, onAdd, onEdit }: EvidenceListProps) {
  const { t } = useTranslation('evidence');
  return (
    <Part title={t('title')}>
      <Stack gap="xs">
        {evidence.length === 0 && (
          <Text size="sm" c="var(--ink-soft)">
            {t('none')}
          </Text>
        )}
        {evidence.map(one => (
          <Piece key={one.id} evidence={one} onEdit={onEdit} />
        ))}
        <AddEvidence onAdd={onAdd} />
      </Stack>
    </Part>
  );
}

function Piece({ evidence, onEdit }: { readonly evidence: Evidence } & Pick<EvidenceListProps, 'onEdit'>) {
  const { t } = useTranslation('evidence');
  const { environment } = useSession();
  const show = useShowEvidence();
  const { id, name, kind, expires } = evidence;
  const Sign = SIGN[kind];
  const hasRunOut = expires !== null && expires < environment.now().slice(0, 10);
  return (
    <div>
      <Group gap="xs" wrap="nowrap" className={classes.evidence}>
        <Sign size={16} aria-hidden />
        {kind === 'note' ? (
          <span>{name}</span>
        ) : (
          <UnstyledButton
            className={classes.evidenceLink}
            aria-label={t(kind === 'file' ? 'openFile' : 'openLink', { name })}
            onClick={() => void show(evidence)}
          >
            {name}
          </UnstyledButton>
        )}
        <DateInput
          aria-label={t('until', { name })}
          placeholder={t('noEnd')}
          size="xs"
          w={120}
          clearable
          value={expires}
          onChange={day => onEdit({ type: 'row/change', table: 'evidence', ids: [id], fields: { expires: day } })}
        />
        <RemoveButton label={t('remove', { name })} onClick={() => onEdit({ type: 'row/remove', ids: [id] })} />
      </Group>
      {hasRunOut && (
        <Text size="xs" fw={600} ml={24}>
          {t('ranOut', { day: dayText(expires) })}
        </Text>
      )}
    </div>
  );
}

function AddEvidence({ onAdd }: Pick<EvidenceListProps, 'onAdd'>) {
  const { t } = useTranslation('evidence');
  const session = useSession();
  const files = useEvidenceFiles();
  const [text, setText] = useState('');
  const addText = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    // Where the profile is asked for first the words have been taken all the same: the command waits with them.
    if (onAdd(typedEvidence(text)) || session.view.getState().waitingForProfile !== null) setText('');
  };
  const addFile = async () => {
    const file = await files.choose();
    if (file) onAdd({ kind: 'file', link: null, ...file });
  };
  return (
    <form onSubmit={addText}>
      <TextInput
        aria-label={t('text')}
        placeholder={t('text')}
        maxLength={MOST_LETTERS}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Group gap="xs" mt={4} grow>
        <Button type="submit" variant="default" size="xs" disabled={text.trim() === ''}>
          {t('add')}
        </Button>
        <Button variant="default" size="xs" leftSection={<IconPaperclip size={14} />} onClick={() => void addFile()}>
          {t('addFile')}
        </Button>
      </Group>
    </form>
  );
}

function useShowEvidence(): (evidence: Evidence) => Promise<void> {
  const host = useHost();
  const files = useEvidenceFiles();
  return async evidence => {
    if (evidence.hash !== null) return files.show(evidence);
    if (evidence.link === null) return;
    const shown = await host['link.open']({ url: evidence.link });
    if (!shown.ok) notifyProblems(shown.problems);
  };
}
