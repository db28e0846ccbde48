import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explanation, Finding } from '../../../core/analysis';
import { RuleChoices } from '../../meaning';
import { useFindingsState, useLibrary, useOpen, useSession, useView } from '../../session';
import { Fold } from '../../ui';
import { ReasonList } from './Reasons';
import { placeName, useSubjectChoices } from './subjects';
import classes from './threats.module.css';
import { listingOf, outOfScope, threatsAbout } from './whyNotCase';

/** Tells why a rule says nothing of a thing, for any rule and any thing. */
export function WhyNotDialog() {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const asked = useView(view => view.threats.whyNot);
  return (
    <Modal
      opened={asked !== null}
      onClose={() => session.lookAtThreats({ whyNot: null })}
      title={t('whyNotTitle')}
      size="lg"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {asked && <Asking subject={asked.subject} rule={asked.rule} />}
    </Modal>
  );
}

interface AskedFor {
  readonly subject: string | null;
  readonly rule: string | null;
}

function Asking({ subject, rule }: AskedFor) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const library = useLibrary();
  const choices = useSubjectChoices();
  const rules = useMemo(
    () => threatsAbout(library.threats.values(), subject ?? '').map(one => ({ value: one.id, label: one.title })),
    [library, subject],
  );
  const ask = (whyNot: AskedFor) => session.lookAtThreats({ whyNot });
  const isAsked = subject !== null && rules.some(one => one.value === rule);
  return (
    <Stack gap="sm" mih={240}>
      <Select
        label={t('whyNotSubject')}
        placeholder={t('whyNotPlaceholder')}
        searchable
        limit={60}
        data={choices.map(one => ({ ...one, items: [...one.items] }))}
        value={subject}
        onChange={value => ask({ subject: value, rule })}
      />
      <Select
        label={t('whyNotRule')}
        placeholder={t('whyNotPlaceholder')}
        searchable
        disabled={subject === null}
        data={rules}
        value={rule}
        onChange={value => ask({ subject, rule: value })}
      />
      {isAsked ? <Answer subject={subject} rule={rule ?? ''} /> : <p className={classes.soft}>{t('whyNotChoose')}</p>}
    </Stack>
  );
}

function Answer({ subject, rule }: { readonly subject: string; readonly rule: string }) {
  const { t } = useTranslation('threats');
  const explanation = useWhyNot(rule, subject);
  const keys = useFindingsState(state => state.keysOfSubject.get(subject));
  const finding = useFindingsState(state => keys?.map(key => state.findings.get(key)).find(one => one?.rule === rule));
  const reason = useOpen(open => outOfScope(open.model, subject));
  const name = useOpen(open => placeName(open.model, subject));
  const tier2 = useOpen(open => open.model.project.get('project')?.tier2 ?? false);
  const library = useLibrary();
  if (!explanation) return null;
  if (reason !== null) return <Text size="sm">{t('whyNotOutOfScope', { name, reason })}</Text>;
  if (explanation.off) return <RuleChoices rule={rule} />;
  if (finding) return <Listed finding={finding} />;
  const isSecond = library.threats.get(rule)?.tier === 2 && !tier2;
  const speaks = explanation.state === 'ruled-out' ? 'whyNotRuledOut' : isSecond ? 'whyNotTier2' : 'whyNotOwner';
  return (
    <div aria-live="polite">
      <Text size="sm" fw={600}>
        {t(speaks)}
      </Text>
      <Told explanation={explanation} />
    </div>
  );
}

function Told({ explanation }: { readonly explanation: Explanation }) {
  const { t } = useTranslation('threats');
  const isOut = explanation.state === 'ruled-out';
  const first = explanation.because.filter(one => !isOut || one.outcome === 'false');
  const rest = explanation.because.filter(one => !first.includes(one));
  return (
    <>
      <ReasonList reasons={first} />
      {rest.length > 0 && (
        <Fold title={t('whyNotOther')}>
          <ReasonList reasons={rest} />
        </Fold>
      )}
    </>
  );
}

/** It is there after all. */
function Listed({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const text = {
    listed: t('whyNotListed', { state: t(`state.${finding.state}`).toLowerCase() }),
    further: t('whyNotFurther'),
    decided: t('whyNotDecided'),
  };
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text[listingOf(finding)]}</Text>
      <Button size="compact-sm" onClick={() => session.goTo('threats', { finding: finding.key })}>
        {t('whyNotShow')}
      </Button>
    </Group>
  );
}

function useWhyNot(rule: string, subject: string): Explanation | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [told, setTold] = useState<{ readonly of: string; readonly explanation: Explanation | null } | null>(null);
  const of = `${rule} ${subject}`;
  useEffect(() => {
    let isCurrent = revision >= 0;
    void session.office.whyNot(rule, subject).then(answer => {
      if (isCurrent) setTold({ of, explanation: answer.ok ? answer.value : null });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, rule, subject, of, revision]);
  return told?.of === of ? told.explanation : null;
}
