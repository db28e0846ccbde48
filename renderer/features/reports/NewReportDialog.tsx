import {
  Alert,
  Anchor,
  Autocomplete,
  Button,
  Checkbox,
  Group,
  Modal,
  Radio,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OUTLINE_SECTIONS, REPORT_SECTIONS, type ReportOptions, unprintableNames } from '../../../core/report';
import { unprintableWords } from '../../../core/text';
import { useOpen, usePreferences, useSession, useView } from '../../session';
import { reports } from '../../text/en/reports';
import { MakingReport } from './MakingReport';
import type { Making } from './useMakeReport';

const OUTLINES = ['management', 'full'] as const;
const PAPERS = ['A4', 'LETTER'] as const;
const OVERLAYS = ['none', 'sensitivity', 'risk', 'responsibility'] as const;

interface NewReportProps {
  readonly making: Making | null;
  readonly onCreate: (options: ReportOptions) => void;
  readonly onCancelMaking: () => void;
  readonly onClose: () => void;
}

/** What to put into a report, and then how far it is. */
export function NewReportDialog({ making, onCreate, onCancelMaking, onClose }: NewReportProps) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation('common');
  return (
    <Modal
      opened
      onClose={making ? onCancelMaking : onClose}
      title={making ? t('making') : t('newTitle')}
      size="lg"
      closeOnClickOutside={!making}
      closeButtonProps={{ 'aria-label': making ? common('cancel') : common('close') }}
    >
      {making && <MakingReport making={making} onCancel={onCancelMaking} />}
      <div hidden={making !== null}>
        <ReportForm onCreate={onCreate} onClose={onClose} />
      </div>
    </Modal>
  );
}

function useFirstOptions(): ReportOptions {
  const info = useOpen(open => open.model.project.get('project'));
  const shown = useView(view => view.overlay);
  return {
    outline: 'management',
    paper: 'A4',
    title: info?.name.slice(0, 300) ?? '',
    classification: info?.classification.slice(0, 200) ?? '',
    sections: [...OUTLINE_SECTIONS.management],
    toVerify: false,
    overlay: shown === 'none' || shown === 'changes' ? 'risk' : shown,
  };
}

function ReportForm({ onCreate, onClose }: Pick<NewReportProps, 'onCreate' | 'onClose'>) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation('common');
  const first = useFirstOptions();
  const [options, setOptions] = useState(first);
  const change = (part: Partial<ReportOptions>) => setOptions(before => ({ ...before, ...part }));
  const outlineTo = (chosen: string) => {
    const outline = OUTLINES.find(one => one === chosen);
    // Each kind starts from what belongs into it.
    if (outline) change({ outline, sections: [...OUTLINE_SECTIONS[outline]], toVerify: outline === 'full' });
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        if (options.sections.length > 0) onCreate(options);
      }}
    >
      <Stack gap="md">
        <Radio.Group label={t('outlineLabel')} value={options.outline} onChange={outlineTo}>
          <Stack gap={6} mt={6}>
            {OUTLINES.map(one => (
              <Radio key={one} value={one} label={t(`outline.${one}`)} description={t(`outlineHint.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('titleLabel')}
          required
          maxLength={300}
          data-autofocus
          value={options.title}
          onChange={event => change({ title: event.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Autocomplete
            label={t('classificationLabel')}
            description={t('classificationHint')}
            data={[...reports.classifications]}
            maxLength={200}
            value={options.classification}
            onChange={classification => change({ classification })}
          />
          <Select
            label={t('overlayLabel')}
            description={t('overlayHint')}
            data={OVERLAYS.map(value => ({ value, label: t(`overlay.${value}`) }))}
            allowDeselect={false}
            value={options.overlay}
            onChange={value => change({ overlay: OVERLAYS.find(one => one === value) ?? 'none' })}
          />
        </SimpleGrid>
        <Sections chosen={options.sections} onChange={sections => change({ sections })} />
        <Switch
          label={t('toVerifyLabel')}
          description={t('toVerifyHint')}
          checked={options.toVerify}
          disabled={!options.sections.includes('threats')}
          onChange={event => change({ toVerify: event.currentTarget.checked })}
        />
        <div>
          <Text size="sm" fw={500} id="report-paper">
            {t('paperLabel')}
          </Text>
          <SegmentedControl
            aria-labelledby="report-paper"
            data={PAPERS.map(value => ({ value, label: t(`paper.${value}`) }))}
            value={options.paper}
            onChange={value => change({ paper: PAPERS.find(one => one === value) ?? 'A4' })}
          />
        </div>
        <Unprintable />
        <Group justify="space-between" align="center">
          <WhoMakesIt />
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" disabled={options.sections.length === 0}>
              {t('start')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function Sections({
  chosen,
  onChange,
}: {
  readonly chosen: ReportOptions['sections'];
  readonly onChange: (sections: ReportOptions['sections']) => void;
}) {
  const { t } = useTranslation('reports');
  return (
    <Checkbox.Group
      label={t('sectionsLabel')}
      value={[...chosen]}
      onChange={values => onChange(REPORT_SECTIONS.filter(section => values.includes(section)))}
      error={chosen.length === 0 ? t('sectionsNone') : undefined}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt={6}>
        {REPORT_SECTIONS.map(section => (
          <Checkbox key={section} value={section} label={t(`section.${section}`)} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
}

/** What will not look in the report as it does here is said before it is made. */
function Unprintable() {
  const model = useOpen(open => open.model);
  const names = useMemo(() => unprintableNames(model), [model]);
  if (names.length === 0) return null;
  return (
    <Alert icon={<IconAlertTriangle size={18} aria-hidden />} color="gray" variant="light">
      {unprintableWords(names)}
    </Alert>
  );
}

function WhoMakesIt() {
  const { t } = useTranslation('reports');
  const session = useSession();
  const profile = usePreferences(preferences => preferences.profile);
  return (
    <Text size="xs" c="var(--ink-soft)">
      {profile ? t('madeBy', { name: profile.name }) : `${t('madeByNobody')} `}
      {!profile && (
        <Anchor component="button" type="button" size="xs" onClick={() => session.askForProfile()}>
          {t('sayWho')}
        </Anchor>
      )}
    </Text>
  );
}
