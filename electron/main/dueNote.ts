import type { HostArgs } from '../../core/host';
import { Notification } from './electron';
import { TEXT } from './text';

interface DueNoteParts {
  /** The day, so that a page can ask as often as it likes and a person is told once. */
  readonly today: () => string;
  readonly onChosen: () => void;
}

/** Tells a person once a day how much is due; a click on it is told in turn. Nothing is told of nothing. */
export function createDueNote({ today, onChosen }: DueNoteParts): (due: HostArgs<'notify.due'>) => void {
  let told = '';
  // Held, so that a click is heard for as long as the note is there.
  let note: Notification | null = null;
  return ({ overdue, soon }) => {
    const day = today();
    if (told === day || overdue + soon === 0) return;
    told = day;
    note = new Notification({ title: TEXT.due.title, body: TEXT.due.body(overdue, soon) });
    note.on('click', onChosen);
    note.show();
  };
}
