import { ActionIcon, Autocomplete, Button, Group, Select, Stack, Text, Textarea, Title, Tooltip } from '@mantine/core';
import { IconAlertCircle, IconArrowLeft, IconFocusCentered } from '@tabler/icons-react';
import { type Ref, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetResponsibility } from '../../../core/commands';
import { responsibilityId, SERVICE_MODELS } from '../../../core/model';
import type { MatrixRow, ResponsibilityCell } from '../../../core/responsibility';
import { SERVICE_MODEL_LABEL } from '../../../core/text';
import { ShareChip, subjectName } from '../../meaning';
import { useDispatch, useLibrary, useOpen, useRow, useSession, useTable } from '../../session';
import { Draft } from '../../ui';
import { isResponsible } from './matrixView';
import { OverrideForm } from './OverrideForm';
import classes from './responsibility.module.css';
import { useCellWords } from './useCellWords';

interface CellPanelProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly row: MatrixRow;
  readonly cell: ResponsibilityCell;
  readonly onBack: () => void;
}

/** One layer of one element: whose duty and why, who does it, what shows it, and how to change it. */
export function CellPanel({ ref, row, cell, onBack }: CellPanelProps) {
  const { t } = useTranslation('responsibility');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const library = useLibrary();
  const layer = (library.layers.get(cell.layer) ?? library.aiLayers.get(cell.layer))?.name ?? '';
  const { assigned } = useCellWords()(cell);
  const asks = cell.share;
  return (
    <Stack
      ref={ref}
      gap="sm"
      p="md"
      component="section"
      tabIndex={-1}
      data-details
      aria-label={t('details', { layer, name: row.name })}
    >
      <div>
        <Group justify="space-between" wrap="nowrap">
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconArrowLeft size={14} />}
            onClick={onBack}
          >
            {t('back')}
          </Button>
          <Tooltip label={common('showOnDiagram')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={common('showOnDiagram')}
              onClick={() => session.reveal(row.subject)}
            >
              <IconFocusCentered size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
        <Title order={3} mt={4}>
          {layer}
        </Title>
        <Text size="sm">{row.name}</Text>
      </div>
      <section aria-label={t('share')}>
        <Group gap="xs" mb={4}>
          {cell.share === null ? <Text size="sm">{t('shareUnknown')}</Text> : <ShareChip share={cell.share} />}
        </Group>
        {cell.reason !== '' && <Text size="sm">{cell.reason}</Text>}
        <SetOn cell={cell} own={row.subject} />
        <Runs row={row} />
      </section>
      <p className={classes.state} data-mark={cell.assigned === 'gap' ? 'gap' : undefined}>
        {cell.assigned === 'gap' && <IconAlertCircle size={18} aria-hidden />}
        {assigned}
      </p>
      {(asks === 'C' || asks === 'Sd' || asks === 'Si') && <Party row={row} cell={cell} />}
      {(asks === 'P' || asks === 'Sd') && <ProviderEvidence row={row} cell={cell} />}
      <OverrideForm row={row} cell={cell} />
      <Button
        variant="light"
        size="compact-sm"
        onClick={() => session.goTo('controls', { subject: row.subject })}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('controls')}
      </Button>
    </Stack>
  );
}

/** Where an override comes from that is not the element's own. */
function SetOn({ cell, own }: { readonly cell: ResponsibilityCell; readonly own: string }) {
  const { t } = useTranslation('responsibility');
  const name = useOpen(({ model }) => (cell.from === null ? '' : subjectName(model, cell.from)));
  if (cell.from === null || cell.from === own) return null;
  return <Text size="sm">{t('setOn', { name })}</Text>;
}

/** In which service model it runs, and why; an element can be said to run in another. */
function Runs({ row }: { readonly row: MatrixRow }) {
  const { t } = useTranslation('responsibility');
  const dispatch = useDispatch();
  const { model, hosting } = row.situation;
  const element = useRow('elements', row.subject);
  const name = model.model ? SERVICE_MODEL_LABEL[model.model] : t('unknownModel');
  return (
    <>
      <Text size="sm" c="var(--ink-soft)">
        {t('modelBecause', { model: name, why: t(`modelWhy.${model.source}`) })}
        {' · '}
        {hosting?.provider.name ?? t('noProvider')}
      </Text>
      {element && (
        <Select
          mt={6}
          size="xs"
          aria-label={t('modelOf', { name: row.name })}
          placeholder={t('modelSay')}
          clearable
          data={SERVICE_MODELS.map(one => ({ value: one, label: SERVICE_MODEL_LABEL[one] }))}
          value={element.serviceModel}
          onChange={serviceModel =>
            dispatch({ type: 'row/change', table: 'elements', ids: [element.id], fields: { serviceModel } })
          }
        />
      )}
    </>
  );
}

interface FieldProps {
  readonly row: MatrixRow;
  readonly cell: ResponsibilityCell;
}

/** Sets fields of the element's own record of the layer. */
function useSet({ row, cell }: FieldProps): (fields: SetResponsibility['fields']) => void {
  const dispatch = useDispatch();
  return fields => {
    if (isResponsible(row.subject))
      dispatch({ type: 'responsibility/set', layer: cell.layer, subjects: [row.subject], fields });
  };
}

function useOwnRecord({ row, cell }: FieldProps) {
  return useRow('responsibilities', isResponsible(row.subject) ? responsibilityId(cell.layer, row.subject) : '');
}

function Party({ row, cell }: FieldProps) {
  const { t } = useTranslation('responsibility');
  const people = useTable('people');
  const record = useOwnRecord({ row, cell });
  const set = useSet({ row, cell });
  const names = useMemo(() => {
    const all = [...people.values()].flatMap(person => [person.name, person.team]);
    return [...new Set(all.filter(name => name.trim() !== ''))];
  }, [people]);
  const party = record?.party ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const keep = (value: string) => {
    setTyped(null);
    const next = value.trim() === '' && party === null ? null : value.trim();
    if (next !== party) set({ party: next });
  };
  return (
    <div>
      <Autocomplete
        label={t('who')}
        placeholder={party === null && cell.party !== null ? t('whoOwner', { name: cell.party }) : t('whoHint')}
        data={names}
        value={typed ?? party ?? ''}
        onChange={setTyped}
        onOptionSubmit={keep}
        onBlur={() => typed !== null && keep(typed)}
        onKeyDown={event => event.key === 'Enter' && typed !== null && keep(typed)}
      />
      {party === '' && (
        <Text size="xs" mt={4}>
          {t('saidNobody')}
        </Text>
      )}
      <Group gap="xs" mt={4}>
        {party !== '' && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => set({ party: '' })}>
            {t('sayNobody')}
          </Button>
        )}
        {party !== null && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => set({ party: null })}>
            {t('backToOwner')}
          </Button>
        )}
      </Group>
    </div>
  );
}

function ProviderEvidence({ row, cell }: FieldProps) {
  const { t } = useTranslation('responsibility');
  const record = useOwnRecord({ row, cell });
  const set = useSet({ row, cell });
  const known = cell.evidence;
  const elsewhere = known && (known.by === 'attestation' ? t('evidenceAttested', { name: known.text }) : known.text);
  return (
    <Draft value={record?.providerEvidence ?? ''} onKeep={providerEvidence => set({ providerEvidence })}>
      {field => (
        <Textarea
          label={t('evidence')}
          placeholder={elsewhere ?? t('evidenceHint')}
          autosize
          minRows={1}
          maxRows={5}
          {...field}
        />
      )}
    </Draft>
  );
}
