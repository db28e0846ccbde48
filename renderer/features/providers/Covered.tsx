import { Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '../../../core/model';
import { coverageOfService } from '../../../core/review';
import { useOrganisationTable, useSession } from '../../session';

const SIGN = { covered: IconCircleCheck, uncovered: IconAlertCircle, unknown: IconHelpCircle } as const;

/** Whether an attestation that is in force covers a service in its regions; nothing where the provider has no attestation in force. */
export function Covered({ service }: { readonly service: Service }) {
  const { t } = useTranslation('providers');
  const { environment } = useSession();
  const services = useOrganisationTable('services');
  const attestations = useOrganisationTable('attestations');
  const day = environment.now().slice(0, 10);
  const coverage = useMemo(
    () => coverageOfService({ services, attestations }, service, day),
    [services, attestations, service, day],
  );
  if (!coverage) return null;
  const Sign = SIGN[coverage.state];
  const words =
    coverage.state === 'covered'
      ? t('coveredBy', { name: coverage.by.name })
      : t(`${coverage.state}.${coverage.missing}`);
  return (
    <Text size="sm" style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
      <Sign size={16} aria-hidden />
      {words}
    </Text>
  );
}
