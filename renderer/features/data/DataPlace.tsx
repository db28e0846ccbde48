import { Button, VisuallyHidden } from '@mantine/core';
import { IconDatabase, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_TALLY, type Tally } from '../../../core/analysis';
import { type Asset, Asset as AssetSchema, RISK_BANDS, type RiskBand } from '../../../core/model';
import { ClassChip, RiskChip } from '../../meaning';
import { useDispatch, useFindingsState, useLibrary, useOpen, useSession, useTable } from '../../session';
import { numberText } from '../../text/deviceFormat';
import { type Column, EmptyState, PlaceFrame, TwoLines, VirtualTable } from '../../ui';
import { AssetDetails } from './AssetDetails';
import { classOf, ratingsOf } from './assetFacts';
import classes from './data.module.css';

/** Where an asset is, as counts. */
function usePlaces(): (asset: string) => { holds: number; processes: number; carries: number } {
  const elements = useTable('elements');
  const flows = useTable('flows');
  return useMemo(() => {
    const count = new Map<string, { holds: number; processes: number; carries: number }>();
    const of = (id: string) => {
      const found = count.get(id) ?? { holds: 0, processes: 0, carries: 0 };
      count.set(id, found);
      return found;
    };
    for (const element of elements.values()) {
      for (const id of element.holds) of(id).holds += 1;
      for (const id of element.processes) of(id).processes += 1;
    }
    for (const flow of flows.values()) for (const id of flow.data) of(id).carries += 1;
    return of;
  }, [elements, flows]);
}

export function DataPlace() {
  const { t } = useTranslation('data');
  const session = useSession();
  const dispatch = useDispatch();
  const library = useLibrary();
  const readOnly = useOpen(open => open.readOnly);
  const assets = useTable('assets');
  const places = usePlaces();
  const tallies = useFindingsState(state => state.tallies);
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = useMemo(() => [...assets.values()].sort((a, b) => a.name.localeCompare(b.name)), [assets]);

  const add = () => {
    const row = AssetSchema.parse({ id: session.environment.newId('da'), name: t('newName') });
    if (dispatch({ type: 'row/add', table: 'assets', row }).ok) setChosen(row.id);
  };

  // Most threats are to where data is, few to the data itself: dashes all the way down would say that there is none.
  const hasThreats = rows.some(row => {
    const { confirmed, toVerify } = tallies.get(row.id) ?? NO_TALLY;
    return confirmed + toVerify > 0;
  });
  const columns = useMemo<Column<Asset>[]>(
    () => [
      {
        id: 'name',
        title: t('column.name'),
        width: 'minmax(96px, 2fr)',
        cell: row => <TwoLines>{row.name}</TwoLines>,
        sortBy: row => row.name,
      },
      {
        id: 'type',
        title: t('column.type'),
        width: 'minmax(84px, 1.5fr)',
        cell: row => <TwoLines>{library.dataTypes.get(row.type ?? '')?.name ?? t('typeNone')}</TwoLines>,
        sortBy: row => library.dataTypes.get(row.type ?? '')?.name ?? '',
      },
      {
        id: 'class',
        title: t('column.class'),
        width: '118px',
        cell: row => <ClassChip id={classOf(library, row)} />,
        sortBy: row => library.dataClasses.get(classOf(library, row) ?? '')?.rating ?? 0,
      },
      {
        id: 'ratings',
        title: t('column.ratings'),
        width: '68px',
        cell: row => {
          const ratings = ratingsOf(library, row);
          return `${ratings.C ?? '–'} / ${ratings.I ?? '–'} / ${ratings.P ?? '–'}`;
        },
      },
      {
        id: 'records',
        title: t('column.records'),
        width: '64px',
        cell: row => (row.records === null ? '–' : numberText(row.records)),
        sortBy: row => row.records ?? -1,
      },
      ...(hasThreats ? [threatsColumn(t('column.threats'), tallies)] : []),
      {
        id: 'places',
        title: t('column.places'),
        width: 'minmax(90px, 1.5fr)',
        cell: row => {
          const at = places(row.id);
          const parts = [
            at.holds > 0 ? t('placesKept', { count: at.holds }) : null,
            at.processes > 0 ? t('placesProcessed', { count: at.processes }) : null,
            at.carries > 0 ? t('placesCarried', { count: at.carries }) : null,
          ].filter(part => part !== null);
          return <TwoLines>{parts.length === 0 ? t('nowhere') : parts.join(', ')}</TwoLines>;
        },
      },
    ],
    [t, library, places, tallies, hasThreats],
  );

  const asset = rows.find(row => row.id === chosen);
  return (
    <PlaceFrame
      title={t('title')}
      intro={t('intro')}
      tools={
        <Button leftSection={<IconPlus size={16} />} onClick={add} disabled={readOnly}>
          {t('add')}
        </Button>
      }
      side={asset ? <AssetDetails key={asset.id} asset={asset} onGone={() => setChosen(null)} /> : undefined}
    >
      {rows.length === 0 ? (
        <EmptyState
          icon={IconDatabase}
          title={t('emptyTitle')}
          hint={t('emptyHint')}
          action={{ label: t('add'), onClick: add }}
        />
      ) : (
        <VirtualTable
          label={t('table')}
          columns={columns}
          rows={rows}
          rowId={row => row.id}
          chosen={chosen}
          onChoose={row => setChosen(row.id)}
        />
      )}
    </PlaceFrame>
  );
}

/** The worst band of the threats to the data itself, and how many they are; only an edge is coloured while none of them counts. */
function Threats({ tally: { worst, maybe, confirmed, toVerify } }: { readonly tally: Tally }) {
  const { t } = useTranslation('data');
  if (confirmed + toVerify === 0) return '–';
  const words = t('threatsSaid', { confirmed, toVerify });
  const band = confirmed > 0 ? worst : maybe;
  return (
    <span className={classes.threats} title={words}>
      {band !== null && <RiskChip band={band} toVerify={confirmed === 0} />}
      <span aria-hidden>{confirmed + toVerify}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  );
}

const rank = (band: RiskBand | null): number => (band === null ? -1 : RISK_BANDS.indexOf(band));

function threatsColumn(title: string, tallies: ReadonlyMap<string, Tally>): Column<Asset> {
  const of = (row: Asset) => tallies.get(row.id) ?? NO_TALLY;
  return {
    id: 'threats',
    title,
    width: '104px',
    cell: row => <Threats tally={of(row)} />,
    sortBy: row => weight(of(row)),
  };
}

/** What counts before what is to verify, the worst first, then the most. */
const weight = ({ worst, maybe, confirmed, toVerify }: Tally): number =>
  ((rank(worst) * 10 + rank(maybe)) * 1e3 + confirmed) * 1e3 + toVerify;
