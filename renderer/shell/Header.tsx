import { IconBuildingBank, IconChevronLeft, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSaveOpenProject } from '../actions';
import { useRow, useSession } from '../session';
import { FileMenu } from './FileMenu';
import { HeaderButton } from './HeaderButton';
import { PersonButtons } from './PersonButtons';
import { StepButtons } from './StepButtons';
import classes from './Workbench.module.css';

export function Header() {
  const { t } = useTranslation('shell');
  const { t: jump } = useTranslation('jump');
  const session = useSession();
  const project = useRow('project', 'project');
  const save = useSaveOpenProject();
  return (
    <header className={classes.header}>
      <HeaderButton label={t('backToProjects')} onClick={() => void session.close()}>
        <IconChevronLeft size={20} />
      </HeaderButton>
      <h1 className={classes.name} style={{ fontSize: '0.9375rem', margin: 0, flex: 1 }}>
        {project?.name}
      </h1>
      <HeaderButton label={jump('open')} onClick={() => session.view.setState({ jumping: true })}>
        <IconSearch size={20} />
      </HeaderButton>
      <StepButtons document={session.project} />
      <FileMenu onSave={save} words={{ json: t('saveAsJson'), zip: t('saveAsZip') }} />
      <HeaderButton label={t('organisation')} onClick={() => session.organisation.comeBack()}>
        <IconBuildingBank size={20} />
      </HeaderButton>
      <PersonButtons />
    </header>
  );
}
