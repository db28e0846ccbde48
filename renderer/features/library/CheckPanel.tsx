import { Loader, Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePreview, TriedSubject } from '../../../core/analysis';
import { createVocabulary, RULE_ANSWERS, type RuleLine, RuleTests, ruleInWords } from '../../../core/library';
import { isDrawn, ProblemLines } from '../../meaning';
import { useLibrary, useSession } from '../../session';
import { Part } from '../../ui';
import type { EntryCheck } from '../../worker';
import classes from './editor.module.css';
import libraryClasses from './library.module.css';
import { NoticeChanges } from './NoticeChanges';
import type { Draft } from './useDraft';

interface CheckPanelProps {
  readonly draft: Draft;
  /** Closes the editor, asking first where something would be lost. */
  readonly leave: () => void;
}

/** What there is to say of a draft: what is wrong, how its tests do, and what it would find in the open project. */
export function CheckPanel({ draft, leave }: CheckPanelProps) {
  const { t } = useTranslation('packs');
  const { lastCheck: check, unreadable } = draft;
  if (unreadable)
    return (
      <Part title={t('cannotRead')}>
        <ProblemLines problems={unreadable.problems} />
      </Part>
    );
  if (!check)
    return (
      <Text size="sm" role="status">
        <Loader size="xs" mr={8} />
        {t('checking')}
      </Text>
    );
  return (
    <div className={classes.panel} aria-busy={draft.check === null}>
      {draft.check === null && <Loader size="xs" role="img" className={classes.looking} aria-label={t('checking')} />}
      <Part title={t('problems')}>
        {check.problems.length === 0 ? <Text size="sm">{t('fine')}</Text> : <ProblemLines problems={check.problems} />}
      </Part>
      {check.lint.length > 0 && (
        <Part title={t('lint')}>
          <ul className={classes.plain}>
            {check.lint.map(one => (
              <li key={`${one.words} ${one.at.join(' ')}`}>
                {one.words}. {one.remedy}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {check.preview && <Preview check={check} draft={draft} leave={leave} />}
      {check.preview && <Tests draft={draft} check={check} />}
    </div>
  );
}

/** More are counted. */
const SHOWN = 60;

function Preview({ check, draft, leave }: CheckPanelProps & { readonly check: EntryCheck }) {
  const { t } = useTranslation('packs');
  const subjects = check.preview?.subjects ?? [];
  const count = (outcome: TriedSubject['now']) => subjects.filter(one => one.now === outcome).length;
  const changed = subjects.filter(one => one.before !== null && one.before !== one.now).length;
  const more = subjects.length - SHOWN;
  return (
    <Part title={t('preview')} hint={t('previewHint')}>
      <Text size="sm" role="status">
        {t('asked', {
          count: check.preview?.asked ?? 0,
          match: count('match'),
          unknown: count('unknown'),
          changed,
        })}
      </Text>
      {subjects.length === 0 && <Text size="sm">{t('nothingFound')}</Text>}
      {check.preview && isNowhere(check.preview) && <Alone preview={check.preview} />}
      <ul className={classes.plain} aria-label={t('preview')}>
        {subjects.slice(0, SHOWN).map(one => (
          <Subject key={one.subject.id} one={one} draft={draft} leave={leave} />
        ))}
      </ul>
      {more > 0 && <Text size="sm">{t('more', { count: more })}</Text>}
    </Part>
  );
}

/** Whether a rule of several conditions is ruled out everywhere. */
const isNowhere = ({ subjects, alone }: RulePreview) => alone.length > 1 && subjects.every(one => one.now === 'none');

/** What rules everything out: each condition by itself. */
function Alone({ preview: { alone, asked } }: { readonly preview: RulePreview }) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const vocabulary = useMemo(() => createVocabulary(library), [library]);
  return (
    <>
      <Text size="sm">{t('aloneHint')}</Text>
      <ul className={classes.plain} aria-label={t('aloneHint')}>
        {alone.map(({ condition, match, unknown }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may read alike
          <li key={at} className={classes.subject}>
            <span>{wordsOf(ruleInWords(library, vocabulary, condition))}</span>
            <span className={classes.soft} style={{ whiteSpace: 'nowrap' }}>
              {t('alone', { match, unknown, asked })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const wordsOf = (lines: readonly RuleLine[]): string =>
  lines.map(({ text, parts }) => (parts.length === 0 ? text : `${text} ${wordsOf(parts)}`)).join('; ');

function Subject({ one, draft, leave }: CheckPanelProps & { readonly one: TriedSubject }) {
  const { t } = useTranslation('packs');
  const session = useSession();
  const { subject, endpoints, now, before } = one;
  const ends = endpoints.join(' → ');
  const name = [subject.name, ends].filter(part => part !== '').join(', ') || t('unnamed');
  const show = () => {
    if (draft.isChanged) return leave();
    session.editInLibrary(null);
    session.reveal(subject.id);
  };
  return (
    <li className={classes.subject}>
      {isDrawn(subject.id) ? (
        <UnstyledButton className={libraryClasses.link} onClick={show}>
          {name}
        </UnstyledButton>
      ) : (
        <span>{name}</span>
      )}
      <span className={classes.soft} style={{ whiteSpace: 'nowrap' }}>
        {t(`outcome.${now}`)}
        {before !== null && before !== now && `, ${t(`was.${before}`)}`}
      </span>
    </li>
  );
}

function Tests({ draft, check }: { readonly draft: Draft; readonly check: EntryCheck }) {
  const { t } = useTranslation('packs');
  const read = RuleTests.safeParse(draft.entry['tests'] ?? {});
  const tests = read.success ? read.data : null;
  return (
    <Part title={t('tests')} hint={t('testsHint')}>
      {check.tests === 0 && <Text size="sm">{t('noTests')}</Text>}
      <ul className={classes.plain}>
        {RULE_ANSWERS.flatMap(expected =>
          (tests?.[expected] ?? []).map((given, at) => {
            const failed = check.failed.find(one => one.expected === expected && one.number === at + 1);
            const about = given.about || given.type || t('testUnnamed');
            return (
              <li key={`${expected} ${about} ${JSON.stringify(given)}`} className={classes.subject}>
                <span>
                  {about} <span className={classes.soft}>({t(`expected.${expected}`)})</span>
                </span>
                <strong style={{ whiteSpace: 'nowrap' }}>{failed ? t(`came.${failed.answer}`) : t('passed')}</strong>
              </li>
            );
          }),
        )}
        {check.failed
          .filter(one => one.number > (tests?.[one.expected].length ?? 0))
          .map(({ expected, number, about, answer }) => (
            <li key={`${expected} ${number}`} className={classes.subject}>
              <span>
                {t('testBeside', { about })} <span className={classes.soft}>({t(`expected.${expected}`)})</span>
              </span>
              <strong style={{ whiteSpace: 'nowrap' }}>{t(`came.${answer}`)}</strong>
            </li>
          ))}
      </ul>
      {check.tests > 0 && <NoticeChanges draft={draft} check={check} />}
    </Part>
  );
}
