import { Button, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../core/model';
import { PRESSING_REASON_LABEL } from '../../../core/report';
import { mostPressing, type Pressing, pressingGaps, registerFindings } from '../../../core/review';
import { useNamesOfProjects, useShowFinding, useShowGap } from '../../actions';
import { RiskChip } from '../../meaning';
import { useLibrary, useOrganisation, useOrganisationTable, useOrganisationView, useSession } from '../../session';
import classes from './overview.module.css';

const FEW = 3;

/** One of what presses most, with its project; null: a gap of a register. */
interface Item extends Pressing {
  readonly project: { readonly id: DocumentId; readonly name: string } | null;
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
        <Title order={2} fz="sm">
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

function Line({ item: { project, key, title, subject, band, toVerify, reasons } }: { readonly item: Item }) {
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
      <Text span size="sm" truncate>
        {title}{' '}
        <Text span size="xs" c="var(--ink-soft)">
          {[...where, ...why].filter(Boolean).join(' · ')}
        </Text>
      </Text>
    </UnstyledButton>
  );
}

function useMostPressing(): readonly Item[] {
  const library = useLibrary();
  const { environment } = useSession();
  const registers = useOrganisationTable('registers');
  const standings = useOrganisationView(view => view.standings);
  const projects = useNamesOfProjects();
  const today = environment.now().slice(0, 10);
  return useMemo(() => {
    const model = { registers };
    const findings = registerFindings({ model, library, projects, today });
    const gaps = pressingGaps({ model, library, findings, today, before: null });
    const risks = (standings ?? []).flatMap(({ id, name, pressing = [] }) =>
      pressing.map((one): Item => ({ ...one, project: { id, name } })),
    );
    return mostPressing([...risks, ...gaps.map((one): Item => ({ ...one, project: null }))]);
  }, [registers, library, standings, projects, today]);
}
