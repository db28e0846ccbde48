import type { Host } from '../../core/host';
import type { Session } from '../session';
import { readDue } from './due';

const AN_HOUR = 3_600_000;

/** Where the machine can show a note and nobody has switched it off: tells once a day how much is due, also while the app stays open. */
export function watchDue(session: Session, host: Host): void {
  if (!host.abilities.notifications) return;
  host.on('due.chosen', () => session.organisation.goTo('overview'));
  void tellDue(session, host);
  setInterval(() => void tellDue(session, host), AN_HOUR);
}

/** Tells it now, unless it was told today. */
export async function tellDue(session: Session, host: Pick<Host, 'notify.due'>): Promise<void> {
  const { dueNotes } = session.preferences.getState();
  const today = session.environment.now().slice(0, 10);
  if (dueNotes?.off || dueNotes?.told === today) return;
  const due = await readDue(session);
  const overdue = due?.items.filter(item => item.status === 'overdue').length ?? 0;
  const soon = due?.items.filter(item => item.status === 'due' || item.status === 'soon').length ?? 0;
  if (overdue + soon === 0) return;
  const told = await host['notify.due']({ overdue, soon });
  if (told.ok) await session.setPreferences({ dueNotes: { off: false, told: today } });
}
