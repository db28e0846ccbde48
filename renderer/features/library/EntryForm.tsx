import { Button, Chip, Group, MultiSelect, Select, Stack, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { type ChangeEvent, memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { sameJson } from '../../../core/base';
import {
  AssetType,
  Condition,
  Control,
  ControlKind,
  ControlStrength,
  PAIR_RELATIONS,
  PairForm,
  RELATIONS,
  RuleScope,
  Stride,
  Threat,
  TypeKind,
} from '../../../core/library';
import { UNWRITTEN_RULE } from '../../../core/packs';
import { RELATION_LABEL, STRIDE_LABEL } from '../../../core/text';
import { type LibraryTab, useLibrary } from '../../session';
import { whileTyping } from '../../ui';
import { ConditionForm } from './ConditionForm';
import { newCondition } from './conditionKinds';
import classes from './editor.module.css';
import { RatingForm } from './RatingForm';
import { TestsForm } from './TestsForm';
import type { Draft, Fields } from './useDraft';

interface EntryFormProps {
  readonly content: LibraryTab;
  readonly draft: Draft;
  readonly toYaml: () => void;
}

type Change = (fields: Fields) => void;

const PairInForm = PairForm.unwrap().extend({ roles: z.tuple([z.string(), z.string()]).readonly() });
type PairInForm = z.infer<typeof PairInForm>;
/** A threat as the form can show it: more than can be saved, so that no field vanishes while somebody changes it. */
export const ThreatInForm = Threat.unwrap().extend({
  controls: z.array(z.string()),
  pair: PairInForm.optional(),
  when: z.unknown(),
});
type ThreatInForm = z.infer<typeof ThreatInForm>;

/** The fields of an entry that people change most; the rest is in YAML. */
export function EntryForm({ content, draft, toYaml }: EntryFormProps) {
  const { change } = draft;
  const form = {
    types: () => {
      const read = AssetType.safeParse(draft.entry);
      return read.success && <TypeForm type={read.data} change={change} />;
    },
    threats: () => {
      const read = ThreatInForm.safeParse(draft.entry);
      return read.success && <ThreatForm threat={read.data} draft={draft} toYaml={toYaml} />;
    },
    controls: () => {
      const read = Control.safeParse(draft.entry);
      return read.success && <ControlForm control={read.data} change={change} />;
    },
  }[content]();
  if (form) return <div className={classes.fields}>{form}</div>;
  return <ToYaml toYaml={toYaml} />;
}

/** What the form cannot show is there in YAML. */
function ToYaml({ toYaml }: { readonly toYaml: () => void }) {
  const { t } = useTranslation('packs');
  return (
    <Stack align="flex-start">
      <Text size="sm">{t('noForm')}</Text>
      <Button variant="default" onClick={toYaml}>
        {t('view.yaml')}
      </Button>
    </Stack>
  );
}

interface WordsProps {
  readonly name: 'title' | 'name' | 'description' | 'example' | 'check' | 'evidence' | 'category' | 'section';
  readonly value: string;
  readonly change: Change;
  readonly long?: boolean;
}

function Words({ name, value, change, long = false }: WordsProps) {
  const { t } = useTranslation('packs');
  const label = t(`field.${name}`);
  const typed = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const { value: text } = event.currentTarget;
    whileTyping(() => change({ [name]: text }));
  };
  return long ? (
    <Textarea label={label} autosize minRows={2} maxLength={1200} value={value} onChange={typed} />
  ) : (
    <TextInput label={label} value={value} onChange={typed} />
  );
}

const LETTERS = Stride.options;
const MARKS = ['1', '2', '3', '4', '5'];
/** What the pairs of a rule begin as. */
const NEW_PAIR: PairInForm = { by: 'downstream', roles: ['first', 'second'] };

/** How the pairs of a rule are formed: by which relation, how far, and what both are called. */
function Pairs({ pair, change }: { readonly pair: PairInForm; readonly change: (pair: PairInForm) => void }) {
  const { t } = useTranslation('packs');
  const { within, ...near } = pair;
  const [first, second] = pair.roles;
  return (
    <Group grow align="flex-start">
      <TextInput
        label={t('firstRole')}
        value={first}
        onChange={event => whileTyping(() => change({ ...pair, roles: [event.currentTarget.value, second] }))}
      />
      <Select
        label={t('pairedWith')}
        allowDeselect={false}
        data={PAIR_RELATIONS.map(value => ({ value, label: RELATION_LABEL[value] }))}
        value={pair.by}
        onChange={value => {
          const by = PAIR_RELATIONS.find(one => one === value);
          if (by) change(RELATIONS[by].far ? { ...pair, by } : { ...near, by });
        }}
      />
      {RELATIONS[pair.by].far && (
        <Select
          label={t('within')}
          allowDeselect={false}
          data={MARKS}
          value={String(within ?? 1)}
          onChange={value => change({ ...pair, within: Number(value) })}
        />
      )}
      <TextInput
        label={t('secondRole')}
        value={second}
        onChange={event => whileTyping(() => change({ ...pair, roles: [first, event.currentTarget.value] }))}
      />
    </Group>
  );
}

interface ThreatFormProps {
  readonly threat: ThreatInForm;
  readonly draft: Draft;
  readonly toYaml: () => void;
}

/** The rule, which is not drawn again while something else is typed: it is the largest part of the form. */
const Rule = memo(function Rule({ when, of, change }: { when: unknown; of: RuleScope; change: Change }) {
  const read = Condition.safeParse(when);
  return read.success && <ConditionForm condition={read.data} of={of} change={next => change({ when: next })} />;
});

/** What an entry is about, and under which heading it is listed. */
function Listed({ topic, section, change }: { topic: string; section: string; change: Change }) {
  const { t } = useTranslation('packs');
  const { topics } = useLibrary();
  const choices = useMemo(() => Array.from(topics.values(), one => ({ value: one.id, label: one.name })), [topics]);
  return (
    <Group grow align="flex-start">
      <Select
        label={t('field.topic')}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('nothingToChoose')}
        data={choices}
        value={topic}
        onChange={value => value !== null && change({ topic: value })}
      />
      <Words name="section" value={section} change={change} />
    </Group>
  );
}

function Answers({ value, change }: { value: readonly string[]; change: Change }) {
  const { t } = useTranslation('packs');
  const { controls } = useLibrary();
  const choices = useMemo(
    () => Array.from(controls.values(), one => ({ value: one.id, label: one.title })),
    [controls],
  );
  return (
    <MultiSelect
      label={t('field.controls')}
      searchable
      nothingFoundMessage={t('nothingToChoose')}
      data={choices}
      value={[...value]}
      onChange={next => change({ controls: next })}
    />
  );
}

/** The rule that a new threat begins with says nothing that anybody would want to change. */
function Unwritten({ begin }: { readonly begin: () => void }) {
  const { t } = useTranslation('packs');
  return (
    <Group gap="sm">
      <Text size="sm">{t('ruleUnwritten')}</Text>
      <Button size="compact-sm" variant="default" onClick={begin}>
        {t('beginRule')}
      </Button>
    </Group>
  );
}

function ThreatForm({ threat, draft, toYaml }: ThreatFormProps) {
  const { t } = useTranslation('packs');
  const { t: library } = useTranslation('library');
  const { change, check, entry } = draft;
  const when = Condition.safeParse(entry['when']);
  const isUnwritten = sameJson(entry['when'], UNWRITTEN_RULE);
  const begun = (scope: RuleScope) => ({ when: { all: [newCondition(scope)] } });
  const askOf = (scope: RuleScope) =>
    change({ scope, pair: scope === 'pair' ? NEW_PAIR : undefined, ...(isUnwritten ? begun(scope) : {}) });
  return (
    <>
      <Words name="title" value={threat.title} change={change} />
      <Words name="description" value={threat.description} change={change} long />
      <Words name="example" value={threat.example} change={change} long />
      <Words name="check" value={threat.check} change={change} long />
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('field.stride')}
        </Text>
        <Chip.Group
          multiple
          value={[...threat.stride]}
          onChange={chosen => change({ stride: LETTERS.filter(letter => chosen.includes(letter)) })}
        >
          <Group gap={6}>
            {LETTERS.map(letter => (
              <Chip key={letter} value={letter} size="xs">
                {STRIDE_LABEL[letter]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
      <Group grow>
        <Select
          label={t('field.tier')}
          allowDeselect={false}
          data={[
            { value: '1', label: library('tier.1') },
            { value: '2', label: library('tier.2') },
          ]}
          value={String(threat.tier)}
          onChange={value => change({ tier: Number(value) })}
        />
        <Select
          label={t('field.scope')}
          allowDeselect={false}
          data={RuleScope.options.map(value => ({ value, label: t(`scope.${value}`) }))}
          value={threat.scope}
          onChange={value => {
            const scope = RuleScope.options.find(one => one === value);
            if (scope) askOf(scope);
          }}
        />
        <Select
          label={t('field.baseLikelihood')}
          allowDeselect={false}
          data={MARKS}
          value={String(threat.baseLikelihood)}
          onChange={value => change({ baseLikelihood: Number(value) })}
        />
      </Group>
      {threat.pair && <Pairs pair={threat.pair} change={pair => change({ pair })} />}
      <RatingForm rated={threat} change={change} />
      <Listed topic={threat.topic} section={threat.section} change={change} />
      <Answers value={threat.controls} change={change} />
      <Text size="sm" fw={500}>
        {t('rule')}
      </Text>
      {when.success ? (
        <>
          {isUnwritten ? (
            <Unwritten begin={() => change(begun(threat.scope))} />
          ) : (
            <Rule when={entry['when']} of={threat.scope} change={change} />
          )}
          <TestsForm
            threat={{ ...threat, when: when.data }}
            check={check}
            change={tests => change({ tests })}
            toYaml={toYaml}
          />
        </>
      ) : (
        <ToYaml toYaml={toYaml} />
      )}
    </>
  );
}

function ControlForm({ control, change }: { readonly control: Control; readonly change: Change }) {
  const { t } = useTranslation('packs');
  const { t: library } = useTranslation('library');
  const { threats } = useLibrary();
  const choices = useMemo(() => Array.from(threats.values(), one => ({ value: one.id, label: one.title })), [threats]);
  return (
    <>
      <Words name="title" value={control.title} change={change} />
      <Words name="description" value={control.description} change={change} long />
      <Words name="check" value={control.check} change={change} long />
      <Words name="evidence" value={control.evidence} change={change} long />
      <Group grow>
        <Select
          label={t('field.kind')}
          allowDeselect={false}
          data={ControlKind.options.map(value => ({ value, label: library(`kind.${value}`) }))}
          value={control.kind}
          onChange={kind => change({ kind })}
        />
        <Select
          label={t('field.strength')}
          allowDeselect={false}
          data={ControlStrength.options.map(value => ({ value, label: t(`strength.${value}`) }))}
          value={control.strength}
          onChange={strength => change({ strength })}
        />
      </Group>
      <Listed topic={control.topic} section={control.section} change={change} />
      <MultiSelect
        label={t('field.threats')}
        searchable
        nothingFoundMessage={t('nothingToChoose')}
        data={choices}
        value={[...control.threats]}
        onChange={value => change({ threats: value })}
      />
    </>
  );
}

function TypeForm({ type, change }: { readonly type: AssetType; readonly change: Change }) {
  const { t } = useTranslation('packs');
  const { indexes } = useLibrary();
  return (
    <>
      <Words name="name" value={type.name} change={change} />
      <Words name="category" value={type.category} change={change} />
      <Select
        label={t('field.kind')}
        allowDeselect={false}
        data={TypeKind.options.map(value => ({ value, label: t(`drawn.${value}`) }))}
        value={type.kind}
        onChange={kind => change({ kind })}
      />
      <TagsInput
        label={t('field.tags')}
        data={[...indexes.tags]}
        value={[...type.tags]}
        onChange={tags => change({ tags })}
      />
      <TagsInput
        label={t('field.synonyms')}
        value={[...type.synonyms]}
        onChange={synonyms => change({ synonyms: synonyms.map(one => one.toLowerCase()) })}
      />
    </>
  );
}
