import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../core/model';
import { useHost } from '../host';
import { useSession } from '../session';
import type { FileFormat } from '../worker';
import { notifyProblems } from './notices';

const EXTENSION = { json: 'parapet.json', zip: 'parapet.zip' } as const satisfies Record<FileFormat, string>;

/** A file name made of a title: what file systems refuse becomes a hyphen. */
export function fileNameOf(title: string, extension: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} _.-]+/gu, '-')
    .trim()
    .slice(0, 80);
  return `${plain === '' ? 'project' : plain}.${extension}`;
}

/** Hands bytes to the host, which asks where to put them, and says that they are there. */
export function useSaveBytes(): (
  bytes: Uint8Array,
  suggestedName: string,
  label: string,
  extension: string,
) => Promise<void> {
  const { t } = useTranslation('shell');
  const host = useHost();
  return useCallback(
    async (bytes, suggestedName, label, extension) => {
      const kinds = [{ label, extensions: [extension] }];
      const saved = await host['file.save']({ token: null, suggestedName, kinds, bytes, ifChanged: 'refuse' });
      if (!saved.ok) return notifyProblems(saved.problems);
      if (saved.value) notifications.show({ message: t('savedToFile', { name: saved.value.name }), autoClose: 5000 });
    },
    [host, t],
  );
}

/** Saves a project to a file of the person's choice. */
export function useSaveProject(): (id: DocumentId, name: string, format: FileFormat) => Promise<void> {
  const { t } = useTranslation('shell');
  const session = useSession();
  const save = useSaveBytes();
  return useCallback(
    async (id, name, format) => {
      const bytes = await session.office.writeFile(id, format);
      if (!bytes.ok) return notifyProblems(bytes.problems);
      await save(bytes.value, fileNameOf(name, EXTENSION[format]), t('projectFile'), EXTENSION[format]);
    },
    [session, save, t],
  );
}

/** Saves the open project. */
export function useSaveOpenProject(): (format: FileFormat) => Promise<void> {
  const session = useSession();
  const save = useSaveProject();
  return useCallback(
    async format => {
      const open = session.project.open;
      if (open) await save(open.id, open.model.project.get('project')?.name ?? '', format);
    },
    [session, save],
  );
}

/** Saves the organisation with its reviews. */
export function useSaveOrganisation(): (format: FileFormat) => Promise<void> {
  const { t } = useTranslation('organisation');
  const session = useSession();
  const save = useSaveBytes();
  return useCallback(
    async format => {
      const bytes = await session.office.writeOrganisationFile(format);
      if (!bytes.ok) return notifyProblems(bytes.problems);
      const name = session.organisation.document.open?.model.organisation.get('organisation')?.name ?? '';
      await save(bytes.value, fileNameOf(name || t('title'), EXTENSION[format]), t('file'), EXTENSION[format]);
    },
    [session, save, t],
  );
}
