import { type AcceptanceRule, mayAccept } from '../../../core/model';
import { usePreferences, useRow } from '../../session';
import { AskForAcceptance } from './AskForAcceptance';
import type { DecisionFormProps } from './DecisionForm';
import { useAlike } from './useDecide';
import { VerdictForm } from './VerdictForm';

const A_YEAR = 365;
const NO_RULES: readonly AcceptanceRule[] = [];

/** Accepting a risk, or asking those who may when the policy does not let who is here. */
export function AcceptForm({ finding, close }: DecisionFormProps) {
  const rules = useRow('project', 'project')?.acceptance?.rules ?? NO_RULES;
  const roles = usePreferences(preferences => preferences.profile?.roles) ?? [];
  const { band } = finding.residual;
  const most = rules.find(rule => rule.band === band)?.days ?? null;
  const verdict = mayAccept(rules, { band, roles, days: 0 });
  // Elsewhere the same threat may be larger or smaller, and then others may accept it.
  const alike = useAlike(finding).filter(one => one.residual.band === band);
  if (!verdict.may && verdict.because === 'role')
    return <AskForAcceptance finding={finding} close={close} roles={verdict.roles} />;
  const usual = Math.min(A_YEAR, most ?? A_YEAR);
  return <VerdictForm verdict="accepted" {...{ finding, close, most, usual, alike }} />;
}
