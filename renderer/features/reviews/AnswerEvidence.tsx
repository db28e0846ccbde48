import { ActionIcon, Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconExternalLink, IconFile, IconNote, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence, Evidence as EvidenceSchema } from '../../../core/model';
import type { AskedQuestion } from '../../../core/review';
import { notifyProblems, useEvidenceFiles } from '../../actions';
import { useHost } from '../../host';
import { useOrganisationDispatch, useOrganisationTable, usePreferences, useSession } from '../../session';
import { Part } from '../../ui';
import type { OpenReview } from './useReviews';

interface AnswerEvidenceProps {
  readonly open: OpenReview;
  readonly asked: AskedQuestion;
}

const ICON = { file: IconFile, link: IconExternalLink, note: IconNote } as const;

/** What shows that an answer is right: files, links and notes, each to the day on which it runs out. */
export function AnswerEvidence(props: AnswerEvidenceProps) {
  const { t } = useTranslation('reviews');
  const { open, asked } = props;
  const evidence = useOrganisationTable('evidence');
  const own = (open.answers.get(asked.question.id)?.evidence ?? []).flatMap(id => evidence.get(id) ?? []);
  return (
    <Part title={t('evidence')}>
      <Stack gap="xs">
        {own.length === 0 && (
          <Text size="sm" c="var(--ink-soft)">
            {t('evidenceNone')}
          </Text>
        )}
        {own.map(one => (
          <EvidenceLine key={one.id} evidence={one} />
        ))}
        <NewEvidence {...props} />
      </Stack>
    </Part>
  );
}

function EvidenceLine({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useTranslation('reviews');
  const host = useHost();
  const files = useEvidenceFiles();
  const dispatch = useOrganisationDispatch();
  const Icon = ICON[evidence.kind];
  const show = async () => {
    if (evidence.link !== null) {
      const shown = await host['link.open']({ url: evidence.link });
      if (!shown.ok) notifyProblems(shown.problems);
    }
    if (evidence.hash !== null) await files.show(evidence);
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <Icon size={16} aria-hidden style={{ flexShrink: 0 }} />
      {evidence.kind === 'note' ? (
        <Text size="sm" style={{ flex: 1 }}>
          {evidence.name}
        </Text>
      ) : (
        <UnstyledButton
          style={{ flex: 1, fontSize: 'var(--mantine-font-size-sm)', textDecoration: 'underline' }}
          aria-label={t('evidenceOpen', { name: evidence.name })}
          onClick={() => void show()}
        >
          {evidence.name}
        </UnstyledButton>
      )}
      <DateInput
        aria-label={t('evidenceUntil')}
        placeholder={t('evidenceUntil')}
        size="xs"
        w={130}
        clearable
        value={evidence.expires}
        onChange={expires =>
          dispatch({ type: 'row/change', table: 'evidence', ids: [evidence.id], fields: { expires } })
        }
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('evidenceRemove', { name: evidence.name })}
        onClick={() => dispatch({ type: 'row/remove', ids: [evidence.id] })}
      >
        <IconX size={14} />
      </ActionIcon>
    </Group>
  );
}

function NewEvidence({ open, asked }: AnswerEvidenceProps) {
  const { t } = useTranslation('reviews');
  const add = useAddEvidence({ open, asked });
  const files = useEvidenceFiles();
  const addFile = async () => {
    const file = await files.choose();
    if (file) add({ kind: 'file', ...file });
  };
  const [text, setText] = useState('');
  const addText = () => {
    const typed = text.trim();
    const isLink = EvidenceSchema.shape.link.safeParse(typed).success;
    const added = add({
      name: typed.slice(0, 200),
      kind: isLink ? 'link' : 'note',
      link: isLink ? typed : null,
      note: isLink ? '' : typed,
    });
    if (added) setText('');
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <TextInput
        aria-label={t('evidenceText')}
        placeholder={t('evidenceText')}
        size="sm"
        style={{ flex: 1 }}
        maxLength={1000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Button variant="default" size="sm" disabled={text.trim() === ''} onClick={addText}>
        {t('evidenceAdd')}
      </Button>
      <Button variant="default" size="sm" onClick={() => void addFile()}>
        {t('evidenceFile')}
      </Button>
    </Group>
  );
}

type NewRow = Partial<Omit<Evidence, 'id' | 'stamp'>> & Pick<Evidence, 'name' | 'kind'>;

/** Adds evidence and names it in the answer, as one step; false while nobody has said who acts. */
function useAddEvidence({ open: { review, answers }, asked }: AnswerEvidenceProps): (row: NewRow) => boolean {
  const session = useSession();
  const dispatch = useOrganisationDispatch();
  const profile = usePreferences(preferences => preferences.profile);
  const { question } = asked;
  return fields => {
    if (profile === null) {
      session.askForProfile();
      return false;
    }
    const { environment } = session;
    const stamp = { by: profile.name, roles: [...profile.roles], at: environment.now() };
    const row = EvidenceSchema.parse({ ...fields, id: environment.newId('ev'), stamp });
    const evidence = [...(answers.get(question.id)?.evidence ?? []), row.id];
    return dispatch({
      type: 'batch',
      label: 'evidence/add',
      commands: [
        { type: 'row/add', table: 'evidence', row },
        {
          type: 'answer/set',
          review: review.id,
          questions: [{ id: question.id, asked: question.question }],
          fields: { evidence },
        },
      ],
    }).ok;
  };
}
