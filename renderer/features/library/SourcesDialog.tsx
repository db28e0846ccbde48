import { Modal, Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { noticesOf } from '../../../core/library';
import { useLibrary } from '../../session';

/** To whom the library owes what, and on which terms. */
export function SourcesDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('library');
  const { t: common } = useTranslation('common');
  const library = useLibrary();
  const notices = useMemo(() => noticesOf(library), [library]);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('sources')}
      size="xl"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Text size="sm" mb="sm">
        {t('sourcesIntro')}
      </Text>
      <Table verticalSpacing="xs" fz="sm" aria-label={t('sources')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sourceColumn.name')}</Table.Th>
            <Table.Th w={150}>{t('sourceColumn.extent')}</Table.Th>
            <Table.Th w={190}>{t('sourceColumn.licence')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {notices.map(({ name, version, licence, attribution, extent }) => (
            <Table.Tr key={name}>
              <Table.Td>
                {version === '-' ? name : `${name}, ${version}`}
                <Text size="xs" c="var(--ink-soft)">
                  {attribution}
                </Text>
              </Table.Td>
              <Table.Td>{extent}</Table.Td>
              <Table.Td>{licence}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
