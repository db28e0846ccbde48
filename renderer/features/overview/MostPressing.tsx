import { Button, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { IconEqual, IconSparkles, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../core/model';
import { PRESSING_REASON_LABEL } from '../../../core/report';
import {
  gapsAtLastReview,
  mostPressing,
  movedSinceReview,
  type Pressing,
  pressingGaps,
  registerFindings,
} from '../../../core/review';
import { useNamesOfProjects, useShowFinding, useShowGap } from '../../actions';
import { RiskChip } from '../../meaning';
import { useLibrary, useOrganisation, useOrganisationTable, useOrganisationView, useSession } from '../../session';
import classes from './overview.module.css';

const FEW = 3;

/** One of what presses most, with its project; null: a gap of a register. */
interface Item extends Pressing {
  readonly project: { readonly id: DocumentId; readonly name: string } | null;
  /** How it moved since the last review; null: nobody can tell. */
  readonly moved: Pressing['way'] | null;
}

/** What presses most over all projects and registers, the worst of it, ten when asked for. Not there when nothing does. */
export function MostPressing() {
  const { t } = useTranslation('overview');
  const organisation = useOrganisation();
  const items = useMostPressing();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  const rest = items.length - FEW;
  return (
    <section aria-label={t('pressing')}>
      <Group justify="space-between" mb={4}>
        <Title order={3} fz="sm">
          {t('pressing')}{' '}
          <Text span size="xs" fw={400} c="var(--ink-soft)">
            {t('pressingHint')}
          </Text>
        </Title>
        <Group gap="xs">
          {rest > 0 && (
            <Button variant="subtle" size="compact-xs" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? t('pressingFew') : t('pressingAll', { count: rest })}
            </Button>
          )}
          <Button variant="subtle" size="compact-xs" onClick={() => organisation.goTo('registers')}>
            {t('toRegisters')}
          </Button>
        </Group>
      </Group>
      <ol className={classes.pressing}>
        {(all ? items : items.slice(0, FEW)).map(item => (
          <li key={`${item.project?.id} ${item.key}`}>
            <Line item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line({ item: { project, key, title, subject, band, toVerify, reasons, moved } }: { readonly item: Item }) {
  const { t } = useTranslation('overview');
  const showFinding = useShowFinding();
  const showGap = useShowGap();
  const where = project ? [subject, project.name] : [t('inRegister', { register: subject })];
  const why = reasons.filter(reason => reason !== 'register-gap').map(reason => PRESSING_REASON_LABEL[reason]);
  return (
    <UnstyledButton
      className={classes.gap}
      onClick={() => (project ? void showFinding(project.id, key) : showGap(key))}
    >
      <RiskChip band={band} toVerify={toVerify} />
      {moved && <Moved way={moved} />}
      <Text span size="sm" truncate>
        {title}{' '}
        <Text span size="xs" c="var(--ink-soft)">
          {[...where, ...why].filter(Boolean).join(' · ')}
        </Text>
      </Text>
    </UnstyledButton>
  );
}

const SIGN = { new: IconSparkles, worse: IconTrendingUp, better: IconTrendingDown, same: IconEqual } as const;

/** New, worse, better or the same since the last review: a sign with its word. */
function Moved({ way }: { readonly way: Pressing['way'] }) {
  const { t } = useTranslation('overview');
  const Sign = SIGN[way];
  return (
    <Text span size="xs" className={classes.moved} title={t('movedSince', { way: t(`moved.${way}`) })}>
      <Sign size={14} aria-hidden />
      {t(`moved.${way}`)}
    </Text>
  );
}

function useMostPressing(): readonly Item[] {
  const library = useLibrary();
  const { environment } = useSession();
  const registers = useOrganisationTable('registers');
  const reviews = useOrganisationTable('reviews');
  const standings = useOrganisationView(view => view.standings);
  const projects = useNamesOfProjects();
  const today = environment.now().slice(0, 10);
  return useMemo(() => {
    const model = { registers };
    const findings = registerFindings({ model, library, projects, today });
    const before = gapsAtLastReview({ reviews });
    const gaps = pressingGaps({ model, library, findings, today, before });
    const risks = (standings ?? []).flatMap(standing =>
      (standing.pressing ?? []).map(
        (one): Item => ({
          ...one,
          project: { id: standing.id, name: standing.name },
          moved: movedSinceReview({ reviews }, standing, one),
        }),
      ),
    );
    const ofRegisters = gaps.map((one): Item => ({ ...one, project: null, moved: before && one.way }));
    return mostPressing([...risks, ...ofRegisters]);
  }, [registers, reviews, library, standings, projects, today]);
}
