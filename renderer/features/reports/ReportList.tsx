import { ActionIcon, Badge, CopyButton, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconDeviceFloppy, IconExternalLink, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useOpen, useSession } from '../../session';
import { momentText } from '../../text/deviceFormat';
import { type Column, TwoLines, useSure, VirtualTable } from '../../ui';
import type { StoredReport } from '../../worker';
import { useReportFile } from './useReportFile';

const SHORT_HASH = 10;

/** The reports that are kept, newest first, with what can be done with each. */
export function ReportList({
  reports,
  onChanged,
}: {
  readonly reports: readonly StoredReport[];
  readonly onChanged: () => Promise<void>;
}) {
  const { t } = useTranslation('reports');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const now = useOpen(open => open.revision);
  const { show, save } = useReportFile();
  const { sure, dialog } = useSure({ cancel: common('cancel'), close: common('close') });

  const columns = useMemo<Column<StoredReport>[]>(() => {
    const nameOf = (row: StoredReport) => row.title || t('noTitle');
    const remove = (row: StoredReport) =>
      sure(t('deleteSure', { title: nameOf(row), created: row.created }), t('deleteButton'), async () => {
        const gone = await session.office.deleteReport(row.id);
        if (!gone.ok) notifyProblems(gone.problems);
        await onChanged();
      });
    return [
      {
        id: 'title',
        title: t('column.title'),
        width: 'minmax(150px, 2fr)',
        cell: row => <TwoLines>{nameOf(row)}</TwoLines>,
        sortBy: nameOf,
      },
      {
        id: 'outline',
        title: t('column.outline'),
        width: 'minmax(120px, 1fr)',
        cell: row => t(`outline.${row.options.outline}`),
        sortBy: row => row.options.outline,
      },
      {
        id: 'created',
        title: t('column.created'),
        width: '150px',
        cell: row => momentText(row.created),
        sortBy: row => row.created,
      },
      {
        id: 'by',
        title: t('column.by'),
        width: 'minmax(90px, 1fr)',
        cell: row => <TwoLines>{row.by || t('nobody')}</TwoLines>,
        sortBy: row => row.by,
      },
      {
        id: 'revision',
        title: t('column.revision'),
        width: '124px',
        cell: row => <Revision of={row.revision} now={now} />,
        sortBy: row => row.revision,
      },
      {
        id: 'pages',
        title: t('column.pages'),
        width: '62px',
        cell: row => row.pages,
        sortBy: row => row.pages,
      },
      {
        id: 'size',
        title: t('column.size'),
        width: '76px',
        cell: row => sizeOf(row.bytes, t),
        sortBy: row => row.bytes,
      },
      {
        id: 'sha256',
        title: t('column.sha256'),
        width: '136px',
        cell: row => <Hash report={row} name={nameOf(row)} />,
      },
      {
        id: 'actions',
        title: t('column.actions'),
        width: '112px',
        cell: row => (
          <Group gap={2} wrap="nowrap">
            <RowButton label={t('open', { title: nameOf(row) })} onClick={() => void show(row)}>
              <IconExternalLink size={18} />
            </RowButton>
            <RowButton label={t('save', { title: nameOf(row) })} onClick={() => void save(row)}>
              <IconDeviceFloppy size={18} />
            </RowButton>
            <RowButton label={t('delete', { title: nameOf(row) })} onClick={() => remove(row)}>
              <IconTrash size={18} />
            </RowButton>
          </Group>
        ),
      },
    ];
  }, [t, now, show, save, sure, session, onChanged]);

  return (
    <>
      <VirtualTable label={t('table')} columns={columns} rows={reports} rowId={row => row.id} />
      {dialog}
    </>
  );
}

function sizeOf(bytes: number, t: ReturnType<typeof useTranslation<'reports'>>['t']): string {
  return bytes < 1_000_000
    ? t('kilobytes', { size: Math.max(1, Math.round(bytes / 1000)) })
    : t('megabytes', { size: (bytes / 1_000_000).toFixed(1) });
}

function Revision({ of, now }: { readonly of: number; readonly now: number }) {
  const { t } = useTranslation('reports');
  if (of === now)
    return (
      <Tooltip label={t('unchangedHint', { of })}>
        <span>{t('unchanged')}</span>
      </Tooltip>
    );
  return (
    <Tooltip label={t('changedSinceHint', { of, now })}>
      <Badge variant="default" size="sm" tt="none" fw={500}>
        {t('changedSince')}
      </Badge>
    </Tooltip>
  );
}

function Hash({ report, name }: { readonly report: StoredReport; readonly name: string }) {
  const { t } = useTranslation('reports');
  return (
    <CopyButton value={report.sha256}>
      {({ copied, copy }) => (
        <Group gap={4} wrap="nowrap">
          <Tooltip label={report.sha256}>
            <code data-sha256={report.sha256}>{report.sha256.slice(0, SHORT_HASH)}</code>
          </Tooltip>
          <RowButton label={copied ? t('copied') : t('copyHash', { title: name })} onClick={copy}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </RowButton>
        </Group>
      )}
    </CopyButton>
  );
}

function RowButton({
  label,
  onClick,
  children,
}: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
