import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host';
import { useSession } from '../session';
import type { FileFormat } from '../worker/backOffice';
import { notifyProblems } from './notices';

const EXTENSION = { json: 'parapet.json', zip: 'parapet.zip' } as const satisfies Record<FileFormat, string>;

/** A file name of a project's name: what file systems refuse becomes a hyphen. */
export function fileNameOf(name: string, format: FileFormat): string {
  const plain = name
    .replace(/[^\p{L}\p{N} _.-]+/gu, '-')
    .trim()
    .slice(0, 80);
  return `${plain === '' ? 'project' : plain}.${EXTENSION[format]}`;
}

/** Saves the open project to a file of the person's choice. */
export function useSaveToFile(): (format: FileFormat) => Promise<void> {
  const { t } = useTranslation('shell');
  const session = useSession();
  const host = useHost();
  return useCallback(
    async format => {
      const open = session.document.getState().open;
      if (!open) return;
      const bytes = await session.office.writeFile(open.id, format);
      if (!bytes.ok) return notifyProblems(bytes.problems);
      const suggestedName = fileNameOf(open.model.project.get('project')?.name ?? '', format);
      const kinds = [{ label: t('projectFile'), extensions: [EXTENSION[format]] }];
      const saved = await host['file.save']({
        token: null,
        suggestedName,
        kinds,
        bytes: bytes.value,
        ifChanged: 'refuse',
      });
      if (!saved.ok) return notifyProblems(saved.problems);
      if (saved.value) notifications.show({ message: t('savedToFile', { name: saved.value.name }), autoClose: 5000 });
    },
    [session, host, t],
  );
}
