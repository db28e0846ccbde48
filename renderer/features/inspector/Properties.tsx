import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../core/base';
import { plainReader } from '../../../core/changes';
import type { Fact as LibraryFact, Property } from '../../../core/library';
import type { Fact, Facts, Origin, SubjectId } from '../../../core/model';
import { providerOf } from '../../../core/responsibility';
import { useDispatch, useOpen } from '../../session';
import classes from './inspector.module.css';
import { Part } from './Panel';

/** Kept in columns of the row rather than among its facts. */
const ROW_FIELDS = new Set(['owner', 'service_model', 'provider', 'criticality']);

/** What the library asks about a thing, in its own groups: unknown until somebody says. */
export function Properties({
  subject,
  properties,
  facts,
}: {
  readonly subject: SubjectId;
  readonly properties: readonly Property[];
  readonly facts: Facts;
}) {
  const { t } = useTranslation('inspector');
  const attested = useAttested(subject);
  const asked = useMemo(() => properties.filter(property => !ROW_FIELDS.has(property.id)), [properties]);
  const groups = useMemo(() => groupBy(asked, property => property.group), [asked]);
  if (asked.length === 0) return null;
  const known = asked.filter(property => facts[property.id] !== undefined).length;
  return (
    <Part title={t('properties')} aside={t('knownOf', { known, all: asked.length })}>
      {[...groups].map(([group, members]) => (
        <section key={group} aria-label={group}>
          <h4 className={classes.soft}>{group}</h4>
          {members.map(property => (
            <PropertyField
              key={property.id}
              subject={subject}
              property={property}
              fact={facts[property.id]}
              known={attested[property.id]}
            />
          ))}
        </section>
      ))}
    </Part>
  );
}

interface FieldProps {
  readonly subject: SubjectId;
  readonly property: Pick<Property, 'id' | 'name' | 'question' | 'values' | 'default' | 'valueNames'> & {
    readonly kind?: Property['kind'];
  };
  readonly fact: Fact | undefined;
  /** Words to choose from where any can be typed. */
  readonly known?: readonly string[] | undefined;
}

const NOTHING_KNOWN: Readonly<Record<string, readonly string[]>> = {};

/** What the attestations of its provider speak of: the words that say best which service something is, and where. */
function useAttested(subject: SubjectId): Readonly<Record<string, readonly string[]>> {
  const attested = useOpen(
    ({ model, index }) => providerOf(plainReader(model, index), subject)?.provider.attested ?? null,
  );
  return useMemo(() => {
    if (!attested) return NOTHING_KNOWN;
    const all = (part: 'services' | 'regions') => [...new Set(attested.flatMap(one => one[part]))].sort();
    return { service: all('services'), region: all('regions') };
  }, [attested]);
}

/** One property: its name, its question and origin on hover, its value. */
export function PropertyField({ subject, property, fact, known }: FieldProps) {
  const { t } = useTranslation('inspector');
  const id = useId();
  const dispatch = useDispatch();
  const originText = useOriginText();
  const set = (value: string | readonly string[] | null) =>
    dispatch({ type: 'fact/set', subjects: [subject], fact: property.id, value });
  const value = fact?.value;
  const title = [property.question, fact ? originText(fact.origin) : ''].filter(part => part !== '').join('\n');
  const usual =
    property.default === null || property.default === ''
      ? t('notKnown')
      : t('byDefault', { value: property.valueNames[property.default] ?? property.default });
  return (
    <div className={classes.property} title={title}>
      <label htmlFor={id}>{property.name}</label>
      {property.kind === 'text-list' && property.values.length > 0 ? (
        <MultiSelect
          id={id}
          size="xs"
          placeholder={value === undefined ? t('byType') : ''}
          clearable
          data={property.values.map(one => ({ value: one, label: property.valueNames[one] ?? one }))}
          value={value === undefined ? [] : typeof value === 'string' ? [value] : [...value]}
          onChange={values => set(values.length === 0 ? null : values)}
        />
      ) : property.values.length > 0 ? (
        <Select
          id={id}
          size="xs"
          placeholder={usual}
          clearable
          data={property.values
            .filter(one => one !== '?')
            .map(one => ({ value: one, label: property.valueNames[one] ?? one }))}
          value={typeof value === 'string' ? value : null}
          onChange={set}
        />
      ) : (
        <TagsInput
          id={id}
          size="xs"
          data={known ? [...known] : []}
          placeholder={value === undefined ? t('listHint') : ''}
          value={value === undefined ? [] : typeof value === 'string' ? [value] : [...value]}
          onChange={values =>
            set(values.length === 0 ? null : property.kind === 'text' ? (values.at(-1) ?? null) : values)
          }
        />
      )}
    </div>
  );
}

/** The facts of a data flow, which the library keeps apart from properties. */
export function FlowProperties({
  subject,
  all,
  facts,
}: {
  readonly subject: SubjectId;
  readonly all: Iterable<LibraryFact>;
  readonly facts: Facts;
}) {
  const { t } = useTranslation('inspector');
  const asked = [...all].filter(fact => !fact.computed && fact.values.length > 0);
  return (
    <Part
      title={t('properties')}
      aside={t('knownOf', { known: asked.filter(fact => facts[fact.id] !== undefined).length, all: asked.length })}
    >
      {asked.map(fact => (
        <PropertyField key={fact.id} subject={subject} property={fact} fact={facts[fact.id]} />
      ))}
    </Part>
  );
}

/** Where a fact comes from, in words. */
export function useOriginText(): (origin: Origin) => string {
  const { t } = useTranslation('inspector');
  return origin => {
    if (origin.kind === 'import') return t('origin.import', { file: origin.file });
    if (origin.kind === 'guess') return t('origin.guess', { reason: origin.reason });
    if (origin.kind === 'template') return t('origin.template', { name: origin.name });
    if (origin.kind === 'organisation') return t('origin.organisation', { name: origin.name, day: origin.at });
    const day = origin.at;
    return origin.by === '' ? t('origin.someone', { day }) : t('origin.person', { by: origin.by, day });
  };
}
