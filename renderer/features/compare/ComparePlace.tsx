import { Button, SegmentedControl, Select, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBinaryTree2, IconGitCompare } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useOpen, useRow, useSession, useView, type ViewState } from '../../session';
import { EmptyState, PlaceFrame, useOneAtATime } from '../../ui';
import type { ComparedStates } from '../../worker';
import { ChangeTable } from './ChangeTable';
import classes from './compare.module.css';
import { changesSeen } from './lines';
import { Scores } from './Scores';
import { useComparison, useStates } from './useComparison';
import { useStateNames } from './useStateNames';
import { Variants } from './Variants';
import { Waiting } from './Waiting';

/** Stands for the project as it is, among the states that are kept. */
const NOW = 'now';

const LOOKS = ['states', 'variants'] as const;

/** The project beside what it was, or beside other ways to run it. */
export function ComparePlace() {
  const { t } = useTranslation('compare');
  const variant = useRow('project', 'project')?.variantOf ?? null;
  const [look, setLook] = useState<(typeof LOOKS)[number]>(variant ? 'variants' : 'states');
  const choice = (
    <SegmentedControl
      aria-label={t('title')}
      data={LOOKS.map(value => ({ value, label: t(`look.${value}`) }))}
      value={look}
      onChange={value => setLook(LOOKS.find(one => one === value) ?? look)}
    />
  );
  if (look === 'states') return <States choice={choice} />;
  return (
    <PlaceFrame title={t('title')} intro={t('intro')} tools={choice}>
      <Variants />
    </PlaceFrame>
  );
}

/** Two states of the project side by side: what is different, how the risk moved, and where it is on the diagram. */
function States({ choice }: { readonly choice: ReactNode }) {
  const { t } = useTranslation('compare');
  const session = useSession();
  const readOnly = useOpen(open => open.readOnly);
  const { states, reload } = useStates();
  const nameOf = useStateNames();
  const { from, to: chosen } = useView(view => view.compared);
  const choose = (change: Partial<ViewState['compared']>) =>
    session.view.setState(({ compared }) => ({ compared: { ...compared, ...change } }));
  const to = states?.find(state => state.id === chosen)?.id ?? NOW;
  const first = states?.find(state => state.id === from) ?? states?.[0] ?? null;
  const comparing = useComparison(first?.id ?? null, to === NOW ? null : to);
  const comparison = comparing.value?.comparison;
  const oneAtATime = useOneAtATime();
  const keep = () =>
    oneAtATime(async () => {
      const kept = await session.office.keepState();
      if (!kept.ok) return notifyProblems(kept.problems);
      notifications.show({ message: t('kept'), autoClose: 5000 });
      await reload();
    });
  const kept = (states ?? []).map(state => ({ value: state.id, label: nameOf(state) }));
  const show = () => {
    if (comparison && first)
      session.view.setState({ place: 'diagram', overlay: 'changes', changes: changesSeen(comparison, first.at) });
  };
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        <>
          {choice}
          <Button variant="default" disabled={readOnly} onClick={() => void keep()}>
            {t('keep')}
          </Button>
          {comparison && comparison.touched.size > 0 && to === NOW && (
            <Button leftSection={<IconBinaryTree2 size={16} />} onClick={show}>
              {t('show')}
            </Button>
          )}
        </>
      }
    >
      {states?.length === 0 && <EmptyState icon={IconGitCompare} title={t('emptyTitle')} hint={t('emptyHint')} />}
      {first && (
        <div className={classes.place}>
          <div className={classes.states}>
            <Select
              label={t('from')}
              data={kept}
              value={first.id}
              allowDeselect={false}
              w={340}
              onChange={value => choose({ from: value })}
            />
            <Select
              label={t('to')}
              data={[{ value: NOW, label: t('now') }, ...kept]}
              value={to}
              allowDeselect={false}
              w={340}
              onChange={value => choose({ to: value === NOW ? null : value })}
            />
          </div>
          <Waiting work={comparing} />
          {comparing.value && (
            <>
              <Judges compared={comparing.value} />
              <Scores scores={comparing.value.comparison.scores} />
              <ChangeTable comparison={comparing.value.comparison} />
            </>
          )}
        </div>
      )}
    </PlaceFrame>
  );
}

/** That what has not changed may still be judged otherwise, where the two states were judged by different knowledge. */
function Judges({ compared: { comparison, anew } }: { readonly compared: ComparedStates }) {
  const { t } = useTranslation('compare');
  const [before, after] = comparison.by;
  const words = [...(anew ? [t('anew')] : []), ...(before === after ? [] : [t('otherJudge', { before, after })])];
  if (words.length === 0) return null;
  return (
    <Text size="sm" c="var(--ink-soft)">
      {words.join(' ')}
    </Text>
  );
}
