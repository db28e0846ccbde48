import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconListDetails, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../../../core/library';
import { RegisterEntry } from '../../../core/model';
import { linesOf } from '../../../core/review';
import { useOrganisationDispatch, useSession } from '../../session';
import { EmptyState, PlaceFrame, useListKeys } from '../../ui';
import { CsvButtons } from './CsvButtons';
import { EmptyRegister } from './EmptyRegister';
import { Gaps } from './Gaps';
import { LinePanel } from './LinePanel';
import { Lines } from './Lines';
import { type LineFilter, linesWith, NO_FILTER } from './lines';
import { Matrices } from './Matrices';
import classes from './registers.module.css';
import type { Registers } from './useRegisters';

const LOOKS = ['lines', 'gaps', 'matrices'] as const;
type Look = (typeof LOOKS)[number];

interface RegisterViewProps {
  readonly all: Registers;
  readonly register: Register;
  readonly chosen: RegisterEntry | null;
  /** The id of a line, of the register itself, or null for all registers. */
  readonly onChoose: (id: string | null) => void;
}

/** One register: its lines, what is missing in them, and what they show together; at the side one line with all it says. */
export function RegisterView({ all, register, chosen, onChoose }: RegisterViewProps) {
  const { t } = useTranslation('registers');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const [look, setLook] = useState<Look>('lines');
  const [filter, setFilter] = useState<LineFilter>(NO_FILTER);
  const { words, ofEntry, model } = all;
  const entries = useMemo(() => linesOf(model.registers.values(), register.id), [model.registers, register.id]);
  const lines = useMemo(() => linesWith(words, { register, entries }, ofEntry), [words, register, entries, ofEntry]);
  const findings = useMemo(
    () => all.findings.filter(finding => finding.register === register.id),
    [all.findings, register.id],
  );
  const keys = useListKeys(() => onChoose(register.id));
  const add = () => {
    const row = RegisterEntry.parse({ id: environment.newId('rg'), register: register.id, title: '' });
    if (!dispatch({ type: 'row/add', table: 'registers', row }).ok) return;
    setFilter(NO_FILTER);
    setLook('lines');
    onChoose(row.id);
  };
  const looks = LOOKS.filter(one => one !== 'matrices' || register.matrices.length > 0);
  const label = (one: Look) =>
    one === 'gaps' && findings.length > 0 ? `${t(`look.${one}`)} (${findings.length})` : t(`look.${one}`);
  return (
    <div {...keys} className={classes.place} role="group" aria-label={register.title}>
      <PlaceFrame
        title={register.title}
        intro={register.description}
        tools={
          <>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconChevronLeft size={16} aria-hidden />}
              onClick={() => onChoose(null)}
            >
              {t('back')}
            </Button>
            <CsvButtons all={all} register={register} entries={entries} />
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
              {t('add', { line: register.line })}
            </Button>
          </>
        }
        sideWidth={440}
        side={
          entries.length === 0 ? undefined : chosen ? (
            <LinePanel
              key={chosen.id}
              all={all}
              register={register}
              entry={chosen}
              onClose={() => onChoose(register.id)}
              onChoose={onChoose}
            />
          ) : (
            <EmptyState icon={IconListDetails} title={t('chooseTitle')} hint={`${t('chooseHint')} ${t('keys')}`} />
          )
        }
      >
        {entries.length === 0 ? (
          <EmptyRegister register={register} words={words} onAdd={add} />
        ) : (
          <div className={classes.column}>
            <SegmentedControl
              size="xs"
              aria-label={t('looks')}
              value={look}
              onChange={value => setLook(LOOKS.find(one => one === value) ?? 'lines')}
              data={looks.map(one => ({ value: one, label: label(one) }))}
              className={classes.looks ?? ''}
            />
            <div className={classes.fill}>
              {look === 'lines' && (
                <Lines
                  register={register}
                  words={words}
                  lines={lines}
                  filter={filter}
                  onFilter={setFilter}
                  chosen={chosen?.id ?? null}
                  onChoose={onChoose}
                />
              )}
              {look === 'gaps' && <Gaps findings={findings} onChoose={onChoose} />}
              {look === 'matrices' && (
                <Matrices
                  all={all}
                  register={register}
                  entries={entries}
                  onShow={among => {
                    setFilter({ ...NO_FILTER, among });
                    setLook('lines');
                  }}
                />
              )}
            </div>
          </div>
        )}
      </PlaceFrame>
    </div>
  );
}
