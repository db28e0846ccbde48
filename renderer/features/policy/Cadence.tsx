import { NumberInput, Select, Stack, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CadenceRow } from '../../../core/model';
import { policyInForce } from '../../../core/review';
import { useLibrary } from '../../session';
import { Card, whileTyping } from '../../ui';
import { useChangePolicy, usePolicy } from './usePolicy';

/** Words of the ratings 1 to 5. */
const LEVEL: Readonly<Record<number, 'level1' | 'level2' | 'level3' | 'level4' | 'level5'>> = {
  1: 'level1',
  2: 'level2',
  3: 'level3',
  4: 'level4',
  5: 'level5',
};

/** Months between two reviews, by how critical a provider is, and what makes it one step more often. */
export function Cadence() {
  const { t } = useTranslation('policy');
  const info = usePolicy();
  const library = useLibrary();
  const change = useChangePolicy();
  const policy = policyInForce(info, library);
  const set = (row: CadenceRow) =>
    change({ cadence: policy.cadence.map(one => (one.criticality === row.criticality ? row : one)) });
  const classes = [...library.dataClasses.values()];
  const usual = classes.find(one => one.rating === policy.stricterFrom);
  return (
    <Card title={t('cadence')} intro={t('cadenceIntro')}>
      <Stack gap="md">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('criticality')}</Table.Th>
              <Table.Th>{t('full')}</Table.Th>
              <Table.Th>{t('light')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {policy.cadence.map(row => (
              <Table.Tr key={row.criticality}>
                <Table.Td>{t(LEVEL[row.criticality] ?? 'criticality')}</Table.Td>
                <Table.Td>
                  <Months
                    label={t('full')}
                    value={row.full}
                    onChange={full => set({ ...row, full: full ?? row.full })}
                  />
                </Table.Td>
                <Table.Td>
                  <Months
                    label={t('light')}
                    placeholder={t('atRenewal')}
                    value={row.light}
                    onChange={light => set({ ...row, light })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Select
          label={t('stricter')}
          clearable
          placeholder={t('usual', { name: usual?.name ?? '' })}
          data={classes.map(one => ({ value: one.id, label: info.classNames[one.id] ?? one.name }))}
          value={info.stricterFrom}
          onChange={stricterFrom => change({ stricterFrom })}
        />
      </Stack>
    </Card>
  );
}

interface MonthsProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Months({ label, placeholder, value, onChange }: MonthsProps) {
  return (
    <NumberInput
      aria-label={label}
      size="sm"
      min={1}
      max={120}
      value={value ?? ''}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={next => whileTyping(() => onChange(typeof next === 'number' ? next : null))}
    />
  );
}
