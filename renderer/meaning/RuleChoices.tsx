import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesOf, type RuleChoice } from '../../core/analysis';
import type { Command } from '../../core/commands';
import { useDispatch, useLibrary, usePacks, useTable } from '../session';
import { EffectOf } from './EffectOf';

const MARKS = ['1', '2', '3', '4', '5'] as const;

/** What the project has decided about one rule; null for nothing. */
function useChoice(rule: string): RuleChoice | null {
  const rules = useTable('rules');
  const packs = useTable('packs');
  const library = useLibrary();
  return choicesOf({ rules, packs }, library).get(rule) ?? null;
}

/** Whether a rule is asked in this project, and how its threat is rated in the whole of it: told, and decided. */
export function RuleChoices({ rule }: { readonly rule: string }) {
  const { t } = useTranslation('packs');
  const choice = useChoice(rule);
  const [form, setForm] = useState<'off' | 'rate' | null>(null);
  const close = () => setForm(null);
  if (form === 'off') return <SwitchOff rule={rule} close={close} />;
  if (form === 'rate') return <Rate rule={rule} choice={choice} close={close} />;
  return (
    <Stack gap={6}>
      {choice?.off && <Off rule={rule} off={choice.off} />}
      {choice?.rating && <Rated rule={rule} rating={choice.rating} />}
      <Group gap={6}>
        {!choice?.off && (
          <Button size="compact-xs" variant="default" onClick={() => setForm('off')}>
            {t('switchOff')}
          </Button>
        )}
        <Button size="compact-xs" variant="default" onClick={() => setForm('rate')}>
          {t('rateThreat')}
        </Button>
      </Group>
    </Stack>
  );
}

function Off({ rule, off }: { readonly rule: string; readonly off: NonNullable<RuleChoice['off']> }) {
  const { t } = useTranslation('packs');
  const dispatch = useDispatch();
  const packs = usePacks();
  const { by, at } = off.stamp;
  const pack = packs.find(one => one.id === off.pack)?.name ?? off.pack ?? '';
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {off.pack === null ? t('offBy', { by, day: at }) : t('packOffBy', { pack, by, day: at })}
      </Text>
      <Text size="sm">{off.reason}</Text>
      {off.pack === null && (
        <Button
          mt={4}
          size="compact-xs"
          variant="light"
          onClick={() => dispatch({ type: 'rule/switch', rules: [rule], off: null })}
        >
          {t('switchOn')}
        </Button>
      )}
    </div>
  );
}

function Rated({ rule, rating }: { readonly rule: string; readonly rating: NonNullable<RuleChoice['rating']> }) {
  const { t } = useTranslation('packs');
  const dispatch = useDispatch();
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('rated', {
          likelihood: rating.likelihood ?? t('asComputed'),
          impact: rating.impact ?? t('asComputed'),
        })}
      </Text>
      <Text size="sm">
        {[t('ratedBy', { by: rating.stamp.by, day: rating.stamp.at }), rating.reason]
          .filter(part => part !== '')
          .join(': ')}
      </Text>
      <Button
        mt={4}
        size="compact-xs"
        variant="default"
        onClick={() => dispatch({ type: 'rule/rate', rule, rating: null })}
      >
        {t('takeBackRating')}
      </Button>
    </div>
  );
}

interface ReasonFormProps {
  readonly title: string;
  readonly hint: string;
  readonly button: string;
  readonly command: (reason: string) => Command;
  readonly close: () => void;
  readonly children?: React.ReactNode;
}

/** A decision that needs a reason. */
export function ReasonForm({ title, hint, button, command, close, children }: ReasonFormProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const dispatch = useDispatch();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      aria-label={title}
      onSubmit={event => {
        event.preventDefault();
        if (reason.trim() === '') return setMissing(true);
        const sent = dispatch(command(reason.trim()));
        if (sent.ok || sent.problems[0].code === 'profile/missing') close();
      }}
    >
      <Stack gap="xs">
        <div>
          <Text size="sm" fw={600}>
            {title}
          </Text>
          <Text size="xs" c="var(--ink-soft)">
            {hint}
          </Text>
        </div>
        {children}
        <Textarea
          size="xs"
          label={t('reason')}
          autosize
          autoFocus
          value={reason}
          error={missing && reason.trim() === '' ? t('reasonNeeded') : undefined}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button size="compact-sm" variant="default" onClick={close}>
            {common('cancel')}
          </Button>
          <Button size="compact-sm" type="submit">
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function SwitchOff({ rule, close }: { readonly rule: string; readonly close: () => void }) {
  const { t } = useTranslation('packs');
  return (
    <ReasonForm
      title={t('switchOffTitle')}
      hint={t('switchOffHint')}
      button={t('switchOff')}
      command={reason => ({ type: 'rule/switch', rules: [rule], off: { reason } })}
      close={close}
    >
      <EffectOf
        change={{ kind: 'command', command: { type: 'rule/switch', rules: [rule], off: { reason: '-' } } }}
        words="effectOff"
        cancel={close}
      />
    </ReasonForm>
  );
}

interface RateProps {
  readonly rule: string;
  readonly choice: RuleChoice | null;
  readonly close: () => void;
}

function Rate({ rule, choice, close }: RateProps) {
  const { t } = useTranslation('packs');
  const [likelihood, setLikelihood] = useState(choice?.rating?.likelihood ?? null);
  const [impact, setImpact] = useState(choice?.rating?.impact ?? null);
  const marks = [
    ['likelihood', likelihood, setLikelihood],
    ['impact', impact, setImpact],
  ] as const;
  return (
    <ReasonForm
      title={t('rateThreat')}
      hint={t('rateThreatHint')}
      button={t('rateThreat')}
      command={reason => ({ type: 'rule/rate', rule, rating: { likelihood, impact, reason } })}
      close={close}
    >
      <Group grow gap="xs">
        {marks.map(([name, value, set]) => (
          <Select
            key={name}
            size="xs"
            label={t(name)}
            placeholder={t('asComputed')}
            clearable
            data={[...MARKS]}
            value={value === null ? null : String(value)}
            onChange={next => set(next === null ? null : Number(next))}
          />
        ))}
      </Group>
    </ReasonForm>
  );
}
