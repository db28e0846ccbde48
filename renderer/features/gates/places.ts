import { QUALIFIERS, type Qualifier } from '../../../core/model';
import type { Place } from '../../session';

/** Where what counts for a condition is changed. */
export const PLACE_OF: Readonly<Record<Qualifier, Place>> = {
  'no-critical-risk': 'risks',
  'no-high-risk': 'risks',
  'little-unknown': 'threats',
  'data-controls': 'controls',
  'no-secrets': 'threats',
  'tests-in-pipeline': 'controls',
  'typed-elements': 'diagram',
  'classified-data': 'data',
  'named-owners': 'diagram',
  responsibility: 'responsibility',
  'acceptances-valid': 'risks',
  'evidence-current': 'controls',
  'actions-on-time': 'project',
  'model-current': 'project',
};

/** The qualifier of a condition; null for one of the project's own. */
export function qualifierOf(id: string): Qualifier | null {
  return QUALIFIERS.find(one => one === id) ?? null;
}
