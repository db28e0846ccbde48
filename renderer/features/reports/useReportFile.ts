import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf, notifyProblems, useSaveBytes } from '../../actions';
import { useHost } from '../../host';
import { useOpen, useSession } from '../../session';
import type { StoredReport } from '../../worker';

const pdfName = ({ title, created }: StoredReport) => fileNameOf(`${title} ${created.slice(0, 10)}`, 'pdf');

/** A kept report as a file: shown in a window of its own where the host has one, or saved where the person wants it. */
export function useReportFile(): {
  readonly show: (report: StoredReport) => Promise<void>;
  readonly save: (report: StoredReport) => Promise<void>;
} {
  const { t } = useTranslation('reports');
  const session = useSession();
  const host = useHost();
  const saveBytes = useSaveBytes();
  const read = useCallback(
    async (report: StoredReport) => {
      const bytes = await session.office.readReport(report.id);
      if (bytes.ok) return new Uint8Array(bytes.value);
      notifyProblems(bytes.problems);
      return null;
    },
    [session],
  );
  const keep = useCallback(
    async (report: StoredReport, bytes: Uint8Array) => {
      await saveBytes(bytes, pdfName(report), t('pdfKind'), 'pdf');
    },
    [saveBytes, t],
  );
  const save = useCallback(
    async (report: StoredReport) => {
      const bytes = await read(report);
      if (bytes) await keep(report, bytes);
    },
    [read, keep],
  );
  const show = useCallback(
    async (report: StoredReport) => {
      const bytes = await read(report);
      if (!bytes) return;
      const shown = await host['pdf.show']({ name: pdfName(report), bytes });
      if (shown.ok) return;
      // Nothing here shows it: the person gets it all the same.
      notifications.show({ message: t('noViewer'), autoClose: 8000 });
      await keep(report, bytes);
    },
    [host, read, keep, t],
  );
  return { show, save };
}

/** Saves a register as a table for spreadsheets. */
export function useSaveRegister(): (register: 'threats' | 'controls') => Promise<void> {
  const { t } = useTranslation('reports');
  const session = useSession();
  const saveBytes = useSaveBytes();
  const project = useOpen(open => open.model.project.get('project')?.name ?? '');
  return useCallback(
    async register => {
      const bytes = await session.office.writeRegister(register);
      if (!bytes.ok) return notifyProblems(bytes.problems);
      await saveBytes(bytes.value, fileNameOf(`${project} ${register}`, 'csv'), t('registerKind'), 'csv');
    },
    [session, saveBytes, project, t],
  );
}
