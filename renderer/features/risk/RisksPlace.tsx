import { Button, SegmentedControl, Tabs, Text } from '@mantine/core';
import { IconChartGridDots, IconUserCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acceptancesBeyond } from '../../../core/review';
import { subjectName } from '../../meaning';
import { useFindingsState, useOpen, useSession, useTable } from '../../session';
import { EmptyState, PlaceFrame } from '../../ui';
import { Acceptances } from './Acceptances';
import { Matrix } from './Matrix';
import { Pressing } from './Pressing';
import { RiskList } from './RiskList';
import classes from './risk.module.css';
import { acceptances, type Cell, cellOf, countsOf, inCell, risksOf, SIDES, type Side } from './risks';
import { WaysIn } from './WaysIn';

type Which = 'confirmed' | 'all';

/** The risk of the project: two matrices, what presses most, the risks of a cell, and what was accepted. */
export function RisksPlace() {
  const { t } = useTranslation('risks');
  const session = useSession();
  const findings = useFindingsState(state => state.findings);
  const written = useTable('threats');
  const decisions = useTable('decisions');
  const today = session.environment.now().slice(0, 10);
  const risks = useMemo(() => risksOf(findings.values(), written.values(), today), [findings, written, today]);
  const confirmed = useMemo(() => risks.filter(risk => risk.confirmed), [risks]);
  const [asked, setAsked] = useState<Which | null>(null);
  // While nothing confirmed has a place in the matrices, what is to be verified is all there is to look at.
  const which = asked ?? (confirmed.some(risk => risk.inherent !== null) ? 'confirmed' : 'all');
  const shown = which === 'all' ? risks : confirmed;
  const [place, setPlace] = useState<{ readonly side: Side; readonly cell: Cell } | null>(null);
  const [tab, setTab] = useState<string | null>('list');
  const listed = useMemo(() => (place ? inCell(shown, place.side, place.cell) : shown), [shown, place]);
  const model = useOpen(open => open.model);
  const accepted = useMemo(() => {
    const beyond = acceptancesBeyond({ model, findings: findings.values(), today });
    const keys = new Set(beyond.map(one => one.key));
    const nameOf = (id: string) => subjectName(model, id);
    return acceptances({
      decisions: decisions.values(),
      findings,
      written: written.values(),
      nameOf,
      today,
      beyond: keys,
    });
  }, [model, decisions, written, findings, today]);
  const choose = (side: Side, cell: Cell) => {
    const same = place?.side === side && place.cell.likelihood === cell.likelihood && place.cell.impact === cell.impact;
    setPlace(same ? null : { side, cell });
    setTab('list');
  };
  if (risks.length === 0 && accepted.length === 0)
    return (
      <PlaceFrame title={t('title')} intro={t('intro')} tools={<AccountableButton />}>
        <EmptyState
          icon={IconChartGridDots}
          title={t('emptyTitle')}
          hint={t('emptyHint')}
          action={{ label: t('emptyAction'), onClick: () => session.goTo('diagram') }}
        />
      </PlaceFrame>
    );
  const unplaced = shown.filter(risk => cellOf(risk.inherent) === null).length;
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        <>
          <AccountableButton />
          <SegmentedControl
            aria-label={t('which')}
            value={which}
            onChange={value => setAsked(value === 'all' ? 'all' : 'confirmed')}
            data={[
              { value: 'confirmed', label: t('confirmed', { count: confirmed.length }) },
              { value: 'all', label: t('all', { count: risks.length - confirmed.length }) },
            ]}
          />
        </>
      }
    >
      <div className={classes.place}>
        <div className={classes.top}>
          <div className={classes.matrices}>
            {SIDES.map(side => (
              <Matrix
                key={side}
                side={side}
                counts={countsOf(shown, side)}
                chosen={place?.side === side ? place.cell : null}
                onChoose={cell => choose(side, cell)}
              />
            ))}
            {unplaced > 0 && (
              <Text size="xs" c="var(--ink-soft)" className={classes.unplaced}>
                {t('unplaced', { count: unplaced })}{' '}
                <Button variant="subtle" size="compact-xs" onClick={() => session.goTo('threats')}>
                  {t('unplacedAction')}
                </Button>
              </Text>
            )}
          </div>
          <Pressing />
        </div>
        <Tabs value={tab} onChange={setTab} className={classes.bottom} keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="list">{t('list', { count: listed.length })}</Tabs.Tab>
            <Tabs.Tab value="acceptances">{t('acceptances', { count: accepted.length })}</Tabs.Tab>
            <Tabs.Tab value="ways">{t('ways')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="list" className={classes.panel}>
            <RiskList risks={listed} place={place} onAll={() => setPlace(null)} />
          </Tabs.Panel>
          <Tabs.Panel value="acceptances" className={classes.panel}>
            <Acceptances acceptances={accepted} />
          </Tabs.Panel>
          <Tabs.Panel value="ways" className={classes.panel}>
            <WaysIn />
          </Tabs.Panel>
        </Tabs>
      </div>
    </PlaceFrame>
  );
}

/** Who answers for the risk of the project; leads to where that is said. */
function AccountableButton() {
  const { t } = useTranslation('risks');
  const session = useSession();
  const name = useOpen(({ model }) => model.people.get(model.project.get('project')?.owner ?? '')?.name ?? null);
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconUserCheck size={16} aria-hidden />}
      onClick={() => session.goTo('project')}
    >
      <span className={classes.accountable}>
        <span className={classes.accountableHint}>{t('accountable')}</span>
        <span>{name ?? t('nobodyAccountable')}</span>
      </span>
    </Button>
  );
}
