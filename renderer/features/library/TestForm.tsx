import { Button, Group, Select, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Condition, type GivenFacts, RULE_ANSWERS, type RuleAnswer, type RuleScope } from '../../../core/library';
import { useLibrary } from '../../session';
import { keepFocus, whileTyping } from '../../ui';
import classes from './editor.module.css';
import { type TestResult, tidied } from './ruleTestEdits';
import { TestThing } from './TestThing';

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
  readonly toYaml: () => void;
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

function Fields({ given, expected, when, scope, change: set, move, remove, toYaml }: TestFormProps) {
  const { t } = useTranslation('packs');
  const { components } = useLibrary();
  const change = (fields: GivenFacts) => set(tidied({ ...given, ...fields }));
  const like = given.like === undefined ? null : { id: given.like, about: components.get(given.like)?.about ?? '' };
  return (
    <>
      <div className={classes.leaf}>
        <TextInput
          size="xs"
          label={t('testAbout')}
          maxLength={300}
          value={given.about ?? ''}
          onChange={event => whileTyping(() => change({ about: event.currentTarget.value }))}
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
      {like && (
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <Text size="xs" c="var(--ink-soft)">
            {t('testLike', like)}
          </Text>
          <Button size="compact-xs" variant="default" flex="none" onClick={toYaml}>
            {t('changeInYaml')}
          </Button>
        </Group>
      )}
      <TestThing thing={given} of={scope} when={when} change={change} />
      <div>
        <Button size="compact-xs" variant="default" onClick={event => keepFocus(event.currentTarget, remove)}>
          {t('removeTest')}
        </Button>
      </div>
    </>
  );
}
