import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CONTROL_LISTS, type Table1Control, type Table1Row } from '../../../core/controls';
import { CONTROL_STATUSES } from '../../../core/model';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { ListSign, subjectName } from '../../meaning';
import { useLibrary, useOpen, useSession } from '../../session';
import { EmptyState } from '../../ui';
import classes from './responsibility.module.css';
import type { Table1Place } from './useTable1';

const MOST = 60;

interface Table1PanelProps {
  readonly rows: readonly Table1Row[] | null;
  readonly place: Table1Place | null;
}

/** What stands behind a cell of Table 1: elements on the diagram, controls in the register. */
export function Table1Panel({ rows, place }: Table1PanelProps) {
  const { t } = useTranslation('responsibility');
  const library = useLibrary();
  const row = rows?.find(one => one.consideration === place?.consideration);
  if (!row || !place) return <EmptyState icon={IconTable} title={t('table1Tab')} hint={t('behindHint')} />;
  const cell = row.cells[place.column];
  const title = t('behind', { name: row.name, column: t(`column.${place.column}`) });
  const order = (control: Table1Control) => CONTROL_LISTS.indexOf(control.list);
  const layers = row.layers.map(id => library.layers.get(id)?.name ?? id);
  return (
    <Stack gap="md" p="md" component="section" aria-label={title}>
      <div>
        <Title order={3}>{title}</Title>
        <Text size="sm" fw={600}>
          {cell.customer ? t('yours') : t('theirs')}
        </Text>
        <Text size="sm" c="var(--ink-soft)">
          {t('layersBehind', { layers: layers.join(', ') })}
        </Text>
      </div>
      <section aria-label={t('controlsBehind')}>
        <Title order={4}>{t('controlCount', { count: cell.controls.length })}</Title>
        {cell.controls.length === 0 && <Text size="sm">{t('noControls')}</Text>}
        <ul className={classes.places}>
          {[...cell.controls]
            .sort((a, b) => order(a) - order(b))
            .map(control => (
              <li key={control.control}>
                <ControlButton control={control} />
              </li>
            ))}
        </ul>
      </section>
      <section aria-label={t('elementsBehind')}>
        <Title order={4}>{t('elements', { count: cell.subjects.length })}</Title>
        {cell.subjects.length === 0 && <Text size="sm">{t('noElements')}</Text>}
        <ul className={classes.places}>
          {cell.subjects.slice(0, MOST).map(id => (
            <li key={id}>
              <ElementButton id={id} />
            </li>
          ))}
        </ul>
        {cell.subjects.length > MOST && <Text size="sm">{t('more', { count: cell.subjects.length - MOST })}</Text>}
      </section>
    </Stack>
  );
}

function ControlButton({ control: { control, counts, list } }: { readonly control: Table1Control }) {
  const { t } = useTranslation('responsibility');
  const session = useSession();
  const library = useLibrary();
  const title = library.controls.get(control)?.title ?? control;
  const states = CONTROL_STATUSES.filter(status => counts[status]).map(
    status => `${CONTROL_STATUS_LABEL[status]} ${counts[status]}`,
  );
  return (
    <UnstyledButton
      className={classes.behindButton}
      aria-label={t('openControl', { name: title })}
      onClick={() => session.goTo('controls', { control })}
    >
      <ListSign list={list} size={14} />
      <span>
        {title}
        <span className={classes.behindState}>{states.join(', ')}</span>
      </span>
    </UnstyledButton>
  );
}

function ElementButton({ id }: { readonly id: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const name = useOpen(({ model }) => subjectName(model, id));
  return (
    <UnstyledButton
      className={classes.placeButton}
      aria-label={`${t('showOnDiagram')}: ${name}`}
      onClick={() => session.reveal(id)}
    >
      {name}
    </UnstyledButton>
  );
}
