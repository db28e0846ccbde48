import { CloseButton, Select, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import { RISK_BAND_LABEL, STRIDE_LABEL } from '../../../core/text';
import { type ThreatFilter, useLibrary, useOpen, useSession, useTable, useView } from '../../session';
import { FilterMenu } from '../../ui';
import { LENS_IDS } from './lenses';
import { type Row, SECTIONS, STANDINGS } from './register';
import { placeName, useSubjectChoices } from './subjects';
import classes from './threats.module.css';

const LETTERS = ['S', 'T', 'R', 'I', 'D', 'E'] as const;
const EVERYDAY = 2;

/** What narrows the register. */
export function FilterBar({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const look = useView(view => view.threats);
  const filter = useView(view => view.threatFilter);
  const toVerify = useMemo(() => rows.filter(row => row.section === 'to-verify').length, [rows]);
  return (
    <div role="search" className={classes.filters}>
      <TextInput
        size="xs"
        style={{ flex: '1 1 120px', maxWidth: 190 }}
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={look.search}
        onChange={event => session.lookAtThreats({ search: event.currentTarget.value })}
      />
      <FilterMenu
        label={t('filter.sections')}
        options={SECTIONS.map(value => ({ value, label: t(`group.${value}`) }))}
        chosen={SECTIONS.filter(value => look.sections.includes(value))}
        onChange={sections => session.lookAtThreats({ sections })}
      />
      <FilterMenu
        label={t('filter.bands')}
        options={[...RISK_BANDS].reverse().map(value => ({ value, label: RISK_BAND_LABEL[value] }))}
        chosen={look.bands}
        onChange={bands => session.lookAtThreats({ bands })}
      />
      <FilterMenu
        label={t('filter.stride')}
        options={LETTERS.map(value => ({ value, label: STRIDE_LABEL[value] }))}
        chosen={look.stride}
        onChange={stride => session.lookAtThreats({ stride })}
      />
      <FilterMenu
        label={t('filter.standings')}
        options={STANDINGS.map(value => ({ value, label: t(`standing.${value}`) }))}
        chosen={STANDINGS.filter(value => look.standings.includes(value))}
        onChange={standings => session.lookAtThreats({ standings })}
      />
      {filter.subject === undefined && <ElementFilter />}
      {look.lens !== 'state' && look.sections.length === 0 && toVerify > 0 && (
        <Switch
          size="xs"
          label={t('filter.toVerify', { count: toVerify })}
          checked={look.toVerify}
          onChange={event => session.lookAtThreats({ toVerify: event.currentTarget.checked })}
        />
      )}
      <Chips filter={filter} />
    </div>
  );
}

/** By what the register is grouped. */
export function LensChoice() {
  const { t } = useTranslation('threats');
  const session = useSession();
  const chosen = useView(view => view.threats.lens);
  const lens = (id: (typeof LENS_IDS)[number]) => ({ value: id, label: t(`lenses.${id}`) });
  return (
    <Select
      size="xs"
      w={220}
      aria-label={t('lens')}
      leftSection={<span className={classes.soft}>{t('lens')}</span>}
      leftSectionWidth={72}
      leftSectionPointerEvents="none"
      comboboxProps={{ width: 300, position: 'bottom-end' }}
      allowDeselect={false}
      maxDropdownHeight={480}
      data={[
        { group: t('lensGroups.everyday'), items: LENS_IDS.slice(0, EVERYDAY).map(lens) },
        { group: t('lensGroups.methods'), items: LENS_IDS.slice(EVERYDAY).map(lens) },
      ]}
      value={chosen}
      onChange={next => session.lookAtThreats({ lens: next ?? 'state' })}
    />
  );
}

function ElementFilter() {
  const { t } = useTranslation('threats');
  const session = useSession();
  const filter = useView(view => view.threatFilter);
  const choices = useSubjectChoices();
  return (
    <Select
      size="xs"
      w={112}
      aria-label={t('filter.element')}
      placeholder={t('filter.elementAny')}
      searchable
      limit={60}
      data={choices.map(({ group, items }) => ({ group, items: [...items] }))}
      value={null}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      onChange={subject => subject && session.narrowThreats({ ...filter, subject })}
    />
  );
}

/** What another place asked to see, named; each can be taken away. */
function Chips({ filter }: { readonly filter: ThreatFilter }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const library = useLibrary();
  const name = useOpen(open => (filter.subject === undefined ? '' : placeName(open.model, filter.subject)));
  const providers = useTable('providers');
  const { subject, control, rule, band, dataType } = filter;
  const chips: { readonly asked: keyof ThreatFilter; readonly label: string }[] = [];
  if (subject !== undefined)
    chips.push({
      asked: 'subject',
      label: t('filter.subject', { name: subject === 'project' ? t('wholeProject') : name }),
    });
  if (control !== undefined)
    chips.push({
      asked: 'control',
      label: t('filter.control', { name: library.controls.get(control)?.title ?? control }),
    });
  if (rule !== undefined)
    chips.push({ asked: 'rule', label: t('filter.rule', { name: library.threats.get(rule)?.title ?? rule }) });
  if (band !== undefined) chips.push({ asked: 'band', label: t(`filter.cell.${band.side}`, band) });
  if (filter.providers !== undefined) {
    const names = filter.providers.map(id => [...providers.values()].find(one => one.id === id)?.name ?? id);
    chips.push({ asked: 'providers', label: t('filter.provider', { name: [...new Set(names)].join(', ') }) });
  }
  if (dataType !== undefined)
    chips.push({
      asked: 'dataType',
      label: t('filter.dataType', { name: library.dataTypes.get(dataType)?.name ?? dataType }),
    });
  if (chips.length === 0) return null;
  return (
    <div role="group" aria-label={t('filter.chips')} className={classes.chips}>
      {chips.map(({ asked, label }) => (
        <span key={asked} className={classes.chip}>
          {label}
          <CloseButton
            size={18}
            aria-label={t('filter.remove', { name: label })}
            onClick={() => session.narrowThreats(without(filter, asked))}
          />
        </span>
      ))}
    </div>
  );
}

function without(filter: ThreatFilter, asked: keyof ThreatFilter): ThreatFilter {
  const { [asked]: _, ...others } = filter;
  return others;
}
