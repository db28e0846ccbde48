import { IconChevronLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaveOrganisation } from '../actions';
import { FileDialogs, useOpenFile } from '../features/start';
import { useIsOpen, useOrganisation, useOrganisationRow, useRow } from '../session';
import { FileMenu } from './FileMenu';
import { HeaderButton } from './HeaderButton';
import { PersonButtons } from './PersonButtons';
import { StepButtons } from './StepButtons';
import classes from './Workbench.module.css';

export function OrganisationHeader() {
  const { t } = useTranslation('organisation');
  const organisation = useOrganisation();
  const save = useSaveOrganisation();
  const files = useOpenFile();
  const info = useOrganisationRow('organisation', 'organisation');
  const projectOpen = useIsOpen();
  const project = useRow('project', 'project');
  return (
    <header className={classes.header}>
      <HeaderButton
        label={projectOpen ? t('backToProject', { name: project?.name ?? '' }) : t('back')}
        onClick={() => organisation.leave()}
      >
        <IconChevronLeft size={20} />
      </HeaderButton>
      <h1 className={classes.name} style={{ fontSize: '0.9375rem', margin: 0, flex: 1 }}>
        {info?.name || t('title')}
      </h1>
      <StepButtons document={organisation.document} />
      <FileMenu
        onSave={save}
        words={{ json: t('saveAsJson'), zip: t('saveAsZip') }}
        open={{ label: t('openFile'), onChoose: files.choose }}
      />
      <PersonButtons />
      <FileDialogs files={files} />
    </header>
  );
}
