import { Button, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RegisterFinding, registerFindings } from '../../../core/review';
import { useNamesOfProjects } from '../../actions';
import { RiskChip } from '../../meaning';
import { useLibrary, useOrganisation, useOrganisationTable, useSession } from '../../session';
import classes from './overview.module.css';

const MOST = 3;

/** What the rules find wrong in the registers, the worst of it; each leads to its line. Not there when nothing is. */
export function RegisterGaps() {
  const { t } = useTranslation('overview');
  const organisation = useOrganisation();
  const gaps = useRegisterGaps();
  if (gaps.length === 0) return null;
  return (
    <section aria-label={t('registerGaps')}>
      <Group justify="space-between" mb={4}>
        <Title order={2} fz="sm">
          {t('registerGapsCount', { count: gaps.length })}
        </Title>
        <Button variant="subtle" size="compact-xs" onClick={() => organisation.goTo('registers')}>
          {t('toRegisters')}
        </Button>
      </Group>
      {gaps.slice(0, MOST).map(gap => (
        <UnstyledButton
          key={gap.key}
          className={classes.gap}
          onClick={() => organisation.goTo('registers', gap.entry ?? gap.register)}
        >
          <RiskChip band={gap.band} />
          <Text span size="sm" truncate>
            {gap.title}
          </Text>
        </UnstyledButton>
      ))}
    </section>
  );
}

function useRegisterGaps(): readonly RegisterFinding[] {
  const library = useLibrary();
  const { environment } = useSession();
  const registers = useOrganisationTable('registers');
  const projects = useNamesOfProjects();
  const today = environment.now().slice(0, 10);
  return useMemo(
    () => registerFindings({ model: { registers }, library, projects, today }).filter(one => one.kind === 'gap'),
    [registers, library, projects, today],
  );
}
