import type { Library } from '../../core/library';
import { emptyOrganisation, type OrganisationModel } from '../../core/model';
import { policyInForce, type UpcomingItem, upcoming } from '../../core/review';
import type { Session } from '../session';
import type { ProjectStanding } from '../worker';

interface DueBasis {
  readonly model: OrganisationModel;
  readonly standings: readonly ProjectStanding[];
  readonly library: Library;
  readonly today: string;
}

/** Everything that has a day, most urgent first. */
export function dueItems({ model, standings, library, today }: DueBasis): readonly UpcomingItem[] {
  const policy = policyInForce(model.organisation.get('organisation'), library);
  return upcoming({ model, policy, projects: standings, today }).map(item => named(item, library));
}

/** Projects name controls by their id in the library. */
function named(item: UpcomingItem, library: Library): UpcomingItem {
  const control = item.kind === 'control-evidence' ? library.controls.get(item.title) : undefined;
  return control ? { ...item, title: control.title } : item;
}

/** What is due on this device, and the organisation that it is due in. */
export interface DueHere {
  readonly items: readonly UpcomingItem[];
  readonly model: OrganisationModel;
}

/** What is due, without opening the organisation: another window may have it. Null where that cannot be read; it is no time to complain. */
export async function readDue({ office, library, environment }: Session): Promise<DueHere | null> {
  const [organisation, standings] = await Promise.all([office.readOrganisation(), office.listStandings()]);
  if (!organisation.ok || !standings.ok) return null;
  const model = organisation.value?.model ?? emptyOrganisation('');
  const today = environment.now().slice(0, 10);
  return { model, items: dueItems({ model, standings: standings.value, library, today }) };
}
