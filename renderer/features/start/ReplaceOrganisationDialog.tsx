import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrganisationModel } from '../../../core/model';
import { useSaveOrganisation } from '../../actions';
import type { Waiting } from './useOpenFile';

interface ReplaceOrganisationDialogProps {
  readonly waiting: Waiting | null;
  readonly onKeep: () => void;
  readonly onReplace: () => Promise<void>;
}

/** A device has one organisation: whoever opens another one decides which it is to be, and can save the present one first. */
export function ReplaceOrganisationDialog({ waiting, onKeep, onReplace }: ReplaceOrganisationDialogProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  return (
    <Modal
      opened={waiting !== null}
      onClose={onKeep}
      size="lg"
      title={t('replaceTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {waiting && <Choice waiting={waiting} onKeep={onKeep} onReplace={onReplace} />}
    </Modal>
  );
}

function Choice({ waiting, onKeep, onReplace }: ReplaceOrganisationDialogProps & { readonly waiting: Waiting }) {
  const { t } = useTranslation('start');
  const save = useSaveOrganisation();
  return (
    <Stack gap="md">
      <Text size="sm">{t('replaceText', { file: waiting.file })}</Text>
      <Sides present={waiting.present} found={waiting.found} />
      <Text size="sm">{t('replaceLoss')}</Text>
      <Group justify="space-between">
        <Button variant="default" onClick={() => void save('zip')}>
          {t('savePresent')}
        </Button>
        <Group gap="xs">
          <Button variant="default" data-autofocus onClick={onKeep}>
            {t('keepPresent')}
          </Button>
          <Button color="red" onClick={() => void onReplace()}>
            {t('replace')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

const COUNTED = ['people', 'providers', 'reviews', 'answers', 'registers', 'evidence'] as const;

/** What is in the one and in the other. */
function Sides({ present, found }: Pick<Waiting, 'present' | 'found'>) {
  const { t } = useTranslation('start');
  const infoOf = (model: OrganisationModel) => model.organisation.get('organisation');
  const lines = [
    { what: t('side.name'), of: (model: OrganisationModel) => infoOf(model)?.name || t('side.unnamed') },
    { what: t('side.policy'), of: (model: OrganisationModel) => infoOf(model)?.policyVersion || t('side.none') },
    ...COUNTED.map(table => ({
      what: t(`side.${table}`),
      of: (model: OrganisationModel) => String(model[table].size),
    })),
  ];
  return (
    <Table withRowBorders={false} verticalSpacing={4} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          <Table.Th scope="col">{t('side.present')}</Table.Th>
          <Table.Th scope="col">{t('side.found')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map(({ what, of }) => (
          <Table.Tr key={what}>
            <Table.Th scope="row" fw={400}>
              {what}
            </Table.Th>
            <Table.Td>{of(present)}</Table.Td>
            <Table.Td>{of(found)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
