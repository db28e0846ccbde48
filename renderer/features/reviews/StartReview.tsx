import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Review, ReviewAreaNumber, TRIGGERS, Trigger } from '../../../core/model';
import { REVIEW_KIND_LABEL, TRIGGER_LABEL } from '../../../core/text';
import {
  useLibrary,
  useOrganisation,
  useOrganisationDispatch,
  useOrganisationTable,
  useOrganisationView,
} from '../../session';

const KINDS = ['full', 'light'] as const;
const REASONS = ['due', 'event', 'person'] as const;

interface StartReviewProps {
  /** Id of the provider that is asked for, or an empty text. */
  readonly provider: string;
  readonly onClose: () => void;
}

interface Draft {
  readonly provider: string | null;
  readonly kind: Review['kind'];
  readonly because: Review['because'];
  readonly trigger: Trigger | null;
  readonly areas: readonly ReviewAreaNumber[];
  /** Projects that are left out. */
  readonly without: ReadonlySet<string>;
  readonly due: string | null;
}

/** What a new review looks at, and why now. */
export function StartReview({ provider, onClose }: StartReviewProps) {
  const { t } = useTranslation('reviews');
  const { t: common } = useTranslation('common');
  const organisation = useOrganisation();
  const dispatch = useOrganisationDispatch();
  const providers = useOrganisationTable('providers');
  const reviews = useOrganisationTable('reviews');
  const standings = useOrganisationView(view => view.standings);
  const [draft, setDraft] = useState<Draft>({
    provider: provider || null,
    kind: 'full',
    because: 'due',
    trigger: null,
    areas: [1, 2, 3, 4],
    without: new Set(),
    due: null,
  });
  const change = (fields: Partial<Draft>) => setDraft({ ...draft, ...fields });
  const projects = (standings ?? []).filter(one => one.uses.some(use => use.provider === draft.provider));
  const isOpen = [...reviews.values()].some(one => one.provider === draft.provider && one.seal === null);
  const start = () => {
    const chosen = [...providers.values()].find(one => one.id === draft.provider);
    if (!chosen) return;
    const { kind, because, trigger, due } = draft;
    const linked = projects.filter(one => !draft.without.has(one.id)).map(one => one.id);
    const fields = { kind, because, trigger, due, areas: [...draft.areas], projects: linked };
    if (!dispatch({ type: 'review/start', provider: chosen.id, fields }).ok) return;
    const begun = [...(organisation.document.open?.model.reviews.values() ?? [])].find(
      one => one.provider === chosen.id && one.seal === null,
    );
    onClose();
    organisation.choose(begun?.id ?? null);
  };
  return (
    <Modal opened onClose={onClose} title={t('start')} size="lg" closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack gap="sm">
        <Select
          label={t('dialog.provider')}
          data-autofocus
          data={[...providers.values()].map(one => ({ value: one.id, label: one.name }))}
          value={draft.provider}
          error={isOpen ? t('dialog.open') : null}
          onChange={value => change({ provider: value, without: new Set() })}
        />
        <Group grow align="flex-start">
          <Select
            label={t('dialog.kind')}
            allowDeselect={false}
            data={KINDS.map(one => ({ value: one, label: REVIEW_KIND_LABEL[one] }))}
            value={draft.kind}
            onChange={value => change({ kind: value === 'light' ? 'light' : 'full' })}
          />
          <Select
            label={t('dialog.because')}
            allowDeselect={false}
            data={REASONS.map(one => ({ value: one, label: t(`dialog.reason.${one}`) }))}
            value={draft.because}
            onChange={value => change({ because: REASONS.find(one => one === value) ?? 'person' })}
          />
        </Group>
        {draft.because === 'event' && (
          <Select
            label={t('dialog.trigger')}
            data={TRIGGERS.map(one => ({ value: one, label: TRIGGER_LABEL[one] }))}
            value={draft.trigger}
            onChange={value => change({ trigger: value === null ? null : Trigger.parse(value) })}
          />
        )}
        <Areas areas={draft.areas} onChange={areas => change({ areas })} />
        <Projects draft={draft} projects={projects} onChange={without => change({ without })} />
        <DateInput label={t('dialog.due')} clearable value={draft.due} onChange={due => change({ due })} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button disabled={draft.provider === null || isOpen || draft.areas.length === 0} onClick={start}>
            {t('dialog.create')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Areas({
  areas,
  onChange,
}: {
  readonly areas: readonly ReviewAreaNumber[];
  readonly onChange: (areas: readonly ReviewAreaNumber[]) => void;
}) {
  const { t } = useTranslation('reviews');
  const library = useLibrary();
  const set = (chosen: readonly string[]) =>
    onChange(
      library.reviewAreas.flatMap(one => (chosen.includes(String(one.id)) ? [ReviewAreaNumber.parse(one.id)] : [])),
    );
  return (
    <Checkbox.Group label={t('dialog.areas')} value={areas.map(String)} onChange={set}>
      <Stack gap={6} mt={6}>
        {library.reviewAreas.map(one => (
          <Checkbox key={one.id} value={String(one.id)} label={one.name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

interface ProjectsProps {
  readonly draft: Draft;
  readonly projects: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (without: ReadonlySet<string>) => void;
}

function Projects({ draft, projects, onChange }: ProjectsProps) {
  const { t } = useTranslation('reviews');
  if (draft.provider === null) return null;
  if (projects.length === 0)
    return (
      <Text size="sm" c="var(--ink-soft)">
        {t('dialog.noProjects')}
      </Text>
    );
  const chosen = projects.filter(one => !draft.without.has(one.id)).map(one => one.id);
  return (
    <Checkbox.Group
      label={t('dialog.projects')}
      description={t('dialog.projectsHint')}
      value={chosen}
      onChange={now => onChange(new Set(projects.map(one => one.id).filter(id => !now.includes(id))))}
    >
      <Stack gap={6} mt={6}>
        {projects.map(one => (
          <Checkbox key={one.id} value={one.id} label={one.name} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
