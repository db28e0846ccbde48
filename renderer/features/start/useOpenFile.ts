import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_FILE_BYTES } from '../../../core/host';
import { FOREIGN_EXTENSIONS, type ImportReport } from '../../../core/interchange';
import { notifyProblems } from '../../actions';
import { useHost } from '../../host';
import { useSession } from '../../session';
import type { OpenedProject } from '../../worker';

export interface Opening {
  readonly name: string;
  readonly fraction: number;
}
/** A foreign file that has been read, waiting for its report to be seen. */
export interface Outcome {
  readonly file: string;
  readonly project: OpenedProject;
  readonly report: ImportReport;
}

/** Opening a file: choosing or dropping it, progress with cancel, and what became of it. */
export function useOpenFile() {
  const { t } = useTranslation('start');
  const session = useSession();
  const host = useHost();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const controller = useRef<AbortController | null>(null);

  const read = useCallback(
    async (name: string, bytes: Uint8Array) => {
      controller.current = new AbortController();
      const { signal } = controller.current;
      setOpening({ name, fraction: 0 });
      const done = await session.office.readFile(name, bytes, fraction => setOpening({ name, fraction }), signal);
      setOpening(null);
      if (signal.aborted) return;
      if (!done.ok) return notifyProblems(done.problems);
      const { project, report } = done.value;
      if (report) setOutcome({ file: name, project, report });
      else session.show(project);
    },
    [session],
  );

  const choose = useCallback(async () => {
    const kinds = [{ label: t('fileKind'), extensions: ['parapet.json', 'parapet.zip', 'zip', ...FOREIGN_EXTENSIONS] }];
    const file = await host['file.open']({ kinds });
    if (!file.ok) return notifyProblems(file.problems);
    if (file.value) await read(file.value.name, file.value.bytes);
  }, [host, read, t]);

  const openDropped = useCallback(
    async (file: File) => {
      if (file.size > MAX_FILE_BYTES) {
        const limit = `${Math.round(MAX_FILE_BYTES / 1024 / 1024)} MB`;
        return notifyProblems([{ code: 'file/too-large', file: file.name, facts: { limit } }]);
      }
      await read(file.name, new Uint8Array(await file.arrayBuffer()));
    },
    [read],
  );

  const goOn = useCallback(() => {
    if (outcome) session.show(outcome.project);
    setOutcome(null);
  }, [session, outcome]);

  return { opening, outcome, choose, openDropped, goOn, cancel: () => controller.current?.abort() };
}
