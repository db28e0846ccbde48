import { Badge, Button, Group, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONTROL_LISTS } from '../../../core/controls';
import { type DocumentId, RISK_BANDS } from '../../../core/model';
import { CONTROL_LIST_LABEL } from '../../../core/report';
import { DUTIES, type VariantFigures } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { RiskChip } from '../../meaning';
import { numberText } from '../../text/deviceFormat';
import type { VariantLine } from '../../worker';
import classes from './compare.module.css';

interface TableProps {
  readonly lines: readonly VariantLine[];
  readonly here: DocumentId;
  readonly chosen: string | null;
  readonly onOpen: (id: DocumentId) => void;
  readonly onCompare: (id: DocumentId) => void;
}

interface Figure {
  readonly id: string;
  readonly label: string;
  readonly of: (figures: VariantFigures) => number;
}

/** One column a variant, one line a figure, so that a line is read across. */
export function VariantTable({ lines, here, chosen, onOpen, onCompare }: TableProps) {
  const { t } = useTranslation('compare');
  const groups = useFigures();
  return (
    <div className={classes.variants}>
      <Table withRowBorders verticalSpacing={5} w="auto" aria-label={t('variant.table')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {lines.map(line => (
              <Table.Th key={line.id} scope="col" className={classes.variantHead}>
                <Group gap={6} wrap="nowrap">
                  <span>{line.name}</span>
                  {line.id === here && (
                    <Badge variant="outline" color="gray" size="sm" style={{ flex: 'none' }}>
                      {t('variant.open')}
                    </Badge>
                  )}
                </Group>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {groups.map(({ title, figures }) => (
          <Table.Tbody key={title}>
            <Table.Tr>
              <Table.Th scope="rowgroup" colSpan={lines.length + 1} className={classes.variantGroup}>
                {title}
              </Table.Th>
            </Table.Tr>
            {figures.map(figure => (
              <Table.Tr key={figure.id}>
                <Table.Th scope="row" fw={400}>
                  {figure.label}
                </Table.Th>
                {lines.map(line => (
                  <Table.Td key={line.id}>{numberText(figure.of(line.figures))}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        ))}
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              {t('variant.worst')}
            </Table.Th>
            {lines.map(({ id, figures: { worst } }) => (
              <Table.Td key={id}>{worst ? <RiskChip band={worst} /> : '–'}</Table.Td>
            ))}
          </Table.Tr>
          <Table.Tr>
            <Table.Td />
            {lines.map(({ id, name }) => (
              <Table.Td key={id}>
                {id !== here && (
                  <Group gap={6} wrap="nowrap">
                    <Button
                      size="compact-sm"
                      variant={chosen === id ? 'filled' : 'default'}
                      aria-label={t('variant.detailsOf', { name })}
                      onClick={() => onCompare(id)}
                    >
                      {t('variant.details')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('variant.goOf', { name })}
                      onClick={() => onOpen(id)}
                    >
                      {t('variant.go')}
                    </Button>
                  </Group>
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}

function useFigures(): readonly { readonly title: string; readonly figures: readonly Figure[] }[] {
  const { t } = useTranslation('compare');
  return [
    {
      title: t('variant.risk'),
      figures: [
        ...RISK_BANDS.toReversed().map(band => ({
          id: band,
          label: RISK_BAND_LABEL[band],
          of: (figures: VariantFigures) => figures.bands[band],
        })),
        { id: 'toVerify', label: t('toVerify'), of: figures => figures.toVerify },
      ],
    },
    {
      title: t('variant.duties'),
      figures: [
        ...DUTIES.map(side => ({
          id: side,
          label: t(`variant.duty.${side}`),
          of: (figures: VariantFigures) => figures.duties[side],
        })),
        { id: 'unnamed', label: t('variant.unnamed'), of: figures => figures.unnamed },
      ],
    },
    {
      title: t('group.controls'),
      figures: CONTROL_LISTS.filter(list => list !== 'excluded').map(list => ({
        id: list,
        label: CONTROL_LIST_LABEL[list],
        of: (figures: VariantFigures) => figures.controls[list],
      })),
    },
  ];
}
