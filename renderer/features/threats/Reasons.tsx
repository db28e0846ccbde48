import { IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Because, Explanation, Finding } from '../../../core/analysis';
import { Fold, Part } from '../../ui';
import classes from './threats.module.css';

const SIGN = { true: IconCheck, false: IconX, unknown: IconQuestionMark } as const;
/** Origins that the sentence itself does not tell. */
const TOLD_APART = ['computed', 'default', 'unset'] as const;

/** One fact that a rule looked at, and where it comes from, with what it comes from itself under it. */
function Reason({ because }: { readonly because: Because }) {
  const { t } = useTranslation('threats');
  const Sign = SIGN[because.outcome];
  const origin = TOLD_APART.find(kind => kind === because.origin.kind);
  return (
    <li className={classes.reason}>
      <Sign size={16} aria-label={t(`outcome.${because.outcome}`)} role="img" />
      <span>
        {because.text}
        {origin && because.path !== '' && because.outcome !== 'unknown' && (
          <span className={classes.soft}> ({t(`origin.${origin}`)})</span>
        )}
        {because.parts.length > 0 && <ReasonList reasons={because.parts} />}
      </span>
    </li>
  );
}

/** Facts that a rule looked at, one below the other. */
export function ReasonList({ reasons }: { readonly reasons: readonly Because[] }) {
  return (
    <ul className={classes.reasons}>
      {reasons.map(because => (
        <Reason key={`${because.subject} ${because.path} ${because.text}`} because={because} />
      ))}
    </ul>
  );
}

const MANY = 12;

/** Which facts a rule looked at, those that decide first. */
export function Reasons({ finding, explanation }: { readonly finding: Finding; readonly explanation: Explanation }) {
  const { t } = useTranslation('threats');
  const deciding = finding.state === 'confirmed' ? 'true' : 'unknown';
  const first = explanation.because.filter(one => one.outcome === deciding);
  const rest = explanation.because.filter(one => one.outcome !== deciding && one.outcome === 'true');
  return (
    <Part title={t('why')} hint={t(`whyOf.${finding.state}`)}>
      <ReasonList reasons={first.slice(0, MANY)} />
      {rest.length > 0 && <p className={classes.soft}>{t('alsoHolds')}</p>}
      <ReasonList reasons={rest.slice(0, MANY)} />
      <Fold title={t('ratedBy')}>
        <ol className={classes.steps}>
          {explanation.rating.map(sentence => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      </Fold>
    </Part>
  );
}
