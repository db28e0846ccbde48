import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportOptions } from '../../../core/report';
import { notifyProblems } from '../../actions';
import { useSession } from '../../session';

export interface Making {
  /** 0 to 1. */
  readonly fraction: number;
  /** Code of the step, as the back office names it. */
  readonly what: string;
}

/** Making a report: progress while it runs, a way to stop it, and where it is afterwards. */
export function useMakeReport(onMade: () => Promise<void>): {
  readonly making: Making | null;
  readonly make: (options: ReportOptions) => Promise<boolean>;
  readonly cancel: () => void;
} {
  const { t } = useTranslation('reports');
  const session = useSession();
  const [making, setMaking] = useState<Making | null>(null);
  const controller = useRef<AbortController | null>(null);
  const cancel = useCallback(() => controller.current?.abort(), []);
  // Whoever leaves the place does not wait for the report any more.
  useEffect(() => cancel, [cancel]);
  const make = useCallback(
    async (options: ReportOptions) => {
      controller.current = new AbortController();
      const { signal } = controller.current;
      setMaking({ fraction: 0, what: 'content' });
      const tell = (fraction: number, what: string) => setMaking({ fraction, what });
      const done = await session.office.createReport(options, tell, signal);
      setMaking(null);
      if (done.ok) {
        await onMade();
        notifications.show({ message: t('made', { title: options.title || t('noTitle') }), autoClose: 5000 });
      } else if (signal.aborted) notifications.show({ message: t('cancelled'), autoClose: 4000 });
      else notifyProblems(done.problems);
      return done.ok;
    },
    [session, onMade, t],
  );
  return { making, make, cancel };
}
