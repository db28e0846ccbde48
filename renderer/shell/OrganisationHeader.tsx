import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconDeviceFloppy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaveOrganisation } from '../actions';
import { useIsOpen, useOrganisation, useOrganisationRow, useRow } from '../session';
import { HeaderButton } from './HeaderButton';
import { PersonButtons } from './PersonButtons';
import { StepButtons } from './StepButtons';
import classes from './Workbench.module.css';

export function OrganisationHeader() {
  const { t } = useTranslation('organisation');
  const { t: shell } = useTranslation('shell');
  const organisation = useOrganisation();
  const save = useSaveOrganisation();
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
      <Menu position="bottom-end" withArrow>
        <Menu.Target>
          <Tooltip label={shell('saveToFile')}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={shell('saveToFile')}>
              <IconDeviceFloppy size={20} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void save('json')}>{t('saveAsJson')}</Menu.Item>
          <Menu.Item onClick={() => void save('zip')}>{t('saveAsZip')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PersonButtons />
    </header>
  );
}
