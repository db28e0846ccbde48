import { Center, Loader, UnstyledButton } from '@mantine/core';
import {
  IconBuildingWarehouse,
  IconCalendarDue,
  IconChartBar,
  IconClipboardCheck,
  IconGavel,
  IconTable,
  type TablerIcon,
} from '@tabler/icons-react';
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveOrganisation } from '../actions';
import {
  ORGANISATION_PLACES,
  type OrganisationPlace,
  useIsOrganisationOpen,
  useOrganisation,
  useOrganisationOpen,
  useOrganisationView,
} from '../session';
import { CrashBoundary } from './CrashBoundary';
import { OrganisationHeader } from './OrganisationHeader';
import { Saved } from './Saved';
import { useOrganisationShortcuts } from './useShortcuts';
import classes from './Workbench.module.css';

/** What a place of the organisation is shown with: one line here, its name in the session, its words in the catalogue. */
const PLACE: Readonly<Record<OrganisationPlace, { readonly icon: TablerIcon; readonly view: ComponentType }>> = {
  overview: {
    icon: IconCalendarDue,
    view: lazy(async () => ({ default: (await import('../features/overview')).OverviewPlace })),
  },
  portfolio: {
    icon: IconChartBar,
    view: lazy(async () => ({ default: (await import('../features/portfolio')).PortfolioPlace })),
  },
  policy: {
    icon: IconGavel,
    view: lazy(async () => ({ default: (await import('../features/policy')).PolicyPlace })),
  },
  providers: {
    icon: IconBuildingWarehouse,
    view: lazy(async () => ({ default: (await import('../features/providers')).ProvidersPlace })),
  },
  reviews: {
    icon: IconClipboardCheck,
    view: lazy(async () => ({ default: (await import('../features/reviews')).ReviewsPlace })),
  },
  registers: {
    icon: IconTable,
    view: lazy(async () => ({ default: (await import('../features/registers')).RegistersPlace })),
  },
};

/** The organisation: header above, its places at the left, the chosen one in the middle, status below. */
export function OrganisationBench() {
  const { t } = useTranslation('organisation');
  const organisation = useOrganisation();
  const isOpen = useIsOrganisationOpen();
  useEffect(() => void organisation.load(), [organisation]);
  useOrganisationShortcuts();
  return (
    <div className={classes.frame}>
      <OrganisationHeader />
      <Places />
      <main className={classes.place}>
        {isOpen ? (
          <Place />
        ) : (
          <Center h="100%">
            <Loader aria-label={t('loading')} />
          </Center>
        )}
      </main>
      <footer className={classes.status}>{isOpen && <Status />}</footer>
    </div>
  );
}

function Place() {
  const place = useOrganisationView(view => view.place);
  const { view: View } = PLACE[place];
  return (
    <CrashBoundary key={place}>
      <Suspense fallback={null}>
        <View />
      </Suspense>
    </CrashBoundary>
  );
}

function Places() {
  const { t } = useTranslation('organisation');
  const organisation = useOrganisation();
  const here = useOrganisationView(view => view.place);
  return (
    <nav className={classes.places} aria-label={t('places')}>
      {ORGANISATION_PLACES.map(place => {
        const { icon: Icon } = PLACE[place];
        return (
          <UnstyledButton
            key={place}
            className={classes.placeButton}
            aria-current={place === here ? 'page' : undefined}
            onClick={() => organisation.goTo(place)}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {t(`place.${place}`)}
          </UnstyledButton>
        );
      })}
    </nav>
  );
}

function Status() {
  const { t } = useTranslation('organisation');
  const { document } = useOrganisation();
  const save = useSaveOrganisation();
  const providers = useOrganisationOpen(open => open.model.providers.size);
  const reviews = useOrganisationOpen(open => open.model.reviews.size);
  return (
    <>
      <Saved document={document} onSave={() => void save('json')} />
      <span>{[t('providers', { count: providers }), t('reviews', { count: reviews })].join(', ')}</span>
    </>
  );
}
