import { useMemo } from 'react';
import type { ControlSummary } from '../../../core/controls';
import { useFindingsState, useLibrary, useTable } from '../../session';
import { controlsHere, type ThreatHere, threatsHere, typesHere } from './lines';

/** What the open project has to do with each entry of the library. */
export interface Here {
  readonly types: ReadonlyMap<string, readonly string[]>;
  readonly threats: ReadonlyMap<string, ThreatHere>;
  readonly controls: ReadonlyMap<string, ControlSummary>;
}

export function useHere(): Here {
  const library = useLibrary();
  const elements = useTable('elements');
  const boundaries = useTable('boundaries');
  const findings = useFindingsState(state => state.findings);
  const summaries = useFindingsState(state => state.controls);
  const types = useMemo(() => typesHere(library, { elements, boundaries }), [library, elements, boundaries]);
  const threats = useMemo(() => threatsHere(findings.values()), [findings]);
  const controls = useMemo(() => controlsHere(summaries), [summaries]);
  return useMemo(() => ({ types, threats, controls }), [types, threats, controls]);
}
