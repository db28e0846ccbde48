import { Button, Group, MultiSelect, NumberInput, Select, TagsInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Condition,
  createVocabulary,
  type FactTest,
  factName,
  hasFact,
  isOrdered,
  LeafOperator,
  type Quantified,
  RELATIONS,
  Relation,
  relationOf,
  relationsOf,
  rolesOf,
  type SubjectKind,
  TypedRole,
  type TypeTest,
  tagWords,
  Unset,
  valueName,
} from '../../../core/library';
import { useLibrary } from '../../session';
import { RemoveButton, whileTyping } from '../../ui';
import { along, asked, counting, reaching, replaced, saying } from './conditionEdits';
import { KINDS, type Kind, kindOf, madeOf, newCondition } from './conditionKinds';
import classes from './editor.module.css';
import { relationLabel } from './relationLabel';
import { useFactPaths } from './useFactPaths';

interface ConditionFormProps {
  readonly condition: Condition;
  /** What it is asked of. */
  readonly of: SubjectKind;
  readonly change: (condition: Condition) => void;
  /** Takes it out of its group; absent where it cannot be taken out. */
  readonly remove?: () => void;
}

/** How a fact is asked that has an order. */
const ORDERING: ReadonlySet<LeafOperator> = new Set(['atLeast', 'atMost']);
/** So many a condition may have. */
const MOST_PARTS = 40;
const MOST_VALUES = 40;

/** A condition as a form: groups in groups, down to single questions about a fact or a type. */
export function ConditionForm({ condition, of, change, remove }: ConditionFormProps) {
  const { t } = useTranslation('packs');
  const kind = kindOf(condition);
  return (
    <div className={classes.node} role="group" aria-label={t(`node.${kind}`)}>
      <Group justify="space-between" wrap="nowrap" align="flex-end">
        <Select
          size="xs"
          aria-label={t('what')}
          allowDeselect={false}
          data={KINDS.map(value => ({ value, label: t(`node.${value}`) }))}
          value={kind}
          onChange={value => {
            const next = KINDS.find(one => one === value);
            if (next && next !== kind) change(madeOf(next, condition, of));
          }}
        />
        {remove && <RemoveButton size="sm" label={t('removeCondition')} onClick={remove} />}
      </Group>
      <Inside kind={kind} condition={condition} of={of} change={change} />
    </div>
  );
}

function Inside({ condition, of, change }: ConditionFormProps & { readonly kind: Kind }) {
  if ('path' in condition) return <FactForm test={condition} of={of} change={change} />;
  if ('isA' in condition) return <TypeForm test={condition} of={of} change={change} />;
  if ('all' in condition) return <Parts parts={condition.all} of={of} change={all => change({ all })} />;
  if ('any' in condition) return <Parts parts={condition.any} of={of} change={any => change({ any })} />;
  if ('not' in condition) return <ConditionForm condition={condition.not} of={of} change={not => change({ not })} />;
  return <Around condition={condition} of={of} change={change} />;
}

interface PartsProps {
  readonly parts: readonly Condition[];
  readonly of: SubjectKind;
  readonly change: (parts: readonly Condition[]) => void;
}

function Parts({ parts, of, change }: PartsProps) {
  const { t } = useTranslation('packs');
  return (
    <>
      {parts.map((part, at) => (
        <ConditionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place in its group
          key={at}
          condition={part}
          of={of}
          change={next => change(replaced(parts, at, next))}
          {...(parts.length > 1 ? { remove: () => change(parts.filter((_, index) => index !== at)) } : {})}
        />
      ))}
      {parts.length < MOST_PARTS && (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPlus size={12} aria-hidden />}
            onClick={() => change([...parts, newCondition(of)])}
          >
            {t('add')}
          </Button>
        </div>
      )}
    </>
  );
}

function Around({
  condition,
  of,
  change,
}: {
  readonly condition: Quantified;
  readonly of: SubjectKind;
  readonly change: ConditionFormProps['change'];
}) {
  const { t } = useTranslation('packs');
  const relation = relationOf(condition);
  return (
    <>
      <div className={classes.leaf}>
        <Select
          size="xs"
          label={t('around')}
          allowDeselect={false}
          data={[...new Set([...relationsOf(of), relation])].map(value => ({
            value,
            label: relationLabel(t, of, value),
          }))}
          value={relation}
          onChange={value => {
            const next = Relation.options.find(one => one === value);
            if (next) change(along(condition, next));
          }}
        />
        {RELATIONS[relation].far && (
          <NumberInput
            size="xs"
            label={t('within')}
            min={1}
            max={5}
            allowDecimal={false}
            value={condition.within ?? 1}
            onChange={value => typeof value === 'number' && whileTyping(() => change(reaching(condition, value)))}
          />
        )}
        {'count' in condition && (
          <NumberInput
            size="xs"
            label={t('atLeastCount')}
            min={1}
            max={1000}
            allowDecimal={false}
            value={condition.atLeast}
            onChange={value => typeof value === 'number' && whileTyping(() => change(counting(condition, value)))}
          />
        )}
      </div>
      <ConditionForm
        condition={condition.where}
        of={RELATIONS[relation].to}
        change={where => change({ ...condition, where })}
      />
    </>
  );
}

interface LeafProps<Test> {
  readonly test: Test;
  readonly of: SubjectKind;
  readonly change: ConditionFormProps['change'];
}

function FactForm({ test, of, change }: LeafProps<FactTest>) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const known = useFactPaths(of);
  // A rule that asks for what its subject does not have still shows what it asks.
  const paths = hasFact(of, test.path)
    ? known
    : [...known, { value: test.path, label: t('misplacedPath', { path: test.path }) }];
  const vocabulary = useMemo(() => createVocabulary(library), [library]);
  const definition = vocabulary.definition(test.path);
  const answers = definition?.values ?? null;
  const hasOrder = !definition || isOrdered(definition, vocabulary);
  const operators = LeafOperator.options.filter(op => hasOrder || op === test.op || !ORDERING.has(op));
  return (
    <div className={classes.leaf}>
      <Select
        size="xs"
        label={t('fact')}
        title={factName(vocabulary, test.path)}
        searchable
        nothingFoundMessage={t('nothingToChoose')}
        allowDeselect={false}
        data={paths}
        value={test.path}
        onChange={path => {
          if (path === null) return;
          const next = vocabulary.definition(path);
          const values = test.op === 'empty' ? [] : (next?.values ?? []).slice(0, 1);
          const isLost = ORDERING.has(test.op) && next !== null && !isOrdered(next, vocabulary);
          change({ ...test, path, values, op: isLost ? 'in' : test.op });
        }}
      />
      <Select
        size="xs"
        label={t('operatorLabel')}
        allowDeselect={false}
        data={operators.map(value => ({ value, label: t(`operator.${value}`) }))}
        value={test.op}
        onChange={value => {
          const op = LeafOperator.options.find(one => one === value);
          if (op) change(asked(test, op, answers?.[0]));
        }}
      />
      {test.op !== 'empty' &&
        (answers === null ? (
          <TagsInput
            size="xs"
            label={t('values')}
            maxTags={MOST_VALUES}
            maxLength={60}
            value={[...test.values]}
            onChange={values => change(saying(test, values))}
          />
        ) : (
          <MultiSelect
            size="xs"
            label={t('values')}
            maxValues={MOST_VALUES}
            data={answers.map(value => ({ value, label: valueName(library, vocabulary, test.path, value) }))}
            value={[...test.values]}
            onChange={values => change(saying(test, values))}
          />
        ))}
      <Select
        size="xs"
        label={t('unsetLabel')}
        allowDeselect={false}
        data={Unset.options.map(value => ({ value, label: t(`unset.${value}`) }))}
        value={test.unset}
        onChange={value => {
          const unset = Unset.options.find(one => one === value);
          if (unset) change({ ...test, unset });
        }}
      />
    </div>
  );
}

function TypeForm({ test, of, change }: LeafProps<TypeTest>) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const choices = useMemo(
    () => [
      ...Array.from(library.types.values(), one => ({ value: one.id, label: one.name })),
      ...Array.from(library.indexes.tags, tag => ({ value: `@${tag}`, label: t('tag', { name: tagWords(tag) }) })),
    ],
    [library, t],
  );
  return (
    <div className={classes.leaf}>
      <Select
        size="xs"
        label={t('whose')}
        allowDeselect={false}
        data={[...new Set([...rolesOf(of), test.of])].map(value => ({
          value,
          label: t(of === 'pair' ? `pairRole.${value}` : `role.${value}`),
        }))}
        value={test.of}
        onChange={value => {
          const role = TypedRole.options.find(one => one === value);
          if (role) change({ ...test, of: role });
        }}
      />
      <MultiSelect
        size="xs"
        label={t('types')}
        searchable
        nothingFoundMessage={t('nothingToChoose')}
        limit={80}
        maxValues={MOST_VALUES}
        data={choices}
        value={[...test.isA]}
        onChange={isA => isA.length > 0 && change({ ...test, isA })}
      />
    </div>
  );
}
