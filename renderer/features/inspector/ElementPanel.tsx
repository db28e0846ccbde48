import { Button, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy, inOneLine } from '../../../core/base';
import { plainReader } from '../../../core/changes';
import { createTypeGuesser, GENERIC_TYPES, propertiesOf } from '../../../core/library';
import { ELEMENT_KINDS, type Element, SERVICE_MODELS } from '../../../core/model';
import { providerOf } from '../../../core/responsibility';
import { SERVICE_MODEL_LABEL } from '../../../core/text';
import { Glyph, useElementLook } from '../../meaning';
import { useDispatch, useLibrary, useOpen } from '../../session';
import { Draft } from '../../ui';
import { Findings } from './Findings';
import { DataField, OwnerField, ProviderField } from './fields';
import { Layers } from './Layers';
import { Panel, Part, RemoveButton, ScopeField } from './Panel';
import { Properties } from './Properties';
import { RequiredControls } from './RequiredControls';
import { State } from './State';
import { WaysIn } from './WaysIn';

const RATINGS = ['1', '2', '3', '4', '5'] as const;

export function ElementPanel({ element }: { readonly element: Element }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const library = useLibrary();
  const look = useElementLook(element);
  const change = (fields: Partial<Omit<Element, 'id'>>) => dispatch(changeCommand(element.id, fields));
  const properties = propertiesOf(library, look.type);
  const type = library.types.get(look.type);
  return (
    <Panel label={element.name}>
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <Glyph type={look.type} kind={look.kind} size={34} />
        <Draft value={inOneLine(element.name)} onKeep={name => change({ name })}>
          {field => <TextInput label={t('name')} style={{ flex: 1 }} {...field} />}
        </Draft>
      </Group>
      <TypeField element={element} />
      <Findings subject={element.id} />
      <RequiredControls key={element.id} subject={element.id} />
      <Part title={t('data')}>
        <DataField label={t('holds')} value={element.holds} onChange={holds => changeCommand(element.id, { holds })} />
        <DataField
          label={t('processes')}
          value={element.processes}
          onChange={processes => changeCommand(element.id, { processes })}
        />
      </Part>
      <State subject={element.id} />
      {element.outOfScope === null && <WaysIn element={element.id} />}
      <Running
        element={element}
        own={
          type && type.serviceModel !== 'na' && type.serviceModel !== 'by-host'
            ? SERVICE_MODEL_LABEL[type.serviceModel]
            : null
        }
      />
      <Layers subject={element.id} />
      <Properties subject={element.id} properties={properties} facts={element.props} />
      <Part title={t('description')}>
        <Draft value={element.description} onKeep={description => change({ description })}>
          {field => <Textarea aria-label={t('description')} autosize minRows={2} {...field} />}
        </Draft>
        <ScopeField value={element.outOfScope} onChange={outOfScope => change({ outOfScope })} />
      </Part>
      <RemoveButton id={element.id} />
    </Panel>
  );
}

function changeCommand(id: string, fields: Partial<Omit<Element, 'id'>>) {
  return { type: 'row/change', table: 'elements', ids: [id], fields } as const;
}

/** The type, and what there is to say about a guess: confirm it, or choose another. */
function TypeField({ element }: { readonly element: Element }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const library = useLibrary();
  const guess = useMemo(() => createTypeGuesser(library), [library]);
  const groups = useMemo(() => {
    const types = [...library.types.values()].filter(
      type => type.kind !== 'boundary' && !Object.values<string>(GENERIC_TYPES).includes(type.id),
    );
    return [...groupBy(types, type => type.category)].map(([group, items]) => ({
      group,
      items: items.map(type => ({ value: type.id, label: type.name })),
    }));
  }, [library]);
  const set = (to: string | null) => dispatch({ type: 'type/set', subjects: [element.id], to });
  const guessed = element.typeOrigin?.kind === 'guess' ? element.typeOrigin : null;
  const offer = element.type ? null : guess({ name: element.name, kind: element.kind });
  const offered = offer && offer.confidence > 0 ? library.types.get(offer.type) : undefined;
  return (
    <>
      <Select
        label={t('type')}
        placeholder={t('typeNone', { kind: t(`kind.${element.kind}`) })}
        searchable
        clearable
        data={groups}
        value={element.type}
        onChange={set}
      />
      {guessed && (
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <Text size="xs" c="var(--ink-soft)">
            {t('guessed', { percent: Math.round(guessed.confidence * 100), reason: guessed.reason })}
          </Text>
          <Button variant="light" size="compact-xs" onClick={() => set(element.type)} style={{ flex: 'none' }}>
            {t('confirmGuess')}
          </Button>
        </Group>
      )}
      {offered && (
        <Button variant="light" size="xs" onClick={() => set(offered.id)}>
          {t('suggestion', { type: offered.name })}
        </Button>
      )}
      {!element.type && (
        <Select
          label={t('drawnAs')}
          allowDeselect={false}
          data={ELEMENT_KINDS.map(kind => ({ value: kind, label: t(`drawn.${kind}`) }))}
          value={element.kind}
          onChange={value =>
            dispatch(changeCommand(element.id, { kind: ELEMENT_KINDS.find(kind => kind === value) ?? element.kind }))
          }
        />
      )}
    </>
  );
}

/** Where it runs, who owns it, how much the business needs it. */
function Running({ element, own }: { readonly element: Element; readonly own: string | null }) {
  const { t } = useTranslation('inspector');
  const dispatch = useDispatch();
  const library = useLibrary();
  const inherited = useOpen(open => {
    if (element.provider) return null;
    return providerOf(plainReader(open.model, open.index), element.id)?.provider.name ?? null;
  });
  return (
    <Part title={t('runs')}>
      <ProviderField
        value={element.provider}
        inherited={inherited}
        onChange={provider => changeCommand(element.id, { provider })}
      />
      <Select
        label={t('serviceModel')}
        placeholder={own ? t('serviceModelOf', { model: own }) : t('notKnown')}
        clearable
        data={SERVICE_MODELS.map(model => ({ value: model, label: library.serviceModels.get(model)?.name ?? model }))}
        value={element.serviceModel}
        onChange={value =>
          dispatch(changeCommand(element.id, { serviceModel: SERVICE_MODELS.find(model => model === value) ?? null }))
        }
      />
      <OwnerField value={element.owner} onChange={owner => changeCommand(element.id, { owner })} />
      <Select
        label={t('criticality')}
        placeholder={t('criticalityNone')}
        clearable
        data={RATINGS.map(one => ({ value: one, label: t(`rating.${one}`) }))}
        value={element.criticality === null ? null : String(element.criticality)}
        onChange={value => dispatch(changeCommand(element.id, { criticality: value === null ? null : Number(value) }))}
      />
    </Part>
  );
}
