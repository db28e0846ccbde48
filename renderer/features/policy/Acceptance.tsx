import { NumberInput, Stack, Table, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AcceptanceRule } from '../../../core/model';
import { policyInForce } from '../../../core/review';
import { RiskChip } from '../../meaning';
import { useLibrary, useOrganisationTable } from '../../session';
import { Card, whileTyping } from '../../ui';
import { useChangePolicy, usePolicy } from './usePolicy';

/** Who may accept a risk of which band and for how long, and who signs reviews. */
export function Acceptance() {
  const { t } = useTranslation('policy');
  const info = usePolicy();
  const library = useLibrary();
  const change = useChangePolicy();
  const roles = useRoles();
  const rules = policyInForce(info, library).acceptance;
  const set = (rule: AcceptanceRule) => change({ acceptance: rules.map(one => (one.band === rule.band ? rule : one)) });
  return (
    <Card title={t('acceptance')} intro={t('acceptanceIntro')}>
      <Stack gap="md">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('band')}</Table.Th>
              <Table.Th>{t('roles')}</Table.Th>
              <Table.Th w={130}>{t('days')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rules.map(rule => (
              <Table.Tr key={rule.band}>
                <Table.Td>
                  <RiskChip band={rule.band} />
                </Table.Td>
                <Table.Td>
                  <TagsInput
                    aria-label={t('roles')}
                    size="sm"
                    placeholder={rule.roles.length === 0 ? t('anybody') : ''}
                    data={roles}
                    value={[...rule.roles]}
                    onChange={value => set({ ...rule, roles: value })}
                  />
                </Table.Td>
                <Table.Td>
                  <NumberInput
                    aria-label={t('days')}
                    size="sm"
                    min={1}
                    max={3660}
                    placeholder={t('forGood')}
                    value={rule.days ?? ''}
                    onChange={value =>
                      whileTyping(() => set({ ...rule, days: typeof value === 'number' ? value : null }))
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <TagsInput
          label={t('signing')}
          description={t('signingHint')}
          data={roles}
          value={info.signRoles}
          onChange={signRoles => change({ signRoles })}
        />
      </Stack>
    </Card>
  );
}

/** Roles that somebody has or a rule names, each once. */
function useRoles(): string[] {
  const people = useOrganisationTable('people');
  const info = usePolicy();
  const library = useLibrary();
  const named = policyInForce(info, library).acceptance.flatMap(rule => rule.roles);
  return [...new Set([...named, ...[...people.values()].flatMap(person => person.roles)])].sort();
}
