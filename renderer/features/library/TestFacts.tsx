import { Button, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, createVocabulary, type GivenFacts, type SubjectKind, valueName } from '../../../core/library';
import { useLibrary } from '../../session';
import { RemoveButton, whileTyping } from '../../ui';
import classes from './editor.module.css';
import { nextFact, renamedFact } from './ruleTestEdits';
import { useFactPaths } from './useFactPaths';

type Facts = NonNullable<GivenFacts['facts']>;
type Said = Facts[string];

interface TestFactsProps {
  readonly facts: Facts;
  /** What they are known of. */
  readonly of: SubjectKind;
  readonly when: Condition;
  readonly change: (facts: Facts) => void;
}

/** What is known in a situation: a line for each fact. Of everything else nobody has said anything. */
export function TestFacts({ facts, of, when, change }: TestFactsProps) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const all = useFactPaths(of);
  // Of a pair, what is known stands at the first; the second has its own.
  const paths = useMemo(
    () =>
      all
        .map(({ group, items }) => ({ group, items: items.filter(({ value }) => canBeSaid(of, value)) }))
        .filter(({ items }) => items.length > 0),
    [all, of],
  );
  const vocabulary = useMemo(() => createVocabulary(library), [library]);
  const firstOf = (path: string) => vocabulary.definition(path)?.values?.[0] ?? '';
  const sayable = paths.flatMap(({ items }) => items.map(one => one.value));
  const next = nextFact(when, facts, sayable);
  return (
    <>
      {Object.entries(facts).map(([path, said], at) => (
        <div key={path} className={classes.fact}>
          <Select
            size="xs"
            label={at === 0 ? t('fact') : undefined}
            aria-label={t('fact')}
            searchable
            allowDeselect={false}
            data={paths}
            value={path}
            onChange={to =>
              to !== null && !(to in facts) && change(renamedFact(facts, path, { path: to, value: firstOf(to) }))
            }
          />
          <SaidField path={path} said={said} isFirst={at === 0} change={value => change({ ...facts, [path]: value })} />
          <RemoveButton
            size="sm"
            label={t('removeFact')}
            onClick={() => change(Object.fromEntries(Object.entries(facts).filter(([one]) => one !== path)))}
          />
        </div>
      ))}
      {next !== null && (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() => change({ ...facts, [next]: firstOf(next) })}
          >
            {t('addFact')}
          </Button>
        </div>
      )}
    </>
  );
}

const canBeSaid = (of: SubjectKind, path: string) => of !== 'pair' || !/^(?:source|target|same)\./.test(path);

interface SaidFieldProps {
  readonly path: string;
  readonly said: Said;
  /** Labels stand above the first line only. */
  readonly isFirst: boolean;
  readonly change: (said: Said) => void;
}

/** The answer of a fact: one or several of those that it can have, or words. */
function SaidField({ path, said, isFirst, change }: SaidFieldProps) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const vocabulary = useMemo(() => createVocabulary(library), [library]);
  const { values = null, many = false } = vocabulary.definition(path) ?? {};
  const look = { size: 'xs', label: isFirst ? t('value') : undefined, 'aria-label': t('value') } as const;
  const list = typeof said === 'string' ? (said === '' ? [] : [said]) : [...(said ?? [])];
  const choices = values?.map(value => ({ value, label: valueName(library, vocabulary, path, value) }));
  if (choices && (many || list.length > 1))
    return <MultiSelect {...look} data={choices} value={list} onChange={change} />;
  if (choices)
    return <Select {...look} data={choices} value={list[0] ?? null} onChange={value => change(value ?? '')} />;
  if (many) return <TagsInput {...look} value={list} onChange={change} />;
  return (
    <TextInput
      {...look}
      maxLength={200}
      value={list[0] ?? ''}
      onChange={event => whileTyping(() => change(event.currentTarget.value))}
    />
  );
}
