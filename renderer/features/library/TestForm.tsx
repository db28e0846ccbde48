import { Button, MultiSelect, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, type GivenFacts, RULE_ANSWERS, type RuleAnswer, type RuleScope } from '../../../core/library';
import { useLibrary } from '../../session';
import classes from './editor.module.css';
import { type TestResult, tidied } from './ruleTestEdits';
import { TestFacts } from './TestFacts';

interface TestFormProps {
  readonly given: GivenFacts;
  readonly expected: RuleAnswer;
  readonly result: TestResult;
  readonly when: Condition;
  readonly scope: RuleScope;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  readonly change: (given: GivenFacts) => void;
  readonly move: (expected: RuleAnswer) => void;
  readonly remove: () => void;
}

/** One situation that a rule is tried on: a line with what came of it, and its facts when it is open. */
export function TestForm(props: TestFormProps) {
  const { given, expected, result, isOpen, toggle } = props;
  const { t } = useTranslation('packs');
  const title = given.about || given.type || t('testUnnamed');
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  const came = result === null ? t('notTried') : result === 'passed' ? t('passed') : t(`came.${result}`);
  return (
    <section className={classes.node} aria-label={title}>
      <UnstyledButton className={classes.testLine} aria-expanded={isOpen} onClick={toggle}>
        <Icon size={14} aria-hidden />
        <span>
          {title} <span className={classes.soft}>({t(`expected.${expected}`)})</span>
        </span>
        <strong>{came}</strong>
      </UnstyledButton>
      {isOpen && <Fields {...props} />}
    </section>
  );
}

function Fields({ given, expected, when, scope, change: set, move, remove }: TestFormProps) {
  const { t } = useTranslation('packs');
  const { types, dataTypes, dataClasses } = useLibrary();
  const change = (fields: GivenFacts) => set(tidied({ ...given, ...fields }));
  const typeChoices = useMemo(
    () => Array.from(types.values(), ({ id, name }) => ({ value: id, label: name })),
    [types],
  );
  const data = given.data ?? [];
  const dataChoices = useMemo(() => {
    const nameOf = (one: string) => {
      const [kind = '', of] = one.split(':');
      const name = dataTypes.get(kind)?.name ?? kind;
      return of === undefined ? name : `${name}, ${dataClasses.get(of)?.name ?? of}`;
    };
    const all = new Set([...dataTypes.keys(), ...(given.data ?? [])]);
    return Array.from(all, value => ({ value, label: nameOf(value) }));
  }, [dataTypes, dataClasses, given.data]);
  const roles = scope === 'flow' ? (['source', 'target'] as const) : scope === 'element' ? (['type'] as const) : [];
  return (
    <>
      <div className={classes.leaf}>
        <TextInput
          size="xs"
          label={t('testAbout')}
          maxLength={300}
          value={given.about ?? ''}
          onChange={event => change({ about: event.currentTarget.value })}
        />
        <Select
          size="xs"
          label={t('testExpected')}
          allowDeselect={false}
          data={RULE_ANSWERS.map(value => ({ value, label: t(`expected.${value}`) }))}
          value={expected}
          onChange={value => {
            const to = RULE_ANSWERS.find(one => one === value);
            if (to) move(to);
          }}
        />
      </div>
      <div className={classes.leaf}>
        {roles.map(role => (
          <Select
            key={role}
            size="xs"
            label={t(`testRole.${role}`)}
            searchable
            limit={80}
            allowDeselect={false}
            data={typeChoices}
            value={given[role] ?? null}
            onChange={value => value !== null && change({ [role]: value })}
          />
        ))}
        <MultiSelect
          size="xs"
          label={t('testData')}
          searchable
          data={dataChoices}
          value={[...data]}
          onChange={next => change({ data: next })}
        />
      </div>
      <TestFacts given={given} when={when} change={facts => change({ facts })} />
      {(given.around || given.like) && (
        <Text size="xs" c="var(--ink-soft)">
          {t('testMore')}
        </Text>
      )}
      <div>
        <Button size="compact-xs" variant="default" onClick={remove}>
          {t('removeTest')}
        </Button>
      </div>
    </>
  );
}
