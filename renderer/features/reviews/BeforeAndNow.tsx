import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface TableProps {
  readonly label: string;
  /** What the first column names. */
  readonly what: string;
  /** Whether a last column says which way it went. */
  readonly way?: boolean;
  readonly children: ReactNode;
}

/** Rows of what something was before and is now. */
export function BeforeAndNow({ label, what, way = false, children }: TableProps) {
  const { t } = useTranslation('reviews');
  return (
    <Table verticalSpacing={5} aria-label={label} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" w={way ? '40%' : '50%'}>
            {what}
          </Table.Th>
          <Table.Th scope="col">{t('compared.before')}</Table.Th>
          <Table.Th scope="col">{t('compared.now')}</Table.Th>
          {way && <Table.Th scope="col">{t('compared.change')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}
