import { useTranslation } from 'react-i18next';
import { type AcceptanceRule, mayAccept, type RiskBand } from '../../../core/model';
import { usePreferences, useRow } from '../../session';
import { AskForAcceptance } from './AskForAcceptance';
import type { DecisionFormProps } from './DecisionForm';
import { useAlike, useDecide, useSend } from './useDecide';
import { FindingVerdict } from './VerdictForm';

const A_YEAR = 365;
const NO_RULES: readonly AcceptanceRule[] = [];

/** What the policy that the project carries says of accepting a risk: which roles may when whoever is here may not, and for how long. */
export function useAcceptanceLimits(band: RiskBand) {
  const rules = useRow('project', 'project')?.acceptance?.rules ?? NO_RULES;
  const roles = usePreferences(preferences => preferences.profile?.roles) ?? [];
  const most = rules.find(rule => rule.band === band)?.days ?? null;
  const verdict = mayAccept(rules, { band, roles, days: 0 });
  const others = !verdict.may && verdict.because === 'role' ? verdict.roles : null;
  return { others, most, usual: Math.min(A_YEAR, most ?? A_YEAR) };
}

/** Accepting a risk, or asking those who may when the policy does not let who is here. */
export function AcceptForm({ finding, close }: DecisionFormProps) {
  const { t } = useTranslation('threats');
  const { band } = finding.residual;
  const { others, ...limits } = useAcceptanceLimits(band);
  const send = useSend(close);
  const decide = useDecide(finding);
  const before = useRow('decisions', finding.key);
  // Elsewhere the same threat may be larger or smaller, and then others may accept it.
  const alike = useAlike(finding).filter(one => one.residual.band === band);
  if (others === null) return <FindingVerdict verdict="accepted" {...{ finding, close, alike }} {...limits} />;
  return (
    <AskForAcceptance
      close={close}
      roles={others}
      due={before?.due ?? null}
      onAsk={({ reason, whom, due }) => {
        const asked = t('askedToAccept', { reason, roles: others.join(', ') });
        const note = [before?.note ?? '', asked].filter(part => part !== '').join('\n\n');
        send(decide({ note, assignee: whom ?? before?.assignee ?? null, due }));
      }}
    />
  );
}
