import { useMemo } from 'react';
import { type Finding, isOpen } from '../../../core/analysis';
import type { Decide } from '../../../core/commands';
import { useDispatch, useFindingsState, useLibrary } from '../../session';
import { whereOf } from './register';

type DecideWith = (fields: Decide['fields'], also?: readonly Finding[]) => Decide;

/** The command that decides something about a finding, and others like it, with what is remembered for the day they are gone. */
export function useDecide(finding: Finding): DecideWith {
  const library = `parapet ${useLibrary().sources.get('parapet')?.version ?? ''}`.trim();
  return (fields, also = []) => ({
    type: 'decision/set',
    findings: [finding, ...also].map(one => ({
      key: one.key,
      band: one.residual.band,
      remembered: { title: one.title, subject: whereOf(one), library },
    })),
    fields,
  });
}

/** The same threat elsewhere, shown and open. */
export function useAlike({ rule, key }: Finding): readonly Finding[] {
  const findings = useFindingsState(state => state.findings);
  return useMemo(
    () => [...findings.values()].filter(one => one.rule === rule && one.key !== key && one.shown && isOpen(one)),
    [findings, rule, key],
  );
}

/** Sends a command and closes the form, also when the command waits until somebody has said who decides. */
export function useSend(close: () => void): (command: Parameters<ReturnType<typeof useDispatch>>[0]) => void {
  const dispatch = useDispatch();
  return command => {
    const sent = dispatch(command);
    if (sent.ok || sent.problems[0].code === 'profile/missing') close();
  };
}
