import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fail, type Result } from '../../../core/base';
import type { FileKind, OpenedFile } from '../../../core/host';
import type { Evidence } from '../../../core/model';
import { megabytes } from '../../../core/text';
import { notifyProblems, useSaveBytes } from '../../actions';
import { useHost } from '../../host';
import { useDispatch, useSession } from '../../session';
import { evidenceCommand, type SubjectLine } from './recordFields';

/** A file above this is better kept where it is, with a link to it: it goes into every copy of the project. */
const MOST_BYTES = 25 * 1024 * 1024;
/** What evidence comes as: documents, pictures, tables, mails, exports and archives. */
const EXTENSIONS = [
  ...['pdf', 'docx', 'odt', 'rtf', 'txt', 'md', 'html', 'pptx', 'odp'],
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg'],
  ...['csv', 'xlsx', 'ods', 'json', 'yaml', 'yml', 'xml', 'log'],
  ...['eml', 'msg', 'zip'],
];

/** Evidence that is a file: kept by its hash on this device, and in the file of the project that is saved with evidence. */
export function useEvidenceFiles(line: SubjectLine): {
  readonly add: () => Promise<void>;
  readonly show: (evidence: Evidence) => Promise<void>;
} {
  const { t } = useTranslation('controls');
  const session = useSession();
  const host = useHost();
  const dispatch = useDispatch();
  const saveBytes = useSaveBytes();
  const add = useCallback(async () => {
    const kinds: FileKind[] = [{ label: t('evidenceKind'), extensions: EXTENSIONS }];
    const opened = within(await host['file.open']({ kinds }));
    if (!opened.ok) return notifyProblems(opened.problems);
    if (!opened.value) return;
    const { name, bytes } = opened.value;
    const hash = await session.office.keepEvidence(bytes);
    if (!hash.ok) return notifyProblems(hash.problems);
    const id = session.environment.newId('ev');
    const file = { kind: 'file', hash: hash.value, size: bytes.length, link: null, note: '', expires: null } as const;
    dispatch(evidenceCommand(line.row.control, line, { id, name: name.slice(0, 1000), ...file }));
  }, [t, host, session, dispatch, line]);
  const show = useCallback(
    async ({ name, hash }: Evidence) => {
      const bytes = await session.office.readEvidence(hash ?? '');
      if (!bytes.ok) return notifyProblems([{ code: 'evidence/not-here', file: name }]);
      const extension = /\.([0-9A-Za-z]+)$/.exec(name)?.[1] ?? 'bin';
      if (extension.toLowerCase() === 'pdf') {
        const shown = await host['pdf.show']({ name, bytes: bytes.value });
        if (shown.ok) return;
      }
      await saveBytes(bytes.value, name, t('evidenceKind'), extension);
    },
    [session, host, saveBytes, t],
  );
  return { add, show };
}

/** Refuses what is too large to be carried along. */
function within(opened: Result<OpenedFile | null>): Result<OpenedFile | null> {
  if (!opened.ok || !opened.value || opened.value.bytes.length <= MOST_BYTES) return opened;
  return fail({ code: 'evidence/too-large', file: opened.value.name, facts: { limit: megabytes(MOST_BYTES) } });
}
