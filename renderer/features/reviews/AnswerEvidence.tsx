import { ActionIcon, Button, Group, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { notifications } from '@mantine/notifications';
import { IconExternalLink, IconFile, IconNote, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence, Evidence as EvidenceSchema } from '../../../core/model';
import type { AskedQuestion } from '../../../core/review';
import { notifyProblems, useSaveBytes } from '../../actions';
import { useHost } from '../../host';
import { useOrganisationDispatch, useOrganisationTable, usePreferences, useSession } from '../../session';
import { Part } from '../../ui';
import type { OpenReview } from './useReviews';

interface AnswerEvidenceProps {
  readonly open: OpenReview;
  readonly asked: AskedQuestion;
}

const MEGABYTE = 1024 * 1024;
/** Files above this belong where they are, with a link to them. */
const MOST_MEGABYTES = 25;
const EXTENSIONS = ['pdf', 'png', 'jpg', 'jpeg', 'txt', 'csv', 'json', 'xml', 'docx', 'xlsx', 'zip', 'eml', 'md'];
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
  const { office } = useSession();
  const host = useHost();
  const save = useSaveBytes();
  const dispatch = useOrganisationDispatch();
  const Icon = ICON[evidence.kind];
  const show = async () => {
    if (evidence.link !== null) {
      const shown = await host['link.open']({ url: evidence.link });
      if (!shown.ok) notifyProblems(shown.problems);
    }
    if (evidence.hash === null) return;
    const bytes = await office.readEvidence(evidence.hash);
    if (!bytes.ok) return notifyProblems(bytes.problems);
    await save(bytes.value, evidence.name, t('evidenceFiles'), evidence.name.split('.').at(-1) ?? 'bin');
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
  const addFile = useAddFile(add);
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

function useAddFile(add: (row: NewRow) => boolean): () => Promise<void> {
  const { t } = useTranslation('reviews');
  const { office } = useSession();
  const host = useHost();
  return async () => {
    const opened = await host['file.open']({ kinds: [{ label: t('evidenceFiles'), extensions: EXTENSIONS }] });
    if (!opened.ok) return notifyProblems(opened.problems);
    if (opened.value === null) return;
    const { name, bytes } = opened.value;
    if (bytes.byteLength > MOST_MEGABYTES * MEGABYTE) {
      notifications.show({
        message: t('evidenceTooLarge', { name, most: MOST_MEGABYTES }),
        color: 'yellow',
        autoClose: 12_000,
      });
      return;
    }
    const hash = await office.keepEvidence(bytes);
    if (!hash.ok) return notifyProblems(hash.problems);
    add({ name, kind: 'file', hash: hash.value, size: bytes.byteLength });
  };
}
