import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../core/model';
import { megabytes } from '../../core/text';
import { useHost } from '../host';
import { useSession } from '../session';
import { notifyProblems } from './notices';
import { useSaveBytes } from './saveToFile';

/** A file above this is better kept where it is, with a link to it: it goes into every copy of the document. */
const MOST_BYTES = 25 * 1024 * 1024;
/** What evidence comes as: documents, pictures, tables, mails, exports and archives. */
const EXTENSIONS = [
  ...['pdf', 'docx', 'odt', 'rtf', 'txt', 'md', 'html', 'pptx', 'odp'],
  ...['png', 'jpg', 'jpeg', 'gif', 'webp', 'svg'],
  ...['csv', 'xlsx', 'ods', 'json', 'yaml', 'yml', 'xml', 'log'],
  ...['eml', 'msg', 'zip'],
];

/** Evidence that is a file: kept by its hash on this device, and in the file of a document that is saved with evidence. */
export function useEvidenceFiles(): {
  /** Asks for a file and keeps it; null when there is none, of which the person is told unless they cancelled. */
  readonly choose: () => Promise<Pick<Evidence, 'name' | 'hash' | 'size'> | null>;
  /** Shows a PDF, and saves what is none to a place of the person's choice. */
  readonly show: (evidence: Evidence) => Promise<void>;
} {
  const { t } = useTranslation('common');
  const { office } = useSession();
  const host = useHost();
  const saveBytes = useSaveBytes();
  const choose = useCallback(async () => {
    const opened = await host['file.open']({ kinds: [{ label: t('evidenceKind'), extensions: EXTENSIONS }] });
    if (!opened.ok) notifyProblems(opened.problems);
    if (!opened.ok || !opened.value) return null;
    const { name, bytes } = opened.value;
    if (bytes.length > MOST_BYTES) {
      notifyProblems([{ code: 'evidence/too-large', file: name, facts: { limit: megabytes(MOST_BYTES) } }]);
      return null;
    }
    const hash = await office.keepEvidence(bytes);
    if (!hash.ok) notifyProblems(hash.problems);
    return hash.ok ? { name: name.slice(0, 1000), hash: hash.value, size: bytes.length } : null;
  }, [t, host, office]);
  const show = useCallback(
    async ({ name, hash }: Evidence) => {
      const bytes = await office.readEvidence(hash ?? '');
      if (!bytes.ok) return notifyProblems([{ code: 'evidence/not-here', file: name }]);
      const extension = /\.([0-9A-Za-z]+)$/.exec(name)?.[1] ?? 'bin';
      if (extension.toLowerCase() === 'pdf') {
        const shown = await host['pdf.show']({ name, bytes: bytes.value });
        if (shown.ok) return;
      }
      await saveBytes(bytes.value, name, t('evidenceKind'), extension);
    },
    [office, host, saveBytes, t],
  );
  return { choose, show };
}
