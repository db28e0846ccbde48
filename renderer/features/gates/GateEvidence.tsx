import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceId } from '../../../core/model';
import { useDispatch, useSession, useTable } from '../../session';
import { Part } from '../../ui';

const MOST_LETTERS = 1000;

/** What shows that a condition is met: links and notes. */
export function GateEvidence({ gate, evidence }: { readonly gate: string; readonly evidence: readonly EvidenceId[] }) {
  const { t } = useTranslation('gates');
  const session = useSession();
  const dispatch = useDispatch();
  const known = useTable('evidence');
  const [text, setText] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const typed = text.trim();
    if (typed === '') return;
    const id = session.environment.newId('ev');
    const link = /^https:\/\/\S+$/.test(typed) && URL.canParse(typed) ? typed : null;
    const kind = link === null ? ('note' as const) : ('link' as const);
    const proof = { id, name: typed, kind, link, hash: null, size: null, note: '', expires: null };
    const added = dispatch({
      type: 'batch',
      label: 'evidence/add',
      commands: [
        { type: 'evidence/add', evidence: proof },
        { type: 'gate/set', gate, fields: { evidence: [...evidence, id] } },
      ],
    });
    if (added.ok || session.view.getState().waitingForProfile !== null) setText('');
  };
  return (
    <Part title={t('evidence')}>
      {evidence.map(id => {
        const name = known.get(id)?.name ?? '';
        return (
          <Group key={id} gap="xs" wrap="nowrap" justify="space-between">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
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
        );
      })}
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
          <Button type="submit" variant="default" disabled={text.trim() === ''}>
            {t('evidenceAdd')}
          </Button>
        </Group>
      </form>
    </Part>
  );
}
