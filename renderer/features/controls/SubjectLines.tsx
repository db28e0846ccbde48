import { ActionIcon, Button, Checkbox, Group, NativeSelect, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconChevronDown, IconChevronRight, IconFocusCentered } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlRow } from '../../../core/controls';
import { CONTROL_STATUSES, ControlStatus, controlRecordId } from '../../../core/model';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { isDrawn, ListSign, PersonField, subjectName } from '../../meaning';
import { useDispatch, useOpen, useSession } from '../../session';
import classes from './controls.module.css';
import { RecordForm } from './RecordForm';
import { chosenStatus, hasRunOut, inOrder, recordCommand, type SubjectLine } from './recordFields';

const PAGE = 40;
const STATUSES = CONTROL_STATUSES.map(status => ({ value: status, label: CONTROL_STATUS_LABEL[status] }));

interface SubjectLinesProps {
  readonly control: string;
  readonly rows: readonly ControlRow[];
  readonly first: string | null;
}

/** The subjects of a control, each with its state; several at once by selecting them. */
export function SubjectLines({ control, rows, first }: SubjectLinesProps) {
  const { t } = useTranslation('controls');
  const dispatch = useDispatch();
  const lines = useLines(control, rows, first);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(PAGE);
  const [open, setOpen] = useState<string | null>(
    first ?? (lines.length === 1 ? (lines[0]?.row.subject ?? null) : null),
  );
  const chosen = lines.filter(line => selected.has(line.row.subject));
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  };
  const set = (all: readonly SubjectLine[], value: string) => {
    const status = ControlStatus.safeParse(value);
    if (status.success) dispatch(recordCommand(control, all, { status: status.data }));
  };
  const all = lines.length > 0 && chosen.length === lines.length;
  return (
    <section aria-label={t('where')}>
      <Title order={4}>{t('where')}</Title>
      <Text size="sm" c="var(--ink-soft)">
        {t('whereCount', { count: lines.length })}
      </Text>
      {lines.length > 1 && (
        <Group gap="sm" my={6} wrap="nowrap" className={classes.bulk}>
          <Checkbox
            size="xs"
            label={chosen.length === 0 ? t('selectAll') : t('selected', { count: chosen.length })}
            checked={all}
            indeterminate={!all && chosen.length > 0}
            onChange={() => setSelected(new Set(all ? [] : lines.map(line => line.row.subject)))}
          />
          <NativeSelect
            size="xs"
            aria-label={t('setSelected')}
            w={chosen.length === 0 ? 260 : 130}
            disabled={chosen.length === 0}
            data={[{ value: '', label: t('setSelectedTo') }, ...STATUSES]}
            value=""
            onChange={event => set(chosen, event.currentTarget.value)}
          />
          {chosen.length > 0 && (
            <PersonField
              size="xs"
              w={120}
              label={t('ownSelected')}
              labelHidden
              placeholder={t('ownSelectedBy')}
              value={null}
              onChange={owner => recordCommand(control, chosen, { owner })}
            />
          )}
          {chosen.length > 0 && (
            <DateInput
              size="xs"
              w={110}
              aria-label={t('dueSelected')}
              placeholder={t('dueSelectedBy')}
              value={null}
              onChange={due => dispatch(recordCommand(control, chosen, { due }))}
            />
          )}
        </Group>
      )}
      <ul className={classes.lines}>
        {lines.slice(0, shown).map(line => (
          <Line
            key={line.row.subject}
            line={line}
            single={lines.length === 1}
            selected={selected.has(line.row.subject)}
            open={open === line.row.subject}
            onSelect={() => toggle(line.row.subject)}
            onOpen={() => setOpen(open === line.row.subject ? null : line.row.subject)}
            onStatus={value => set([line], value)}
          />
        ))}
      </ul>
      {lines.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + PAGE)}>
          {t('showMore', { count: Math.min(PAGE, lines.length - shown) })}
        </Button>
      )}
    </section>
  );
}

/** The rows with names and records. Their order is kept while a control is looked at: a line must not run away from under the pointer. */
function useLines(control: string, rows: readonly ControlRow[], first: string | null): readonly SubjectLine[] {
  const { t } = useTranslation('controls');
  const model = useOpen(open => open.model);
  const [order, setOrder] = useState<readonly string[]>([]);
  const lines = useMemo(
    () =>
      rows.map((row): SubjectLine => {
        const name = row.subject === 'project' ? t('wholeProject') : subjectName(model, row.subject);
        return { row, name, record: model.controls.get(controlRecordId(control, row.subject)) ?? null };
      }),
    [rows, model, control, t],
  );
  const ids = lines.map(line => line.row.subject);
  if (ids.length !== order.length || ids.some(id => !order.includes(id))) {
    const ordered = inOrder(lines).map(line => line.row.subject as string);
    setOrder(first !== null && ordered.includes(first) ? [first, ...ordered.filter(id => id !== first)] : ordered);
  }
  return useMemo(() => {
    const byId = new Map(lines.map(line => [line.row.subject as string, line]));
    return order.flatMap(id => byId.get(id) ?? []);
  }, [lines, order]);
}

interface LineProps {
  readonly line: SubjectLine;
  readonly single: boolean;
  readonly selected: boolean;
  readonly open: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
  readonly onStatus: (value: string) => void;
}

function Line({ line, single, selected, open, onSelect, onOpen, onStatus }: LineProps) {
  const { t } = useTranslation('controls');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const { row, name, record } = line;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li className={classes.line}>
      <div className={classes.lineHead}>
        {!single && <Checkbox size="xs" aria-label={t('select', { name })} checked={selected} onChange={onSelect} />}
        <UnstyledButton
          className={classes.lineName}
          aria-expanded={open}
          aria-label={t(open ? 'closeRecord' : 'openRecord', { name })}
          onClick={onOpen}
        >
          <Chevron size={16} aria-hidden />
          <ListSign list={row.list} size={14} />
          <span>{name}</span>
        </UnstyledButton>
        {isDrawn(row.subject) && (
          <Tooltip label={common('showOnDiagram')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`${common('showOnDiagram')}: ${name}`}
              onClick={() => session.reveal(row.subject)}
            >
              <IconFocusCentered size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        <NativeSelect
          size="xs"
          w={170}
          aria-label={t('statusOf', { name })}
          data={STATUSES}
          value={chosenStatus(line)}
          onChange={event => onStatus(event.currentTarget.value)}
        />
      </div>
      <small className={classes.lineSource}>
        {row.source === 'recorded' && record
          ? t('source.recorded', { by: record.stamp.by, day: record.stamp.at })
          : t(`source.${row.source === 'recorded' ? 'none' : row.source}`)}
        {hasRunOut(line) && ` · ${t('runOut', { status: CONTROL_STATUS_LABEL[row.status] })}`}
      </small>
      {open && <RecordForm line={line} />}
    </li>
  );
}
