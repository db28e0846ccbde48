import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RegisterFinding } from '../../../core/review';
import { RiskChip } from '../../meaning';
import { EmptyState } from '../../ui';
import classes from './registers.module.css';

const KINDS = ['gap', 'incomplete', 'suggestion'] as const;

interface GapsProps {
  readonly findings: readonly RegisterFinding[];
  readonly onChoose: (id: string) => void;
}

/** What the rules say about a register, worst first; each leads to its line. */
export function Gaps({ findings, onChoose }: GapsProps) {
  const { t } = useTranslation('registers');
  if (findings.length === 0) return <EmptyState icon={IconCheck} title={t('noGaps')} hint={t('gapsNone')} />;
  return (
    <div className={classes.scroller}>
      {KINDS.map(kind => {
        const own = findings.filter(finding => finding.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-label={t(`kind.${kind}`)}>
            <h3 className={classes.groupTitle}>
              {t(`kind.${kind}`)} <small>{t(`kindHint.${kind}`)}</small>
            </h3>
            <ul className={classes.found}>
              {own.map(finding => (
                <li key={finding.key}>
                  <Found finding={finding} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Found({ finding, onChoose }: { readonly finding: RegisterFinding; readonly onChoose: GapsProps['onChoose'] }) {
  const { t } = useTranslation('registers');
  const { entry } = finding;
  const told = (
    <>
      {finding.kind === 'gap' && <RiskChip band={finding.band} />}
      <span className={classes.findingTitle}>{finding.title}</span>
      <span className={classes.soft}>{finding.why}</span>
    </>
  );
  if (entry === null)
    return (
      <div className={classes.finding}>
        {told}
        <span className={classes.soft}>{t('whole')}</span>
      </div>
    );
  return (
    <UnstyledButton className={classes.finding} onClick={() => onChoose(entry)}>
      {told}
    </UnstyledButton>
  );
}
