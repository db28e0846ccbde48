import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PRESSING_REASON_LABEL } from '../../../core/report';
import type { Pressing as PressingItem } from '../../../core/review';
import { useShowGap } from '../../actions';
import { RiskChip } from '../../meaning';
import { useFindingsState, useSession, useTable } from '../../session';
import classes from './risk.module.css';
import { useConcerns } from './useConcerns';

/** What presses most: risks, and serious gaps of registers that name this project; each with why and how it moved. */
export function Pressing() {
  const { t } = useTranslation('risks');
  const pressing = useConcerns();
  const findings = useFindingsState(state => state.findings);
  const written = useTable('threats');
  // A threat can have gone since the list was worked out.
  const known = (pressing?.items ?? []).filter(
    one => one.of === 'gap' || findings.has(one.key) || written.has(one.key),
  );
  const since = pressing?.since ?? null;
  return (
    <section className={classes.pressing} aria-label={t('pressing')}>
      <h3>
        {t('pressing')} <small>{since === null ? t('pressingHint') : t('pressingSince', { day: since })}</small>
      </h3>
      {known.length === 0 && (
        <Text size="sm" c="var(--ink-soft)">
          {t(pressing === null ? 'reading' : 'pressingNone')}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable without a mouse */}
      <ol className={classes.concerns} tabIndex={0}>
        {known.map((item, at) => (
          <li key={item.key}>
            <Item item={item} place={at + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ItemProps {
  readonly item: PressingItem;
  readonly place: number;
}

function Item({ item, place }: ItemProps) {
  const { t } = useTranslation('risks');
  const session = useSession();
  const showGap = useShowGap();
  const { key, title, index, band, trend, way, reasons, toVerify } = item;
  const isRisk = item.of === 'risk';
  // What concerns the whole project is called so, as in the list below, and not by the project’s name.
  const isWhole = useFindingsState(state => state.findings.get(key)?.subject.id === 'project');
  const subject = isWhole ? '' : item.subject;
  // A reason says it already.
  const isTold = reasons.includes('new-threat') || reasons.includes('new-asset') || reasons.includes('new-gap');
  const moved = way === 'new' ? (isTold ? '' : t('way.new')) : trend ? t(`way.${trend > 0 ? 'worse' : 'better'}`) : '';
  const why = [...(toVerify ? [t('notConfirmed')] : []), ...reasons.map(reason => PRESSING_REASON_LABEL[reason])];
  const where = isRisk ? subject || t('project') : t('inRegister', { register: item.subject });
  return (
    <UnstyledButton
      className={classes.concern}
      aria-label={isRisk ? t('openThreat', { name: title }) : t('openGap', { name: title })}
      onClick={() => (isRisk ? session.goTo('threats', { finding: key }) : showGap(key))}
    >
      <span className={classes.rank} aria-hidden>
        {place}
      </span>
      <span className={classes.concernText}>
        <span className={classes.concernTitle}>{title}</span>
        <span className={classes.concernWhy}>{[where, moved, ...why].filter(Boolean).join(' · ')}</span>
      </span>
      <span title={isRisk ? t('index', { index }) : t('indexOfGap')}>
        <RiskChip band={band} toVerify={toVerify} />
      </span>
    </UnstyledButton>
  );
}
