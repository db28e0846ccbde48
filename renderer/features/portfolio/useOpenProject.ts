import { useCallback } from 'react';
import type { DocumentId, RiskBand } from '../../../core/model';
import { FIRST_THREATS_LOOK, type Session, type ThreatFilter, useSession } from '../../session';

/** What is asked of a project: a threat, a control, or the threats that somebody counted. */
export interface Asked extends Pick<ThreatFilter, 'finding' | 'control' | 'providers' | 'dataType'> {
  readonly bands?: readonly RiskBand[];
  /** The part of the register of threats that is meant. */
  readonly section?: 'confirmed' | 'to-verify';
}

/** Opens a project where what is asked of it is seen, and nothing else. */
export function useOpenProject(): (project: DocumentId, asked?: Asked) => void {
  const session = useSession();
  return useCallback((project, asked = {}) => void openAt(session, project, asked), [session]);
}

async function openAt(session: Session, project: DocumentId, { control, bands = [], section, ...filter }: Asked) {
  if (!(await session.openProject(project))) return;
  session.organisation.leave();
  if (control !== undefined) return session.goTo('controls', { control });
  session.goTo('threats', filter);
  session.lookAtThreats({
    ...FIRST_THREATS_LOOK,
    chosen: filter.finding ?? null,
    bands,
    sections: section === 'confirmed' ? ['confirmed', 'written'] : section === undefined ? [] : [section],
  });
}
