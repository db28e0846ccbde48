import { Button, Select, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { union } from '../../../core/base';
import { GENERIC_TYPES } from '../../../core/library';
import { type BoundaryId, type ElementId, placementId } from '../../../core/model';
import { useDispatch, useLibrary, useOpen, useSession, useView } from '../../session';
import { OwnerField, ProviderField } from './fields';
import { Panel, Part } from './Panel';

const RATINGS = ['1', '2', '3', '4', '5'] as const;
const ROOM = { side: 40, top: 64 };

/** Several things at once: what is set here is set on all elements among them. */
export function ManyPanel() {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const session = useSession();
  const library = useLibrary();
  const selection = useView(view => view.selection);
  const model = useOpen(open => open.model);
  const elements = useMemo(
    () => [...selection].flatMap(id => [...model.elements.values()].find(row => row.id === id) ?? []),
    [selection, model],
  );
  const ids = elements.map(element => element.id);
  const [first, second] = elements;
  const shared = <T,>(of: (element: (typeof elements)[number]) => T): T | null => {
    const values = new Set(elements.map(of));
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  /** What stands in a field where nothing does for all of them. */
  const without = (of: (element: (typeof elements)[number]) => unknown, none: string): string =>
    new Set(elements.map(of)).size > 1 ? t('different') : none;
  const types = useMemo(
    () =>
      [...library.types.values()]
        .filter(type => type.kind !== 'boundary' && !Object.values<string>(GENERIC_TYPES).includes(type.id))
        .map(type => ({ value: type.id, label: type.name })),
    [library],
  );
  const enclose = useEnclose();
  return (
    <Panel label={t('many', { count: selection.size })}>
      <Title order={3}>{t('many', { count: selection.size })}</Title>
      <Text size="sm" c="var(--ink-soft)">
        {t('manyHint')} {t('duplicateHint')}
      </Text>
      {elements.length === 2 && first && second && (
        <Button
          variant="light"
          h="auto"
          py={6}
          styles={{ label: { whiteSpace: 'normal' } }}
          onClick={() => {
            const id = session.environment.newId('fl');
            if (dispatch({ type: 'flow/connect', id, name: '', source: first.id, target: second.id }).ok)
              session.select([id]);
          }}
        >
          {t('connect', { from: first.name, to: second.name })}
        </Button>
      )}
      <Button variant="light" onClick={() => enclose([...selection])}>
        {t('enclose')}
      </Button>
      {elements.length > 0 && (
        <Part title={t('properties')}>
          <Select
            label={t('type')}
            placeholder={without(element => element.type, t('notKnown'))}
            searchable
            data={types}
            value={shared(element => element.type)}
            onChange={to => to && dispatch({ type: 'type/set', subjects: ids, to })}
          />
          <ProviderField
            value={shared(element => element.provider)}
            inherited={without(element => element.provider, t('providerNone'))}
            onChange={provider => ({ type: 'row/change', table: 'elements', ids, fields: { provider } })}
          />
          <OwnerField
            value={shared(element => element.owner)}
            placeholder={without(element => element.owner, t('ownerNone'))}
            onChange={owner => ({ type: 'row/change', table: 'elements', ids, fields: { owner } })}
          />
          <Select
            label={t('criticality')}
            placeholder={without(element => element.criticality, t('criticalityNone'))}
            clearable
            data={RATINGS.map(one => ({ value: one, label: t(`rating.${one}`) }))}
            value={shared(element => element.criticality)?.toString() ?? null}
            onChange={value =>
              dispatch({
                type: 'row/change',
                table: 'elements',
                ids,
                fields: { criticality: value === null ? null : Number(value) },
              })
            }
          />
        </Part>
      )}
      <Button
        variant="subtle"
        color="gray"
        onClick={() => {
          if (dispatch({ type: 'row/remove', ids: [...selection] }).ok) session.select([]);
        }}
      >
        {t('remove')}
      </Button>
    </Panel>
  );
}

/** Draws a boundary around things and takes them in. */
function useEnclose(): (subjects: readonly string[]) => void {
  const { t } = useTranslation('inspector');
  const session = useSession();
  const dispatch = useDispatch();
  return subjects => {
    const open = session.lastOpen;
    const page = session.view.getState().page;
    if (!open || !page) return;
    const members: (ElementId | BoundaryId)[] = [
      ...[...open.model.elements.values()].map(row => row.id),
      ...[...open.model.boundaries.values()].map(row => row.id),
    ].filter(id => subjects.includes(id));
    const around = union(members.flatMap(id => open.model.placements.get(placementId(page, id)) ?? []));
    if (!around) return;
    const at = {
      x: around.x - ROOM.side,
      y: around.y - ROOM.top,
      width: around.width + 2 * ROOM.side,
      height: around.height + ROOM.top + ROOM.side,
    };
    const parents = new Set(
      members.map(id => open.model.elements.get(id)?.parent ?? open.model.boundaries.get(id)?.parent ?? null),
    );
    const parent = parents.size === 1 ? ([...parents][0] ?? null) : null;
    const id = session.environment.newId('bo');
    if (dispatch({ type: 'boundary/add', id, name: t('newBoundary'), kind: null, parent, page, at, members }).ok)
      session.select([id]);
  };
}
