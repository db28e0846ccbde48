import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RULE_ANSWERS, type RuleAnswer, type RuleTests, type Threat } from '../../../core/library';
import { useLibrary } from '../../session';
import type { EntryCheck } from '../../worker';
import {
  movedTo,
  NO_TESTS,
  newTest,
  type TestPlace,
  type TestResult,
  withNewTest,
  withoutTest,
  withTest,
} from './ruleTestEdits';
import { TestForm } from './TestForm';

interface TestsFormProps {
  readonly threat: Pick<Threat, 'tests' | 'when' | 'scope'>;
  /** Null while it is worked out. */
  readonly check: EntryCheck | null;
  readonly change: (tests: RuleTests) => void;
  readonly toYaml: () => void;
}

function resultOf(check: EntryCheck | null, { expected, at }: TestPlace): TestResult {
  if (!check || check.problems.length > 0) return null;
  const failed = check.failed.find(one => one.expected === expected && one.number === at + 1);
  return failed ? failed.answer : 'passed';
}

/** The situations that a rule is tried on, each with what came of it. One of them is open at a time. */
export function TestsForm({ threat, check, change, toYaml }: TestsFormProps) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const tests = threat.tests ?? NO_TESTS;
  const [open, setOpen] = useState<TestPlace | null>(null);
  const isOpen = ({ expected, at }: TestPlace) => open?.expected === expected && open.at === at;
  const add = (expected: RuleAnswer) => {
    change(withNewTest(tests, expected, newTest(library, threat.when, threat.scope)));
    setOpen({ expected, at: tests[expected].length });
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('tests')}>
      <div>
        <Text size="sm" fw={500}>
          {t('tests')}
        </Text>
        <Text size="xs" c="var(--ink-soft)">
          {t('testsHint')}
        </Text>
      </div>
      {RULE_ANSWERS.flatMap(expected =>
        tests[expected].map((given, at) => {
          const place: TestPlace = { expected, at };
          return (
            <TestForm
              // biome-ignore lint/suspicious/noArrayIndexKey: a test has no other name than its place in its list
              key={`${expected} ${at}`}
              given={given}
              expected={expected}
              result={resultOf(check, place)}
              when={threat.when}
              scope={threat.scope}
              toYaml={toYaml}
              isOpen={isOpen(place)}
              toggle={() => setOpen(isOpen(place) ? null : place)}
              change={next => change(withTest(tests, place, next))}
              move={to => {
                change(movedTo(tests, place, to));
                setOpen({ expected: to, at: tests[to].length });
              }}
              remove={() => {
                change(withoutTest(tests, place));
                setOpen(null);
              }}
            />
          );
        }),
      )}
      <Group gap={6}>
        {RULE_ANSWERS.map(expected => (
          <Button
            key={expected}
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() => add(expected)}
          >
            {t(`addTest.${expected}`)}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
