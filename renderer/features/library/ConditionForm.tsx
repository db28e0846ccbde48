import { Button, CloseButton, Group, MultiSelect, NumberInput, Select, TagsInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Condition,
  createVocabulary,
  type FactTest,
  LeafOperator,
  type Quantified,
  RELATIONS,
  Relation,
  relationOf,
  TypedRole,
  type TypeTest,
  tagWords,
  Unset,
  valueName,
} from '../../../core/library';
import { RELATION_LABEL } from '../../../core/text';
import { useLibrary } from '../../session';
import { KINDS, type Kind, kindOf, madeOf, NEW_CONDITION } from './conditionKinds';
import classes from './editor.module.css';
import { useFactPaths } from './useFactPaths';

interface ConditionFormProps {
  readonly condition: Condition;
  readonly change: (condition: Condition) => void;
  /** Takes it out of its group; absent where it cannot be taken out. */
  readonly remove?: () => void;
}

/** A condition as a form: groups in groups, down to single questions about a fact or a type. */
export function ConditionForm({ condition, change, remove }: ConditionFormProps) {
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
            if (next && next !== kind) change(madeOf(next, condition));
          }}
        />
        {remove && <CloseButton size="sm" aria-label={t('removeCondition')} onClick={remove} />}
      </Group>
      <Inside kind={kind} condition={condition} change={change} />
    </div>
  );
}

function Inside({ condition, change }: ConditionFormProps & { readonly kind: Kind }) {
  if ('path' in condition) return <FactForm test={condition} change={change} />;
  if ('isA' in condition) return <TypeForm test={condition} change={change} />;
  if ('all' in condition) return <Parts parts={condition.all} change={all => change({ all })} />;
  if ('any' in condition) return <Parts parts={condition.any} change={any => change({ any })} />;
  if ('not' in condition) return <ConditionForm condition={condition.not} change={not => change({ not })} />;
  return <Around condition={condition} change={change} />;
}

interface PartsProps {
  readonly parts: readonly Condition[];
  readonly change: (parts: readonly Condition[]) => void;
}

function Parts({ parts, change }: PartsProps) {
  const { t } = useTranslation('packs');
  return (
    <>
      {parts.map((part, at) => (
        <ConditionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place in its group
          key={at}
          condition={part}
          change={next => change(parts.map((one, index) => (index === at ? next : one)))}
          {...(parts.length > 1 ? { remove: () => change(parts.filter((_, index) => index !== at)) } : {})}
        />
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => change([...parts, NEW_CONDITION])}
        >
          {t('add')}
        </Button>
      </div>
    </>
  );
}

/** The same quantifier looking along another relation; how far is kept where that leads along flows, too. */
function along(condition: Quantified, to: Relation): Condition {
  const { within, ...near } = condition;
  const kept = within !== undefined && RELATIONS[to].far ? { ...near, within } : near;
  if ('some' in kept) return { ...kept, some: to };
  if ('every' in kept) return { ...kept, every: to };
  return 'none' in kept ? { ...kept, none: to } : { ...kept, count: to };
}

/** The same quantifier looking so many flows far, from 1 to 5. */
const reaching = (condition: Quantified, hops: number): Condition => ({
  ...condition,
  within: Math.min(5, Math.max(1, Math.round(hops))),
});

function Around({
  condition,
  change,
}: {
  readonly condition: Quantified;
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
          data={Relation.options.map(value => ({ value, label: RELATION_LABEL[value] }))}
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
            onChange={value => typeof value === 'number' && change(reaching(condition, value))}
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
            onChange={value => typeof value === 'number' && change({ ...condition, atLeast: Math.max(1, value) })}
          />
        )}
      </div>
      <ConditionForm condition={condition.where} change={where => change({ ...condition, where })} />
    </>
  );
}

function FactForm({ test, change }: { readonly test: FactTest; readonly change: ConditionFormProps['change'] }) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const paths = useFactPaths();
  const vocabulary = useMemo(() => createVocabulary(library), [library]);
  const known = vocabulary.definition(test.path)?.values ?? null;
  const takesOne = test.op === 'atLeast' || test.op === 'atMost';
  const toOperator = (op: LeafOperator) => {
    const values =
      op === 'empty' ? [] : op === 'atLeast' || op === 'atMost' ? [test.values[0] ?? known?.[0] ?? ''] : test.values;
    change({ ...test, op, values });
  };
  return (
    <div className={classes.leaf}>
      <Select
        size="xs"
        label={t('fact')}
        searchable
        allowDeselect={false}
        data={paths}
        value={test.path}
        onChange={path => {
          if (path === null) return;
          const values = vocabulary.definition(path)?.values ?? [];
          change({ ...test, path, values: test.op === 'empty' ? [] : values.slice(0, 1) });
        }}
      />
      <Select
        size="xs"
        label={t('operatorLabel')}
        allowDeselect={false}
        data={LeafOperator.options.map(value => ({ value, label: t(`operator.${value}`) }))}
        value={test.op}
        onChange={value => {
          const op = LeafOperator.options.find(one => one === value);
          if (op) toOperator(op);
        }}
      />
      {test.op !== 'empty' &&
        (known === null ? (
          <TagsInput
            size="xs"
            label={t('values')}
            value={[...test.values]}
            onChange={values => change({ ...test, values: takesOne ? values.slice(-1) : values })}
          />
        ) : (
          <MultiSelect
            size="xs"
            label={t('values')}
            data={known.map(value => ({ value, label: valueName(library, vocabulary, test.path, value) }))}
            value={[...test.values]}
            onChange={values => change({ ...test, values: takesOne ? values.slice(-1) : values })}
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

function TypeForm({ test, change }: { readonly test: TypeTest; readonly change: ConditionFormProps['change'] }) {
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
        data={TypedRole.options.map(value => ({ value, label: t(`role.${value}`) }))}
        value={test.of}
        onChange={value => {
          const of = TypedRole.options.find(one => one === value);
          if (of) change({ ...test, of });
        }}
      />
      <MultiSelect
        size="xs"
        label={t('types')}
        searchable
        limit={80}
        data={choices}
        value={[...test.isA]}
        onChange={isA => isA.length > 0 && change({ ...test, isA })}
      />
    </div>
  );
}
