import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { addMonths } from '../../../core/base';
import { type OrganisationInfo, OWNER_MODELS, OwnerModel, type PersonId } from '../../../core/model';
import { OrganisationPersonField } from '../../meaning';
import { useLibrary, useOrganisationTable, useSession } from '../../session';
import { Card, Draft, Fold } from '../../ui';
import { useChangePolicy, usePolicy } from './usePolicy';

const UNTIL_NEXT_REVIEW = 12;

/** The text with its version, its owner, its approval and its own next review. */
export function PolicyText() {
  const { t } = useTranslation('policy');
  const info = usePolicy();
  const change = useChangePolicy();
  return (
    <Card title={t('policy')}>
      <Stack gap="sm">
        <Radio.Group
          label={t('ownership')}
          value={info.ownerModel}
          onChange={value => change({ ownerModel: OwnerModel.parse(value) })}
        >
          <Stack gap={6} mt={6}>
            {OWNER_MODELS.map(model => (
              <Radio key={model} value={model} label={t(`ownerModel.${model}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group grow align="flex-start">
          <PersonOf info={info} field="policyOwner" label={t('owner')} />
          <DateInput
            label={t('nextReview')}
            clearable
            value={info.policyNextReview}
            onChange={policyNextReview => change({ policyNextReview })}
          />
        </Group>
        {info.policyText === '' ? <Templates /> : <Written info={info} />}
        {info.policyPast.length > 0 && <Past />}
      </Stack>
    </Card>
  );
}

function PersonOf({
  info,
  field,
  label,
}: {
  readonly info: OrganisationInfo;
  readonly field: 'policyOwner' | 'policyApprovedBy';
  readonly label: string;
}) {
  const set = (id: PersonId | null) =>
    ({ type: 'row/change', table: 'organisation', ids: ['organisation'], fields: { [field]: id } }) as const;
  return <OrganisationPersonField label={label} value={info[field]} onChange={set} />;
}

function Templates() {
  const { t } = useTranslation('policy');
  const library = useLibrary();
  const change = useChangePolicy();
  return (
    <Stack gap="xs">
      <Text size="sm" c="var(--ink-soft)">
        {t('startHint')}
      </Text>
      {[...library.policyTemplates.values()].map(one => (
        <Button
          key={one.id}
          variant="default"
          justify="flex-start"
          h="auto"
          py={8}
          onClick={() => change({ policyText: one.text, policyTemplate: one.id, policyVersion: '1' })}
        >
          <Stack gap={0} align="flex-start">
            {one.name}
            <Text size="xs" c="var(--ink-soft)" style={{ whiteSpace: 'normal', textAlign: 'left' }}>
              {one.fits}
            </Text>
          </Stack>
        </Button>
      ))}
    </Stack>
  );
}

function Written({ info }: { readonly info: OrganisationInfo }) {
  const { t } = useTranslation('policy');
  const change = useChangePolicy();
  return (
    <>
      <Draft value={info.policyText} onKeep={policyText => change({ policyText })}>
        {field => <Textarea label={t('text')} autosize minRows={6} maxRows={18} {...field} />}
      </Draft>
      <Group grow align="flex-start">
        <Draft value={info.policyVersion} onKeep={policyVersion => change({ policyVersion })}>
          {field => <TextInput label={t('version')} {...field} />}
        </Draft>
        <PersonOf info={info} field="policyApprovedBy" label={t('approvedBy')} />
      </Group>
      <Approval info={info} />
    </>
  );
}

function Approval({ info }: { readonly info: OrganisationInfo }) {
  const { t } = useTranslation('policy');
  const { environment } = useSession();
  const change = useChangePolicy();
  const today = environment.now().slice(0, 10);
  if (info.policyApproved === null)
    return (
      <Group justify="space-between">
        <Text size="sm" c="var(--ink-soft)">
          {info.policyApprovedBy === null ? t('notApproved') : ''}
        </Text>
        <Button
          disabled={info.policyApprovedBy === null}
          onClick={() =>
            change({
              policyApproved: today,
              policyNextReview: info.policyNextReview ?? addMonths(today, UNTIL_NEXT_REVIEW),
            })
          }
        >
          {t('approve')}
        </Button>
      </Group>
    );
  const past = {
    version: info.policyVersion,
    text: info.policyText,
    approved: info.policyApproved,
    approvedBy: info.policyApprovedBy,
    replaced: today,
  };
  const next = () =>
    change({
      policyPast: [past, ...info.policyPast],
      policyVersion: nextVersion(info.policyVersion),
      policyApproved: null,
      policyApprovedBy: null,
    });
  return (
    <Group justify="space-between">
      <Text size="sm">{t('approvedOn', { day: info.policyApproved })}</Text>
      <Button variant="default" title={t('nextHint')} onClick={next}>
        {t('next')}
      </Button>
    </Group>
  );
}

/** One more where the version ends in a number. */
function nextVersion(version: string): string {
  const last = /\d+$/.exec(version)?.[0];
  return last === undefined ? version : `${version.slice(0, -last.length)}${Number(last) + 1}`;
}

function Past() {
  const { t } = useTranslation('policy');
  const { policyPast } = usePolicy();
  return (
    <Fold title={t('past')}>
      <Stack gap="xs">
        {policyPast.map(past => (
          <PastVersion key={`${past.version} ${past.replaced}`} past={past} />
        ))}
      </Stack>
    </Fold>
  );
}

function PastVersion({ past }: { readonly past: OrganisationInfo['policyPast'][number] }) {
  const { t } = useTranslation('policy');
  const { t: common } = useTranslation('common');
  const people = useOrganisationTable('people');
  const name = people.get(past.approvedBy ?? '')?.name ?? common('nobody');
  return (
    <Fold title={t('pastLine', { version: past.version || t('unnumbered'), day: past.approved, name })}>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {past.text}
      </Text>
    </Fold>
  );
}
