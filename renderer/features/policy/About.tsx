import { Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BusinessUnit } from '../../../core/model';
import { OrganisationPersonField } from '../../meaning';
import { AddButton, Card, Draft, Nothing, RemoveButton } from '../../ui';
import { useChangePolicy, usePolicy } from './usePolicy';

export function About() {
  const { t } = useTranslation('policy');
  const info = usePolicy();
  const change = useChangePolicy();
  const add = () => change({ businessUnits: [...info.businessUnits, { name: t('newUnit'), owner: null }] });
  return (
    <>
      <Card title={t('about')}>
        <Draft value={info.name} onKeep={name => change({ name })}>
          {field => <TextInput label={t('name')} {...field} />}
        </Draft>
      </Card>
      <Card title={t('units')} intro={t('unitsIntro')} tools={<AddButton label={t('addUnit')} onClick={add} />}>
        <Stack gap="xs">
          {info.businessUnits.length === 0 && <Nothing>{t('unitsEmpty')}</Nothing>}
          {info.businessUnits.map((unit, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: units have no id; their place in the list is what they are known by
            <UnitLine key={at} at={at} unit={unit} units={info.businessUnits} />
          ))}
        </Stack>
      </Card>
    </>
  );
}

interface UnitLineProps {
  readonly at: number;
  readonly unit: BusinessUnit;
  readonly units: readonly BusinessUnit[];
}

function UnitLine({ at, unit, units }: UnitLineProps) {
  const { t } = useTranslation('policy');
  const change = useChangePolicy();
  const withUnit = (fields: Partial<BusinessUnit>) =>
    units.map((one, index) => (index === at ? { ...one, ...fields } : one));
  return (
    <Group gap="xs" wrap="nowrap">
      <Draft value={unit.name} onKeep={name => change({ businessUnits: withUnit({ name }) })}>
        {field => <TextInput aria-label={t('unitName')} style={{ flex: 1 }} {...field} />}
      </Draft>
      <OrganisationPersonField
        label={t('unitOwner')}
        labelHidden
        placeholder={t('unitOwner')}
        style={{ flex: 1 }}
        value={unit.owner}
        onChange={owner => ({
          type: 'row/change',
          table: 'organisation',
          ids: ['organisation'],
          fields: { businessUnits: withUnit({ owner }) },
        })}
      />
      <RemoveButton
        label={t('removeUnit', { name: unit.name })}
        onClick={() => change({ businessUnits: units.filter((_, index) => index !== at) })}
      />
    </Group>
  );
}
