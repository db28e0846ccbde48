import { UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBarrierBlock,
  IconBinaryTree2,
  IconBooks,
  IconChartGridDots,
  IconDatabase,
  IconFileText,
  IconFolder,
  IconGitCompare,
  IconLayersIntersect,
  IconShieldCheck,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PLACES, type Place, useSession, useView } from '../session';
import classes from './Workbench.module.css';

const ICON: Readonly<Record<Place, TablerIcon>> = {
  diagram: IconBinaryTree2,
  data: IconDatabase,
  threats: IconAlertTriangle,
  controls: IconShieldCheck,
  risks: IconChartGridDots,
  responsibility: IconLayersIntersect,
  project: IconFolder,
  reports: IconFileText,
  compare: IconGitCompare,
  gates: IconBarrierBlock,
  library: IconBooks,
};

export function PlaceBar() {
  const { t } = useTranslation('shell');
  const session = useSession();
  const here = useView(view => view.place);
  return (
    <nav className={classes.places} aria-label={t('places')}>
      {PLACES.map(place => {
        const Icon = ICON[place];
        return (
          <UnstyledButton
            key={place}
            className={classes.placeButton}
            aria-current={place === here ? 'page' : undefined}
            onClick={() => session.goTo(place)}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {t(`place.${place}`)}
          </UnstyledButton>
        );
      })}
    </nav>
  );
}
