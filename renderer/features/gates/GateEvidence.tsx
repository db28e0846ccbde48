import { ActionIcon, Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconExternalLink, IconFile, IconNote, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence, type EvidenceId, Evidence as EvidenceSchema } from '../../../core/model';
import { notifyProblems, useEvidenceFiles } from '../../actions';
import { useHost } from '../../host';
import { useDispatch, useSession, useTable } from '../../session';
import { dayText } from '../../text/deviceFormat';
import { Part } from '../../ui';

const MOST_LETTERS = 1000;

interface GateEvidenceProps {
  readonly gate: string;
  readonly evidence: readonly EvidenceId[];
}

/** What shows that a condition is met: files, links and notes, each to the day on which it runs out. */
export function GateEvidence({ gate, evidence }: GateEvidenceProps) {
  const { t } = useTranslation('gates');
  const known = useTable('evidence');
  const add = useAddEvidence({ gate, evidence });
  const files = useEvidenceFiles();
  const [text, setText] = useState('');
  const addText = (event: FormEvent) => {
    event.preventDefault();
    const name = text.trim();
    if (name === '') return;
    const isLink = EvidenceSchema.shape.link.safeParse(name).success;
    if (add({ name, kind: isLink ? 'link' : 'note', link: isLink ? name : null, hash: null, size: null })) setText('');
  };
  const addFile = async () => {
    const file = await files.choose();
    if (file) add({ kind: 'file', link: null, ...file });
  };
  return (
    <Part title={t('evidence')}>
      {evidence.map(id => {
        const one = known.get(id);
        return one && <EvidenceLine key={id} evidence={one} />;
      })}
      <form onSubmit={addText}>
        <Group gap="xs" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t('evidenceText')}
            placeholder={t('evidenceText')}
            maxLength={MOST_LETTERS}
            value={text}
            onChange={event => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={text.trim() === ''}>
            {t('evidenceAdd')}
          </Button>
        </Group>
      </form>
      <Button mt="xs" size="xs" variant="default" leftSection={<IconFile size={14} />} onClick={() => void addFile()}>
        {t('evidenceFile')}
      </Button>
    </Part>
  );
}

const ICON = { file: IconFile, link: IconExternalLink, note: IconNote } as const;

function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('gates');
  const session = useSession();
  const dispatch = useDispatch();
  const show = useShowEvidence();
  const { id, name, kind, expires } = evidence;
  const Icon = ICON[kind];
  const hasRunOut = expires !== null && expires < session.environment.now().slice(0, 10);
  return (
    <div>
      <Group gap="xs" wrap="nowrap">
        <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
        {kind === 'note' ? (
          <Text size="sm" style={{ flex: 1, overflowWrap: 'anywhere' }}>
            {name}
          </Text>
        ) : (
          <UnstyledButton
            style={{
              flex: 1,
              fontSize: 'var(--mantine-font-size-sm)',
              textDecoration: 'underline',
              overflowWrap: 'anywhere',
            }}
            aria-label={t('evidenceOpen', { name })}
            onClick={() => void show(evidence)}
          >
            {name}
          </UnstyledButton>
        )}
        <DateInput
          aria-label={t('evidenceUntil', { name })}
          placeholder={t('evidenceNoEnd')}
          size="xs"
          w={130}
          clearable
          value={expires}
          onChange={day => dispatch({ type: 'row/change', table: 'evidence', ids: [id], fields: { expires: day } })}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('evidenceRemove', { name })}
          onClick={() => dispatch({ type: 'row/remove', ids: [id] })}
        >
          <IconX size={14} />
        </ActionIcon>
      </Group>
      {hasRunOut && (
        <Text size="xs" fw={600} ml={24}>
          {t('evidenceRanOut', { day: dayText(expires) })}
        </Text>
      )}
    </div>
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

type NewPiece = Pick<Evidence, 'name' | 'kind' | 'link' | 'hash' | 'size'>;

/** Keeps a piece of evidence and names it in the condition, as one step; false where that was refused. */
function useAddEvidence({ gate, evidence }: GateEvidenceProps): (piece: NewPiece) => boolean {
  const session = useSession();
  const dispatch = useDispatch();
  return piece => {
    const id = session.environment.newId('ev');
    const added = dispatch({
      type: 'batch',
      label: 'evidence/add',
      commands: [
        { type: 'evidence/add', evidence: { ...piece, id, note: '', expires: null } },
        { type: 'gate/set', gate, fields: { evidence: [...evidence, id] } },
      ],
    });
    return added.ok || session.view.getState().waitingForProfile !== null;
  };
}
