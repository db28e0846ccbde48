import { Button, Group, UnstyledButton } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { openWritten } from '../../core/analysis';
import { useFindingsOf, useSession, useTable } from '../session';
import { RiskChip } from './chips';
import classes from './meaning.module.css';
import { QuestionThemes } from './questionThemes';

/**
 * What threatens one thing: confirmed findings and threats that somebody wrote by name; what is only to verify is folded into a few
 * headings of questions that settle it.
 */
export function ThreatsHere({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('common');
  const session = useSession();
  const shown = useFindingsOf(subject).filter(finding => finding.shown);
  const { environment } = session;
  const threats = useTable('threats');
  const written = useMemo(
    () =>
      openWritten(
        [...threats.values()].filter(threat => threat.subject === subject),
        environment.now().slice(0, 10),
      ),
    [threats, subject, environment],
  );
  const askWhyNot = () => {
    session.goTo('threats', { subject });
    session.lookAtThreats({ whyNot: { subject, rule: null } });
  };
  const line = (key: string, title: string, chip: ReactNode) => (
    <UnstyledButton key={key} className={classes.threat} onClick={() => session.goTo('threats', { finding: key })}>
      {chip}
      {title}
    </UnstyledButton>
  );
  return (
    <>
      {shown.length + written.length === 0 && <p className={classes.none}>{t('threatsHere.none')}</p>}
      {shown
        .filter(finding => finding.state === 'confirmed')
        .map(({ key, title, residual }) => line(key, title, <RiskChip band={residual.band} />))}
      {written.map(({ key, title, band }) => line(key, title, band && <RiskChip band={band} />))}
      <QuestionThemes subject={subject} />
      <Group gap={4}>
        {shown.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => session.goTo('threats', { subject })}>
            {t('threatsHere.show')}
          </Button>
        )}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={askWhyNot}>
          {t('threatsHere.whyNot')}
        </Button>
      </Group>
    </>
  );
}
