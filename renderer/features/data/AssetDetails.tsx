import { Button, List, MultiSelect, NumberInput, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconSparkles, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../core/commands';
import { createDataTypeGuesser, type RequiredControl } from '../../../core/library';
import type { Asset, ProjectModel } from '../../../core/model';
import { PersonField, ThreatsHere } from '../../meaning';
import { useDispatch, useLibrary, useOpen } from '../../session';
import { Draft, whileTyping } from '../../ui';

const RATINGS = ['1', '2', '3', '4', '5'] as const;

/** The command that makes exactly these elements (or flows) name the asset in this field. */
function placeCommand(
  model: ProjectModel,
  asset: Asset['id'],
  field: 'holds' | 'processes' | 'data',
  wanted: readonly string[],
): Command {
  const chosen = new Set(wanted);
  const without = (ids: readonly Asset['id'][]) => ids.filter(id => id !== asset);
  const next = (ids: readonly Asset['id'][], id: string) => (chosen.has(id) ? [...without(ids), asset] : without(ids));
  const differs = (ids: readonly Asset['id'][], id: string) => ids.includes(asset) !== chosen.has(id);
  const commands: Command[] =
    field === 'data'
      ? [...model.flows.values()]
          .filter(flow => differs(flow.data, flow.id))
          .map(flow => ({
            type: 'row/change',
            table: 'flows',
            ids: [flow.id],
            fields: { data: next(flow.data, flow.id) },
          }))
      : [...model.elements.values()]
          .filter(element => differs(element[field], element.id))
          .map(element => ({
            type: 'row/change',
            table: 'elements',
            ids: [element.id],
            fields: { [field]: next(element[field], element.id) },
          }));
  return { type: 'batch', label: 'row/change', commands };
}

/** Everything about one data asset; each field is kept as it is left. */
export function AssetDetails({ asset, onGone }: { readonly asset: Asset; readonly onGone: () => void }) {
  const { t } = useTranslation('data');
  const library = useLibrary();
  const dispatch = useDispatch();
  const change = (fields: Partial<Omit<Asset, 'id'>>) =>
    dispatch({ type: 'row/change', table: 'assets', ids: [asset.id], fields });
  const type = library.dataTypes.get(asset.type ?? '');
  const guessType = useMemo(() => createDataTypeGuesser(library), [library]);
  const guess = asset.type ? null : guessType(asset.name);
  const guessed = guess && library.dataTypes.get(guess.id);
  const ofType = library.dataClasses.get(type?.defaultClass ?? '')?.name;
  const rating = (label: string, value: number | null, set: (value: Asset['integrity']) => void) => (
    <Select
      label={label}
      placeholder={t('ratingOfType')}
      clearable
      data={RATINGS.map(one => ({ value: one, label: t(`rating.${one}`) }))}
      value={value === null ? null : String(value)}
      onChange={chosen => set(chosen === null ? null : Number(chosen))}
    />
  );
  return (
    <Stack
      gap="sm"
      p="md"
      component="section"
      aria-label={t('details', { name: asset.name })}
      tabIndex={-1}
      data-details
    >
      <Draft value={asset.name} onKeep={name => change({ name })}>
        {field => <TextInput label={t('name')} {...field} />}
      </Draft>
      {guessed && (
        <Button
          variant="light"
          size="xs"
          leftSection={<IconSparkles size={14} />}
          onClick={() => change({ type: guessed.id })}
        >
          {t('suggestion', { type: guessed.name })}
        </Button>
      )}
      <Select
        label={t('type')}
        placeholder={t('typeNone')}
        clearable
        searchable
        data={[...library.dataTypes.values()].map(one => ({ value: one.id, label: one.name }))}
        value={asset.type}
        onChange={value => change({ type: value })}
      />
      <Select
        label={t('class')}
        placeholder={ofType ? t('classOfType', { class: ofType }) : t('classNone')}
        clearable
        data={[...library.dataClasses.values()].map(one => ({ value: one.id, label: one.name }))}
        value={asset.class}
        onChange={value => change({ class: value })}
      />
      {rating(t('confidentiality'), asset.confidentiality, confidentiality => change({ confidentiality }))}
      {rating(t('integrity'), asset.integrity, integrity => change({ integrity }))}
      {rating(t('privacy'), asset.privacy, privacy => change({ privacy }))}
      <NumberInput
        label={t('records')}
        description={t('recordsHint')}
        min={0}
        max={1e15}
        allowDecimal={false}
        thousandSeparator=" "
        value={asset.records ?? ''}
        onChange={value => whileTyping(() => change({ records: typeof value === 'number' ? value : null }))}
      />
      <PersonField
        label={t('owner')}
        value={asset.owner}
        onChange={owner => ({ type: 'row/change', table: 'assets', ids: [asset.id], fields: { owner } })}
      />
      <Places asset={asset} />
      <Stack gap={4}>
        <Title order={3}>{t('threats')}</Title>
        <ThreatsHere subject={asset.id} />
      </Stack>
      <Draft value={asset.description} onKeep={description => change({ description })}>
        {field => <Textarea label={t('description')} autosize minRows={2} {...field} />}
      </Draft>
      {type && (
        <Stack gap={6} mt="xs">
          <Title order={3}>{t('required')}</Title>
          <Required title={t('beforeTransmission')} controls={type.beforeTransmission} />
          <Required title={t('beforeProcessing')} controls={type.beforeProcessing} />
          <Text size="xs" fw={600}>
            {t('providerNeeds')}
          </Text>
          <Text size="sm">{type.providerNeeds}</Text>
          <Text size="xs" fw={600}>
            {t('forbidden')}
          </Text>
          <Text size="sm">{type.forbidden}</Text>
        </Stack>
      )}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconTrash size={16} />}
        onClick={() => {
          if (dispatch({ type: 'row/remove', ids: [asset.id] }).ok) onGone();
        }}
      >
        {t('remove')}
      </Button>
    </Stack>
  );
}

function Required({ title, controls }: { readonly title: string; readonly controls: readonly RequiredControl[] }) {
  const library = useLibrary();
  if (controls.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={600}>
        {title}
      </Text>
      <List size="sm" spacing={2}>
        {controls.map(({ control, note }) => (
          <List.Item key={control}>
            {library.controls.get(control)?.title}
            {note ? ` (${note})` : ''}
          </List.Item>
        ))}
      </List>
    </>
  );
}

/** Where the asset is kept, processed and carried: three lists to choose from. */
function Places({ asset }: { readonly asset: Asset }) {
  const { t } = useTranslation('data');
  const dispatch = useDispatch();
  const model = useOpen(open => open.model);
  const { elements, flows } = model;
  const elementChoices = useMemo(
    () =>
      [...elements.values()]
        .map(row => ({ value: row.id, label: row.name }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [elements],
  );
  const flowChoices = useMemo(() => {
    const name = (id: string | null) => [...elements.values()].find(row => row.id === id)?.name ?? '?';
    return [...flows.values()].map(row => ({
      value: row.id,
      label: row.name === '' ? t('unnamedFlow', { from: name(row.source), to: name(row.target) }) : row.name,
    }));
  }, [elements, flows, t]);
  const having = (field: 'holds' | 'processes') =>
    [...elements.values()].filter(row => row[field].includes(asset.id)).map(row => row.id);
  const carrying = [...flows.values()].filter(row => row.data.includes(asset.id)).map(row => row.id);
  const choose = (
    label: string,
    field: 'holds' | 'processes' | 'data',
    choices: { value: string; label: string }[],
    value: string[],
  ) => (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('choosePlaces') : ''}
      searchable
      data={choices}
      value={value}
      onChange={wanted => dispatch(placeCommand(model, asset.id, field, wanted))}
    />
  );
  return (
    <>
      {choose(t('keptIn'), 'holds', elementChoices, having('holds'))}
      {choose(t('processedIn'), 'processes', elementChoices, having('processes'))}
      {choose(t('carriedBy'), 'data', flowChoices, carrying)}
    </>
  );
}
