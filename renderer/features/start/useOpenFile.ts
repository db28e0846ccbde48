import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_FILE_BYTES } from '../../../core/host';
import { FOREIGN_EXTENSIONS, type ImportReport } from '../../../core/interchange';
import type { OrganisationModel } from '../../../core/model';
import { notifyProblems } from '../../actions';
import { useHost } from '../../host';
import { useSession } from '../../session';
import type { Answer, OpenedProject, Progress } from '../../worker';

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

/** An organisation that has been read and would take the place of the one of this device. */
export interface Waiting {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly present: OrganisationModel;
  readonly found: OrganisationModel;
}

export type OpenedFiles = ReturnType<typeof useOpenFile>;

/** Opening a file: choosing or dropping it, progress with cancel, and what became of it. */
export function useOpenFile() {
  const { t } = useTranslation('start');
  const session = useSession();
  const host = useHost();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const controller = useRef<AbortController | null>(null);

  /** Runs a long call with its progress shown; null when it was cancelled or went wrong, which is told. */
  const follow = useCallback(
    async <T>(name: string, call: (onProgress: Progress, signal: AbortSignal) => Answer<T>): Promise<T | null> => {
      controller.current = new AbortController();
      const { signal } = controller.current;
      setOpening({ name, fraction: 0 });
      const done = await call(fraction => setOpening({ name, fraction }), signal);
      setOpening(null);
      if (signal.aborted) return null;
      if (!done.ok) notifyProblems(done.problems);
      return done.ok ? done.value : null;
    },
    [],
  );

  const show = useCallback(
    (project: OpenedProject) => {
      session.show(project);
      session.organisation.leave();
    },
    [session],
  );

  const read = useCallback(
    async (name: string, bytes: Uint8Array) => {
      const done = await follow(name, (onProgress, signal) => session.office.readFile(name, bytes, onProgress, signal));
      if (!done) return;
      if (done.kind === 'organisation') {
        const { received } = done;
        if (received.kind === 'opened') session.organisation.take(received.organisation);
        else setWaiting({ file: name, bytes, present: received.present, found: received.found });
      } else if (done.report) setOutcome({ file: name, project: done.project, report: done.report });
      else show(done.project);
    },
    [session, follow, show],
  );

  const replace = useCallback(async () => {
    if (!waiting) return;
    const { file, bytes } = waiting;
    setWaiting(null);
    const organisation = await follow(file, (onProgress, signal) =>
      session.office.replaceOrganisation(file, bytes, onProgress, signal),
    );
    if (organisation) session.organisation.take(organisation);
  }, [session, follow, waiting]);

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
    if (outcome) show(outcome.project);
    setOutcome(null);
  }, [show, outcome]);

  return {
    opening,
    outcome,
    waiting,
    choose,
    openDropped,
    goOn,
    replace,
    keepPresent: () => setWaiting(null),
    cancel: () => controller.current?.abort(),
  };
}
