import { Button, Text } from '@mantine/core';
import { IconDeviceFloppy, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stableJson } from '../../../core/base';
import { gatesFile, type JudgedGate } from '../../../core/review';
import { fileNameOf, useSaveBytes } from '../../actions';
import { useTones } from '../../meaning';
import { useDispatch, useOpen, useSession } from '../../session';
import { dayText, numberText } from '../../text/deviceFormat';
import { type Column, PlaceFrame, ToneChip, VirtualTable } from '../../ui';
import { GatePanel } from './GatePanel';
import classes from './gates.module.css';
import { NotAsked } from './NotAsked';
import { useGates } from './useGates';

/** The conditions of going to production: which are met, what stands in the way, who answers for what is not. */
export function GatesPlace() {
  const { t } = useTranslation('gates');
  const session = useSession();
  const dispatch = useDispatch();
  const readOnly = useOpen(open => open.readOnly);
  const gates = useGates();
  const [chosen, setChosen] = useState<string | null>(null);
  const save = useSaveJson(gates);
  const add = () => {
    const id = `own-${session.environment.newId('ga').slice(3).toLowerCase()}`;
    if (dispatch({ type: 'gate/set', gate: id, fields: { title: t('newOne') } }).ok) setChosen(id);
  };
  const columns = useColumns();
  const shown = gates?.find(gate => gate.id === chosen);
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        <>
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} />}
            disabled={!gates}
            onClick={() => void save()}
          >
            {t('saveJson')}
          </Button>
          <Button leftSection={<IconPlus size={16} />} disabled={readOnly} onClick={add}>
            {t('add')}
          </Button>
        </>
      }
      side={
        shown ? (
          <GatePanel key={shown.id} gate={shown} onCondition={setChosen} />
        ) : (
          <Text size="sm" c="var(--ink-soft)" p="md">
            {t('choose')}
          </Text>
        )
      }
    >
      {gates === null ? (
        <Text size="sm" c="var(--ink-soft)">
          {t('reading')}
        </Text>
      ) : (
        <>
          <Verdict gates={gates} />
          <VirtualTable
            label={t('table')}
            columns={columns}
            rows={gates}
            rowId={gate => gate.id}
            chosen={chosen}
            onChoose={gate => setChosen(gate.id)}
            rowHeight={60}
          />
          <NotAsked />
        </>
      )}
    </PlaceFrame>
  );
}

function Verdict({ gates }: { readonly gates: readonly JudgedGate[] }) {
  const { t } = useTranslation('gates');
  const failed = gates.filter(gate => gate.outcome === 'failed').length;
  const waived = gates.filter(gate => gate.outcome === 'waived').length;
  const isDrawn = useOpen(open => open.model.elements.size > 0);
  const words = failed === 0 ? t('ready', { count: gates.length }) : t('notReady', { count: failed });
  return (
    <div role="status" className={classes.verdict}>
      <Text fw={600}>{waived === 0 ? words : `${words}, ${t('waivedToo', { count: waived })}`}</Text>
      {!isDrawn && (
        <Text size="sm" c="var(--ink-soft)">
          {t('undrawn')}
        </Text>
      )}
    </div>
  );
}

function useColumns(): Column<JudgedGate>[] {
  const { t } = useTranslation('gates');
  const tones = useTones();
  return useMemo(() => {
    const toneOf = { passed: tones.risk.low, waived: tones.risk.moderate, failed: tones.risk.critical };
    const sign = { passed: '✓', waived: '~', failed: '✗' };
    const there = ({ threshold, value, measure }: JudgedGate) => {
      if (threshold === null) return t('judged');
      const limit = numberText(threshold);
      if (value === null) return t('notKnown');
      return t(threshold === 0 ? 'thereNone' : 'there', { value: numberText(value), measure, limit });
    };
    return [
      {
        id: 'gate',
        title: t('column.gate'),
        width: 'minmax(280px, 4fr)',
        cell: gate => (
          <div className={classes.gate}>
            <span>{gate.title}</span>
            <small>{there(gate)}</small>
          </div>
        ),
      },
      {
        id: 'outcome',
        title: t('column.outcome'),
        width: '190px',
        cell: gate => (
          <ToneChip tone={{ ...toneOf[gate.outcome], sign: sign[gate.outcome] }}>
            {t(`outcome.${gate.outcome}`)}
            {gate.outcome === 'waived' && gate.waiver ? ` ${t('until', { day: dayText(gate.waiver.until) })}` : ''}
          </ToneChip>
        ),
        sortBy: gate => gate.outcome,
      },
      {
        id: 'owner',
        title: t('column.owner'),
        width: 'minmax(90px, 1fr)',
        cell: gate => gate.owner ?? <span className={classes.soft}>{t('nobody')}</span>,
      },
    ];
  }, [t, tones]);
}

/** Saves what the command line prints with `gate --json`. */
function useSaveJson(gates: readonly JudgedGate[] | null): () => Promise<void> {
  const { t } = useTranslation('gates');
  const session = useSession();
  const save = useSaveBytes();
  const name = useOpen(open => open.model.project.get('project')?.name ?? '');
  return async () => {
    if (!gates) return;
    const today = session.environment.now().slice(0, 10);
    const bytes = new TextEncoder().encode(stableJson(gatesFile(name, today, gates)));
    await save(bytes, fileNameOf(`${name} gates ${today}`, 'json'), t('jsonKind'), 'json');
  };
}
