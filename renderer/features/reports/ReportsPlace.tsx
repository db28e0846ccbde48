import { Button, Menu } from '@mantine/core';
import { IconFileText, IconPlus, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportOptions } from '../../../core/report';
import { EmptyState, PlaceFrame } from '../../ui';
import { NewReportDialog } from './NewReportDialog';
import { ReportList } from './ReportList';
import { useMakeReport } from './useMakeReport';
import { useSaveRegister } from './useReportFile';
import { useReports } from './useReports';

/** The reports of the open project: making one, and what can be done with those that are kept. */
export function ReportsPlace() {
  const { t } = useTranslation('reports');
  const { reports, reload } = useReports();
  const { making, make, cancel } = useMakeReport(reload);
  const [asking, setAsking] = useState(false);
  const create = async (options: ReportOptions) => {
    if (await make(options)) setAsking(false);
  };
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        <>
          <Registers />
          <Button leftSection={<IconPlus size={16} />} onClick={() => setAsking(true)}>
            {t('create')}
          </Button>
        </>
      }
    >
      {reports?.length === 0 && (
        <EmptyState
          icon={IconFileText}
          title={t('emptyTitle')}
          hint={t('emptyHint')}
          action={{ label: t('create'), onClick: () => setAsking(true) }}
        />
      )}
      {reports && reports.length > 0 && <ReportList reports={reports} onChanged={reload} />}
      {asking && (
        <NewReportDialog
          making={making}
          onCreate={options => void create(options)}
          onCancelMaking={cancel}
          onClose={() => setAsking(false)}
        />
      )}
    </PlaceFrame>
  );
}

function Registers() {
  const { t } = useTranslation('reports');
  const save = useSaveRegister();
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <Button variant="default" leftSection={<IconTable size={16} />}>
          {t('registers')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['threats', 'controls'] as const).map(register => (
          <Menu.Item key={register} onClick={() => void save(register)}>
            {t(`register.${register}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
