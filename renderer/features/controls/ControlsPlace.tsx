import { Button } from '@mantine/core';
import { IconDownload, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ControlSummary, summaries } from '../../../core/controls';
import { ControlKind } from '../../../core/library';
import { CONTROL_STATUSES } from '../../../core/model';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { fileNameOf, notifyProblems, useSaveBytes } from '../../actions';
import { subjectName } from '../../meaning';
import { useControlRows, useFindingsState, useLibrary, useOpen, useRow, useSession, useView } from '../../session';
import { EmptyState, FilterBar, FilterChoice, PlaceFrame } from '../../ui';
import { ControlList } from './ControlList';
import { ControlPanel } from './ControlPanel';
import { type ControlFilter, grouped, listCounts, NO_FILTER, passing } from './controlFilter';
import classes from './controls.module.css';
import { ListTabs } from './ListTabs';

/** The register of required controls: by list, with its filters; at the right one control with everything about it. */
export function ControlsPlace() {
  const { t } = useTranslation('controls');
  const session = useSession();
  const asked = useView(view => view.threatFilter);
  const [filter, setFilter] = useState<ControlFilter>(NO_FILTER);
  const [subject, setSubject] = useState<string | null>(asked.subject ?? null);
  const [chosen, setChosen] = useState<string | null>(asked.control ?? null);
  const controls = useControlsOf(subject);
  const library = useLibrary();
  const deferred = useDeferredValue(filter);
  const pass = useMemo(() => passing(library, controls, deferred), [library, controls, deferred]);
  const groups = useMemo(() => grouped(pass, deferred.list), [pass, deferred.list]);
  const filtered = subject !== null || Object.values(filter).some(one => one !== null && one !== '');
  const clear = () => {
    setFilter(NO_FILTER);
    setSubject(null);
  };
  const nothing = controls.length === 0 && subject === null;
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={<SaveCsv disabled={nothing} />}
      sideWidth={440}
      side={
        nothing ? undefined : chosen === null ? (
          <Unchosen />
        ) : (
          <ControlPanel key={chosen} control={chosen} first={subject} />
        )
      }
    >
      {nothing ? (
        <EmptyState
          icon={IconShieldCheck}
          title={t('emptyTitle')}
          hint={t('emptyHint')}
          action={{ label: t('emptyAction'), onClick: () => session.goTo('diagram') }}
        />
      ) : (
        <div className={classes.register}>
          <ListTabs counts={listCounts(pass)} list={filter.list} onChoose={list => setFilter({ ...filter, list })} />
          <Filters
            filter={filter}
            onFilter={setFilter}
            subject={subject}
            onSubject={setSubject}
            filtered={filtered}
            onClear={clear}
          />
          {groups.length === 0 ? (
            <EmptyState
              icon={IconSearch}
              title={t('noMatchTitle')}
              hint={t('noMatchHint')}
              action={{ label: t('clearFilters'), onClick: clear }}
            />
          ) : (
            <ControlList groups={groups} chosen={chosen} onChoose={setChosen} />
          )}
        </div>
      )}
    </PlaceFrame>
  );
}

/** What stands at the side before a control is chosen; without a drawing there is little to choose from, and this says so. */
function Unchosen() {
  const { t } = useTranslation('controls');
  const session = useSession();
  const drawn = useOpen(open => open.model.elements.size > 0);
  if (drawn) return <EmptyState icon={IconShieldCheck} title={t('chooseTitle')} hint={t('chooseHint')} />;
  const action = { label: t('emptyAction'), onClick: () => session.goTo('diagram') };
  return <EmptyState icon={IconShieldCheck} title={t('undrawnTitle')} hint={t('emptyHint')} action={action} />;
}

const NOTHING: readonly ControlSummary[] = [];

/** The controls of the project, or of one subject with its own states. */
function useControlsOf(subject: string | null): readonly ControlSummary[] {
  const library = useLibrary();
  const all = useFindingsState(state => state.controls);
  const findings = useFindingsState(state => state.findings);
  const rows = useControlRows('subject', subject);
  return useMemo(() => {
    if (subject === null) return all;
    if (rows === null) return NOTHING;
    const own = [...findings.values()].filter(finding => finding.subject.id === subject);
    return summaries(library, rows, own);
  }, [library, all, findings, rows, subject]);
}

function SaveCsv({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation('controls');
  const session = useSession();
  const project = useRow('project', 'project');
  const saveBytes = useSaveBytes();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const bytes = await session.office.writeRegister('controls');
    setBusy(false);
    if (!bytes.ok) return notifyProblems(bytes.problems);
    await saveBytes(bytes.value, fileNameOf(t('csvName', { name: project?.name ?? '' }), 'csv'), t('csvFile'), 'csv');
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      disabled={disabled}
      loading={busy}
      onClick={() => void save()}
    >
      {t('exportCsv')}
    </Button>
  );
}

interface FiltersProps {
  readonly filter: ControlFilter;
  readonly onFilter: (filter: ControlFilter) => void;
  readonly subject: string | null;
  readonly onSubject: (subject: string | null) => void;
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function Filters({ filter, onFilter, subject, onSubject, filtered, onClear }: FiltersProps) {
  const { t } = useTranslation('controls');
  const library = useLibrary();
  const topics = useMemo(
    () => [...library.topics.values()].map(({ id, name }) => ({ value: id, label: name })),
    [library],
  );
  const subjects = useSubjects();
  const kinds = ControlKind.options.map(kind => ({ value: kind, label: t(`kind.${kind}`) }));
  const statuses = CONTROL_STATUSES.map(status => ({ value: status, label: CONTROL_STATUS_LABEL[status] }));
  return (
    <FilterBar
      label={t('filters')}
      words={{ search: t('searchLabel'), clear: t('clearFilters') }}
      text={filter.text}
      onText={text => onFilter({ ...filter, text })}
      filtered={filtered}
      onClear={onClear}
    >
      <FilterChoice
        label={t('filterStatus')}
        any={t('anyStatus')}
        width={124}
        data={statuses}
        value={filter.status}
        onChange={status => onFilter({ ...filter, status })}
      />
      <FilterChoice
        label={t('filterTopic')}
        any={t('anyTopic')}
        searchable
        width={114}
        data={topics}
        value={filter.topic}
        onChange={topic => onFilter({ ...filter, topic })}
      />
      <FilterChoice
        label={t('filterKind')}
        any={t('anyKind')}
        width={106}
        data={kinds}
        value={filter.kind}
        onChange={kind => onFilter({ ...filter, kind })}
      />
      <FilterChoice
        label={t('filterElement')}
        any={t('anyElement')}
        searchable
        width={138}
        data={subjects}
        value={subject}
        onChange={onSubject}
      />
    </FilterBar>
  );
}

/** Everything that controls can be required on, by name. */
function useSubjects() {
  const model = useOpen(open => open.model);
  const { elements, flows, boundaries } = model;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are read from these three tables only
  return useMemo(
    () =>
      [...elements.keys(), ...flows.keys(), ...boundaries.keys()]
        .map(id => ({ value: id, label: subjectName(model, id) }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [elements, flows, boundaries],
  );
}
