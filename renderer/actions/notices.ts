import { notifications } from '@mantine/notifications';
import type { Problem } from '../../core/base';
import { describe } from '../../core/text';
import { i18n } from '../text/i18n';

/** Tells what happened, what is safe and what to do. */
export function notifyProblems(problems: readonly Problem[]): void {
  for (const problem of problems.slice(0, 3)) {
    const { title, safe, remedy } = describe(problem);
    const where = [problem.file, problem.place].filter(part => part !== undefined).join(', ');
    notifications.show({
      title,
      message: [where, safe, remedy].filter(part => part !== '').join(' · '),
      color: 'yellow',
      autoClose: 12_000,
      withBorder: true,
    });
  }
}

/** Tells that so many decisions follow what a pack calls otherwise now. */
export function notifyRenamed(count: number): void {
  notifications.show({ message: i18n.t('renamed', { ns: 'packs', count }), autoClose: 12_000, withBorder: true });
}
