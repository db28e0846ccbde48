import { Button, Checkbox, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Finding, isOpen } from '../../../core/analysis';
import type { Decide } from '../../../core/commands';
import { Action as ActionSchema, type Decision } from '../../../core/model';
import { PersonField } from '../../meaning';
import { useDispatch, useFindingsState, useLibrary, useRow, useSession, useTable } from '../../session';
import { Draft, Part } from '../../ui';
import { whereOf } from './register';
import classes from './threats.module.css';

const FORMS = ['accept', 'dismiss', 'rate', 'action'] as const;
type FormName = (typeof FORMS)[number];
const RATINGS = ['1', '2', '3', '4', '5'] as const;
const A_YEAR = 365 * 24 * 3600 * 1000;

type DecideWith = (fields: Decide['fields'], also?: readonly Finding[]) => Decide;

/** The command that decides something about a finding, and others like it, with what is remembered for the day they are gone. */
function useDecide(finding: Finding): DecideWith {
  const library = `parapet ${useLibrary().sources.get('parapet')?.version ?? ''}`.trim();
  return (fields, also = []) => ({
    type: 'decision/set',
    findings: [finding, ...also].map(one => ({
      key: one.key,
      remembered: { title: one.title, subject: whereOf(one), library },
    })),
    fields,
  });
}

/** The same threat elsewhere, shown and open. */
function useAlike({ rule, key }: Finding): readonly Finding[] {
  const findings = useFindingsState(state => state.findings);
  return useMemo(
    () => [...findings.values()].filter(one => one.rule === rule && one.key !== key && one.shown && isOpen(one)),
    [findings, rule, key],
  );
}

/** Everything that people decide about a finding. */
export function Deciding({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  const [form, setForm] = useState<FormName | null>(null);
  const decision = useRow('decisions', finding.key);
  const close = () => setForm(null);
  return (
    <Part title={t('decide')}>
      {decision && <Decided finding={finding} decision={decision} />}
      {form === null ? (
        <Group gap={6}>
          {decision?.verdict !== 'accepted' && (
            <Button size="compact-sm" variant="light" onClick={() => setForm('accept')}>
              {t('accept')}
            </Button>
          )}
          {decision?.verdict !== 'dismissed' && (
            <Button size="compact-sm" variant="default" onClick={() => setForm('dismiss')}>
              {t('dismiss')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => setForm('rate')}>
            {t('rate')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setForm('action')}>
            {t('addAction')}
          </Button>
        </Group>
      ) : (
        FORM[form]({ finding, close })
      )}
      <Following finding={finding} decision={decision} />
      <Actions finding={finding} />
    </Part>
  );
}

/** What was decided, by whom, until when, and how it is taken back. */
function Decided({ finding, decision }: { readonly finding: Finding; readonly decision: Decision }) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  const decide = useDecide(finding);
  const { verdict, rating, expires, stamp } = decision;
  if (verdict === null && rating === null) return null;
  const day = stamp.at;
  const by = stamp.roles.length > 0 ? `${stamp.by} (${stamp.roles.join(', ')})` : stamp.by;
  return (
    <div className={classes.decided}>
      {verdict && (
        <>
          <Text size="sm" fw={600}>
            {t(`decidedBy.${verdict}`, { by, day })}
            {expires &&
              `, ${finding.standing === 'expired' ? t('ranOut', { day: expires }) : t('decidedUntil', { day: expires })}`}
          </Text>
          <Text size="sm" className={classes.prose}>
            {decision.reason}
          </Text>
        </>
      )}
      {rating && (
        <Text size="sm" className={classes.prose}>
          {t('ownRating', {
            likelihood: rating.likelihood ?? t('asComputed'),
            impact: rating.impact ?? t('asComputed'),
          })}
          {rating.stamp && `, ${t('ownRatingBy', { by: rating.stamp.by, day: rating.stamp.at })}`}
          {rating.reason === '' ? '' : `: ${rating.reason}`}
        </Text>
      )}
      <Group gap={6} mt={4}>
        {verdict && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => dispatch(decide({ verdict: null, reason: '', expires: null }))}
          >
            {t('withdraw')}
          </Button>
        )}
        {rating && (
          <Button size="compact-xs" variant="default" onClick={() => dispatch(decide({ rating: null }))}>
            {t('withdrawRating')}
          </Button>
        )}
      </Group>
    </div>
  );
}

interface FormProps {
  readonly finding: Finding;
  readonly close: () => void;
}

const FORM: Readonly<Record<FormName, (props: FormProps) => React.ReactNode>> = {
  accept: props => <VerdictForm verdict="accepted" {...props} />,
  dismiss: props => <VerdictForm verdict="dismissed" {...props} />,
  rate: props => <RateForm {...props} />,
  action: props => <ActionForm {...props} />,
};

/** Sends a command and closes the form, also when the command waits until somebody has said who decides. */
function useSend(close: () => void): (command: Parameters<ReturnType<typeof useDispatch>>[0]) => void {
  const dispatch = useDispatch();
  return command => {
    const sent = dispatch(command);
    if (sent.ok || sent.problems[0].code === 'profile/missing') close();
  };
}

function VerdictForm({ finding, close, verdict }: FormProps & { readonly verdict: 'accepted' | 'dismissed' }) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const send = useSend(close);
  const decide = useDecide(finding);
  const today = session.environment.now().slice(0, 10);
  const inAYear = new Date(Date.parse(today) + A_YEAR).toISOString().slice(0, 10);
  const [reason, setReason] = useState('');
  const [expires, setExpires] = useState<string | null>(verdict === 'accepted' ? inAYear : null);
  const [missing, setMissing] = useState(false);
  const alike = useAlike(finding);
  const [isForAll, setForAll] = useState(false);
  const isAccepting = verdict === 'accepted';
  const submit = () => {
    if (reason.trim() === '') return setMissing(true);
    send(decide({ verdict, reason: reason.trim(), expires }, isForAll ? alike : []));
  };
  return (
    <Form
      title={t(isAccepting ? 'acceptTitle' : 'dismissTitle')}
      button={t(isAccepting ? 'accept' : 'dismiss')}
      submit={submit}
      close={close}
    >
      <Textarea
        label={t(isAccepting ? 'acceptReason' : 'dismissReason')}
        autosize
        minRows={2}
        size="xs"
        data-autofocus
        autoFocus
        error={missing && reason.trim() === '' ? t('reasonNeeded') : undefined}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <DateInput
        label={t('until')}
        description={t('untilHint')}
        size="xs"
        clearable
        minDate={today}
        clearButtonProps={{ 'aria-label': common('clear') }}
        value={expires}
        onChange={setExpires}
      />
      {alike.length > 0 && (
        <Checkbox
          size="xs"
          label={t('alsoElsewhere', { count: alike.length })}
          checked={isForAll}
          onChange={event => setForAll(event.currentTarget.checked)}
        />
      )}
    </Form>
  );
}

function RateForm({ finding, close }: FormProps) {
  const { t } = useTranslation('threats');
  const send = useSend(close);
  const decide = useDecide(finding);
  const before = useRow('decisions', finding.key)?.rating ?? null;
  const [likelihood, setLikelihood] = useState(before?.likelihood ?? null);
  const [impact, setImpact] = useState(before?.impact ?? null);
  const [reason, setReason] = useState(before?.reason ?? '');
  const [missing, setMissing] = useState(false);
  const submit = () => {
    if (likelihood === null && impact === null) return before ? send(decide({ rating: null })) : close();
    if (reason.trim() === '') return setMissing(true);
    send(decide({ rating: { likelihood, impact, reason: reason.trim() } }));
  };
  const data = RATINGS.map(value => ({ value, label: t(`rating.${value}`) }));
  const numberOf = (value: string | null) => (value === null ? null : Number(value));
  return (
    <Form title={t('rateTitle')} button={t('rate')} submit={submit} close={close}>
      <Group grow gap="xs">
        <Select
          size="xs"
          label={t('likelihood')}
          placeholder={t('asComputed')}
          clearable
          data={data}
          value={likelihood === null ? null : String(likelihood)}
          onChange={value => setLikelihood(numberOf(value))}
        />
        <Select
          size="xs"
          label={t('impact')}
          placeholder={t('asComputed')}
          clearable
          data={data}
          value={impact === null ? null : String(impact)}
          onChange={value => setImpact(numberOf(value))}
        />
      </Group>
      <Textarea
        size="xs"
        label={t('rateReason')}
        autosize
        error={missing && reason.trim() === '' ? t('reasonNeeded') : undefined}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </Form>
  );
}

function ActionForm({ finding, close }: FormProps) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const send = useSend(close);
  const [title, setTitle] = useState<string>(t('actionFor', { title: finding.title }));
  const submit = () => {
    if (title.trim() === '') return;
    const row = ActionSchema.parse({ id: session.environment.newId('ac'), title: title.trim(), finding: finding.key });
    send({ type: 'row/add', table: 'actions', row });
  };
  return (
    <Form title={t('addAction')} button={t('addAction')} submit={submit} close={close}>
      <TextInput
        size="xs"
        label={t('actionTitle')}
        autoFocus
        value={title}
        maxLength={1000}
        onChange={event => setTitle(event.currentTarget.value)}
      />
    </Form>
  );
}

interface FrameProps {
  readonly title: string;
  readonly button: string;
  readonly submit: () => void;
  readonly close: () => void;
  readonly children: React.ReactNode;
}

function Form({ title, button, submit, close, children }: FrameProps) {
  const { t: common } = useTranslation('common');
  return (
    <form
      aria-label={title}
      className={classes.form}
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Stack gap="xs">{children}</Stack>
      <Group justify="flex-end" gap="xs">
        <Button size="compact-sm" variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button size="compact-sm" type="submit">
          {button}
        </Button>
      </Group>
    </form>
  );
}

/** Note, person and day: they follow the finding without deciding anything. */
function Following({ finding, decision }: { readonly finding: Finding; readonly decision: Decision | undefined }) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const dispatch = useDispatch();
  const decide = useDecide(finding);
  return (
    <>
      <Draft value={decision?.note ?? ''} onKeep={note => dispatch(decide({ note }))}>
        {field => <Textarea size="xs" label={t('note')} placeholder={t('notePlaceholder')} autosize {...field} />}
      </Draft>
      <Group grow gap="xs" align="flex-start">
        <PersonField
          size="xs"
          label={t('assignee')}
          value={decision?.assignee ?? null}
          onChange={assignee => decide({ assignee })}
        />
        <DateInput
          size="xs"
          label={t('due')}
          placeholder={t('noDay')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          value={decision?.due ?? null}
          onChange={due => dispatch(decide({ due }))}
        />
      </Group>
    </>
  );
}

/** The actions that answer a finding. */
function Actions({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  const dispatch = useDispatch();
  const actions = useTable('actions');
  const people = useTable('people');
  const own = [...actions.values()].filter(action => action.finding === finding.key);
  if (own.length === 0) return null;
  return (
    <div role="group" aria-label={t('actions')}>
      <Text size="sm" fw={500} mb={4}>
        {t('actions')}
      </Text>
      <Stack gap={6}>
        {own.map(action => (
          <Group key={action.id} gap="xs" wrap="nowrap" align="flex-start">
            <Checkbox
              size="xs"
              mt={2}
              aria-label={t('actionDone', { title: action.title })}
              checked={action.status === 'done'}
              onChange={event =>
                dispatch({
                  type: 'row/change',
                  table: 'actions',
                  ids: [action.id],
                  fields: { status: event.currentTarget.checked ? 'done' : 'open' },
                })
              }
            />
            <Text size="sm">
              {action.title}
              <span className={classes.soft}>
                {' '}
                {t('actionBy', {
                  name: people.get(action.owner ?? '')?.name ?? t('nobody'),
                  day: action.due ?? t('noDay'),
                })}
              </span>
            </Text>
          </Group>
        ))}
      </Stack>
    </div>
  );
}
