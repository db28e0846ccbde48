import { Button, Group, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act, Explanation, Finding, OpenFact } from '../../../core/analysis';
import type { Command } from '../../../core/commands';
import type { PersonId } from '../../../core/model';
import { isDrawn, PersonField } from '../../meaning';
import { useDispatch, useLibrary, useOpen, useSession } from '../../session';
import { Part } from '../../ui';
import { type AskedFact, askedFact } from './askedFact';
import { placeName } from './subjects';
import classes from './threats.module.css';

interface SettlingProps {
  readonly finding: Finding;
  readonly explanation: Explanation;
}

/** What would settle a finding, each as the answer that does it. */
export function Settling({ finding, explanation }: SettlingProps) {
  const { t } = useTranslation('threats');
  const owners = finding.open.filter(open => open.fact === 'owner');
  const isOpen = finding.state === 'to-verify';
  const facts = isOpen ? finding.open.filter(open => open.fact !== 'owner') : [];
  const others = explanation.clears.filter(
    clear => clear.fact.fact !== 'owner' && !facts.some(fact => isSame(fact, clear.fact)),
  );
  const { together, acts } = explanation;
  const answers = owners.length + facts.length + others.length + together.length;
  const nothing = answers + acts.length === 0;
  const ruledOutBy = ({ fact, values }: Explanation['clears'][number]) => (
    <Answers key={`${fact.subject} ${fact.fact}`} finding={finding} fact={fact} clears={values} all={false} />
  );
  return (
    <Part
      title={t(isOpen ? 'settle' : 'clear')}
      {...(answers === 0
        ? {}
        : { hint: t(isOpen ? (owners.length > 0 ? 'settleOwners' : 'settleHint') : 'clearHint') })}
    >
      {nothing && <p className={classes.soft}>{t('settleNothing')}</p>}
      {owners.length > 0 && <Owners owners={owners} />}
      {facts.map(fact => (
        <Answers
          key={`${fact.subject} ${fact.fact}`}
          finding={finding}
          fact={fact}
          clears={explanation.clears.find(clear => isSame(clear.fact, fact))?.values ?? []}
          all
        />
      ))}
      {others.map(ruledOutBy)}
      {together.length > 0 && <p className={classes.soft}>{t('settleTogether')}</p>}
      {together.filter(clear => !facts.some(fact => isSame(fact, clear.fact))).map(ruledOutBy)}
      {acts.map(act => (
        <ToDo key={act.text} act={act} />
      ))}
    </Part>
  );
}

function isSame(a: OpenFact, b: OpenFact): boolean {
  return a.subject === b.subject && a.fact === b.fact;
}

interface AnswersProps {
  readonly finding: Finding;
  readonly fact: OpenFact;
  /** The answers that rule the finding out. */
  readonly clears: readonly string[];
  /** Every answer, or only those that rule it out. */
  readonly all: boolean;
}

/** One fact with its answers as buttons. */
function Answers({ finding, fact, clears, all }: AnswersProps) {
  const { t } = useTranslation('threats');
  const library = useLibrary();
  const session = useSession();
  const dispatch = useDispatch();
  const name = useOpen(open => placeName(open.model, fact.subject));
  const asked: AskedFact | null = askedFact(library, fact);
  const options = (asked?.options ?? []).filter(option => all || clears.includes(option.value));
  const label = asked ? (all ? asked.question : asked.name) : t('saidElsewhere');
  const about = fact.subject === finding.subject.id ? label : t('sayOn', { fact: label, name });
  if (options.length === 0)
    return (
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm">{about}</Text>
        {isDrawn(fact.subject) && (
          <Button size="compact-xs" variant="default" onClick={() => session.reveal(fact.subject)}>
            {t('saidElsewhere')}
          </Button>
        )}
      </Group>
    );
  return (
    <div role="group" aria-label={about}>
      <Text size="sm" mb={4}>
        {about}
      </Text>
      <Group gap={6}>
        {options.map(({ value, label: answer }) => {
          const rulesOut = clears.includes(value);
          return (
            <Button
              key={value}
              size="compact-sm"
              variant="default"
              fw={500}
              aria-label={rulesOut ? t('rulesOut', { answer }) : answer}
              leftSection={all && rulesOut ? <IconShieldCheck size={14} aria-hidden /> : undefined}
              onClick={() =>
                dispatch({
                  type: 'batch',
                  label: 'answer',
                  commands: [{ type: 'fact/set', subjects: [fact.subject], fact: fact.fact, value }],
                })
              }
            >
              {answer}
            </Button>
          );
        })}
      </Group>
    </div>
  );
}

/** Something to do that no single answer says, and where it is done. */
function ToDo({ act }: { readonly act: Act }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Text size="sm">{act.text}</Text>
      {isDrawn(act.subject) && (
        <Button
          size="compact-xs"
          variant="default"
          style={{ flex: 'none' }}
          onClick={() => session.reveal(act.subject)}
        >
          {t('saidElsewhere')}
        </Button>
      )}
    </Group>
  );
}

const NAMED = 4;

/** Everything without an owner, and one for all of it. */
function Owners({ owners }: { readonly owners: readonly OpenFact[] }) {
  const { t } = useTranslation('threats');
  const model = useOpen(open => open.model);
  const ids = owners.map(open => open.subject);
  const named = ids
    .slice(0, NAMED)
    .map(id => placeName(model, id))
    .join(', ');
  const count = ids.length - NAMED;
  const names = count > 0 ? t('andMore', { names: named, count }) : named;
  const giveAll = (owner: PersonId | null): Command => ({
    type: 'batch',
    label: 'row/change',
    commands: [
      { type: 'row/change', table: 'elements', ids: ids.filter(id => model.elements.has(id)), fields: { owner } },
      { type: 'row/change', table: 'boundaries', ids: ids.filter(id => model.boundaries.has(id)), fields: { owner } },
      { type: 'row/change', table: 'assets', ids: ids.filter(id => model.assets.has(id)), fields: { owner } },
    ],
  });
  return (
    <>
      <Text size="sm">{t('ownerless', { names })}</Text>
      <PersonField
        size="xs"
        label={ids.length > 1 ? t('ownerForAll') : t('ownerForOne')}
        value={null}
        onChange={giveAll}
      />
    </>
  );
}
