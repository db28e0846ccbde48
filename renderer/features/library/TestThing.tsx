import { Group, MultiSelect, Select, Text, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Condition,
  type GivenThing,
  hasFact,
  RELATIONS,
  type Relation,
  relationsOf,
  type SubjectKind,
} from '../../../core/library';
import { useLibrary } from '../../session';
import { RemoveButton, whileTyping } from '../../ui';
import classes from './editor.module.css';
import { relationLabel } from './relationLabel';
import { newThing, testRoles } from './ruleTestEdits';
import { TestFacts } from './TestFacts';

type Around = NonNullable<GivenThing['around']>;

interface TestThingProps {
  readonly thing: GivenThing;
  /** What it is. */
  readonly of: SubjectKind;
  readonly when: Condition;
  readonly change: (thing: GivenThing) => void;
}

/** A thing in a situation that a rule is tried on: its types, its data, what is known of it and what stands around it. */
export function TestThing({ thing, of, when, change: set }: TestThingProps) {
  const change = (fields: GivenThing) => set({ ...thing, ...fields });
  return (
    <>
      <div className={classes.leaf}>
        <Types thing={thing} of={of} change={change} />
        {hasFact(of, 'data.type') && <Data thing={thing} change={change} />}
      </div>
      <TestFacts facts={thing.facts ?? {}} of={of} when={when} change={facts => change({ facts })} />
      <TestAround around={thing.around ?? {}} of={of} when={when} change={around => change({ around })} />
    </>
  );
}

type FieldProps = Pick<TestThingProps, 'thing' | 'change'>;

function Types({ thing, of, change }: FieldProps & Pick<TestThingProps, 'of'>) {
  const { t } = useTranslation('packs');
  const { types } = useLibrary();
  const choices = useMemo(() => Array.from(types.values(), ({ id, name }) => ({ value: id, label: name })), [types]);
  return testRoles(of).map(role => (
    <Select
      key={role}
      size="xs"
      label={t(of === 'pair' ? 'testRole.first' : `testRole.${role}`)}
      searchable
      limit={80}
      allowDeselect={false}
      data={choices}
      value={thing[role] ?? null}
      onChange={value => value !== null && change({ [role]: value })}
    />
  ));
}

function Data({ thing, change }: FieldProps) {
  const { t } = useTranslation('packs');
  const { dataTypes, dataClasses } = useLibrary();
  const choices = useMemo(() => {
    const nameOf = (one: string) => {
      const [kind = '', of] = one.split(':');
      const name = dataTypes.get(kind)?.name ?? kind;
      return of === undefined ? name : `${name}, ${dataClasses.get(of)?.name ?? of}`;
    };
    const all = new Set([...dataTypes.keys(), ...(thing.data ?? [])]);
    return Array.from(all, value => ({ value, label: nameOf(value) }));
  }, [dataTypes, dataClasses, thing.data]);
  return (
    <MultiSelect
      size="xs"
      label={t('testData')}
      searchable
      data={choices}
      value={[...(thing.data ?? [])]}
      onChange={data => change({ data })}
    />
  );
}

interface TestAroundProps {
  readonly around: Around;
  readonly of: SubjectKind;
  readonly when: Condition;
  readonly change: (around: Around) => void;
}

/** What stands around a thing, by how it does. */
function TestAround({ around, of, when, change }: TestAroundProps) {
  const { t } = useTranslation('packs');
  const relations = relationsOf(of);
  const listed = relations.flatMap(relation => (around[relation] ?? []).map((thing, at) => ({ relation, thing, at })));
  const put = (relation: Relation, things: readonly GivenThing[]) => change({ ...around, [relation]: things });
  const labelOf = (relation: Relation) => relationLabel(t, of, relation);
  if (relations.length === 0) return null;
  return (
    <>
      {listed.map(({ relation, thing, at }) => {
        const things = around[relation] ?? [];
        return (
          <section key={`${relation} ${at}`} className={classes.node} aria-label={`${labelOf(relation)} ${at + 1}`}>
            <Group justify="space-between" wrap="nowrap">
              <Text size="xs" fw={600}>
                {labelOf(relation)}
                {things.length > 1 && ` ${at + 1}`}
              </Text>
              <RemoveButton
                size="sm"
                label={t('removeAround')}
                onClick={() =>
                  put(
                    relation,
                    things.filter((_, index) => index !== at),
                  )
                }
              />
            </Group>
            <TextInput
              size="xs"
              label={t('testAroundAbout')}
              maxLength={300}
              value={thing.about ?? ''}
              onChange={event => {
                const about = event.currentTarget.value;
                const next = things.map((one, index) => (index === at ? { ...one, about } : one));
                whileTyping(() => put(relation, next));
              }}
            />
            <TestThing
              thing={thing}
              of={RELATIONS[relation].to}
              when={when}
              change={next =>
                put(
                  relation,
                  things.map((one, index) => (index === at ? next : one)),
                )
              }
            />
          </section>
        );
      })}
      <Select
        size="xs"
        aria-label={t('testAroundKind')}
        placeholder={t('testAroundKind')}
        data={relations.map(value => ({ value, label: labelOf(value) }))}
        value={null}
        onChange={value => {
          const relation = relations.find(one => one === value);
          if (relation) put(relation, [...(around[relation] ?? []), newThing(when, RELATIONS[relation].to)]);
        }}
      />
    </>
  );
}
