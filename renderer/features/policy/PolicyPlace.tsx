import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PeopleCard } from '../../meaning';
import { useOrganisation, useOrganisationDispatch, useOrganisationTable } from '../../session';
import { PlaceFrame } from '../../ui';
import { About } from './About';
import { Acceptance } from './Acceptance';
import { Cadence } from './Cadence';
import { Classes } from './Classes';
import { PolicyText } from './PolicyText';
import { Triggers } from './Triggers';

/** The cloud policy: its text, who owns what, and what it sets for reviews. */
export function PolicyPlace() {
  const { t } = useTranslation('policy');
  const people = useOrganisationTable('people');
  const dispatch = useOrganisationDispatch();
  const organisation = useOrganisation();
  return (
    <PlaceFrame title={t('title')} intro={t('intro')}>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
        <Stack gap="md">
          <PolicyText />
          <About />
          <PeopleCard
            people={people}
            dispatch={dispatch}
            hint={t('peopleEmpty')}
            onShow={person => organisation.goTo('overview', person.id)}
          />
        </Stack>
        <Stack gap="md">
          <Acceptance />
          <Cadence />
          <Triggers />
          <Classes />
        </Stack>
      </SimpleGrid>
    </PlaceFrame>
  );
}
