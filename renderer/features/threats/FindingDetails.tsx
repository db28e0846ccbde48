import { Badge, Button, CloseButton, Group, Text } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Explanation, Finding } from '../../../core/analysis';
import { clamp, roundHalfUp } from '../../../core/risk';
import { isDrawn, RiskChip, RuleChoices, ThreatReferences } from '../../meaning';
import { useLibrary, useSession } from '../../session';
import { Fold, Part } from '../../ui';
import { Controls } from './Controls';
import { Deciding } from './Deciding';
import { Reasons } from './Reasons';
import { whereOf } from './register';
import { Settling } from './Settling';
import classes from './threats.module.css';
import { useExplanation } from './useExplanation';

const RATINGS = ['1', '2', '3', '4', '5'] as const;

/** One finding: what, where, how bad, why, what would settle it, what answers it, what was decided. */
export function FindingDetails({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const { t } = useTranslation('threats');
  const library = useLibrary();
  const explanation = useExplanation(finding.key);
  const threat = library.threats.get(finding.rule);
  return (
    <section className={classes.panel} aria-label={t('details', { title: finding.title })} tabIndex={-1} data-details>
      <Head finding={finding} onClose={onClose} />
      {threat && threat.description !== '' && <p className={classes.prose}>{threat.description}</p>}
      {threat && threat.example !== '' && (
        <Fold title={t('example')}>
          <p className={classes.prose}>{threat.example}</p>
        </Fold>
      )}
      <Where finding={finding} />
      <Risk finding={finding} />
      {explanation !== undefined && <Explained finding={finding} explanation={explanation} />}
    </section>
  );
}

/** What is read and done once it is known why the threat is listed: before that it would move away under the pointer. */
function Explained({ finding, explanation }: { readonly finding: Finding; readonly explanation: Explanation | null }) {
  const { t } = useTranslation('threats');
  const library = useLibrary();
  const session = useSession();
  const threat = library.threats.get(finding.rule);
  return (
    <>
      {explanation && <Reasons finding={finding} explanation={explanation} />}
      {explanation === null && <p className={classes.soft}>{t('noRule')}</p>}
      {explanation && <Settling finding={finding} explanation={explanation} />}
      {threat && threat.check !== '' && (
        <Fold title={t('check')}>
          <p className={classes.prose}>{threat.check}</p>
        </Fold>
      )}
      <Controls finding={finding} />
      <Deciding key={finding.key} finding={finding} />
      {threat && (
        <Part title={t('ruleHere')} hint={t('ruleHereHint')}>
          <RuleChoices rule={threat.id} />
        </Part>
      )}
      {threat && <ThreatReferences threat={threat} />}
      <Group gap={6}>
        {threat && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => session.showInLibrary({ tab: 'threats', id: threat.id })}
          >
            {t('inLibrary')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => session.lookAtThreats({ whyNot: { subject: finding.subject.id, rule: null } })}
        >
          {t('whyAnother')}
        </Button>
      </Group>
    </>
  );
}

function Head({ finding, onClose }: { readonly finding: Finding; readonly onClose: () => void }) {
  const { t } = useTranslation('threats');
  return (
    <div>
      <Group justify="space-between" wrap="nowrap">
        <Group gap={6}>
          <Badge variant="light" color="gray" tt="none">
            {t(`state.${finding.state}`)}
          </Badge>
          {finding.standing !== 'open' && (
            <Badge variant="outline" color="gray" tt="none">
              {t(`standing.${finding.standing}`)}
            </Badge>
          )}
        </Group>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      <h3 className={classes.title}>{finding.title}</h3>
    </div>
  );
}

function Where({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const { subject } = finding;
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm">
        <span className={classes.soft}>{t('where')}: </span>
        {subject.table === 'project' ? t('wholeProject') : whereOf(finding)}
      </Text>
      {isDrawn(subject.id) && (
        <Button
          size="compact-xs"
          variant="default"
          style={{ flex: 'none' }}
          leftSection={<IconMap2 size={14} aria-hidden />}
          onClick={() => session.reveal(subject.id)}
        >
          {common('showOnDiagram')}
        </Button>
      )}
    </Group>
  );
}

/** The step of the scale in whose cell of the matrix a rating stands; the decimals belong to the arithmetic below. */
function ratingOf(value: number): (typeof RATINGS)[number] {
  return RATINGS[clamp(roundHalfUp(value), 1, RATINGS.length) - 1] ?? '3';
}

function Risk({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  return (
    <Part title={t('risk')}>
      <dl className={classes.risk}>
        {(['inherent', 'residual'] as const).map(side => {
          const { band, likelihood, impact } = finding[side];
          return (
            <div key={side}>
              <dt>{t(side === 'inherent' ? 'before' : 'now')}</dt>
              <dd>
                <RiskChip band={band} />
                <span className={classes.soft}>
                  {t('scoreLikelihood', { level: t(`level.${ratingOf(likelihood)}`) })}
                </span>
                <span className={classes.soft}>{t('scoreImpact', { level: t(`level.${ratingOf(impact)}`) })}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </Part>
  );
}
