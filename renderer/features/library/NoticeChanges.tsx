import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { Underway, useLongCall } from '../../meaning';
import { useSession } from '../../session';
import type { EntryCheck, NoticedChanges } from '../../worker';
import classes from './editor.module.css';
import type { Draft, Fields } from './useDraft';

interface NoticeChangesProps {
  readonly draft: Draft;
  readonly check: EntryCheck;
}

/** Changes the rule of a draft, a condition at a time, and says which of the changes no test of it notices. */
export function NoticeChanges({ draft, check }: NoticeChangesProps) {
  const { t } = useTranslation('packs');
  const { office } = useSession();
  const { share, start, cancel } = useLongCall();
  const [told, setTold] = useState<{ readonly of: Fields; readonly noticed: NoticedChanges } | null>(null);
  const { pack, entry, id } = draft;
  const ask = async () => {
    const answer = await start((onProgress, signal) =>
      office.changeRule({ pack, content: 'threats', id, entry }, onProgress, signal),
    );
    if (!answer) return;
    if (answer.ok) setTold({ of: entry, noticed: answer.value });
    else notifyProblems(answer.problems);
  };
  if (check.failed.length > 0) return <Text size="sm">{t('noticeAfterTests')}</Text>;
  const noticed = told?.of === entry ? told.noticed : null;
  return (
    <Stack gap="xs" align="flex-start">
      <Button size="compact-sm" variant="default" disabled={draft.check === null} onClick={() => void ask()}>
        {t('noticeChanges')}
      </Button>
      {share !== null && <Underway label={t('changing')} share={share} cancel={cancel} />}
      <div role="status">{noticed && <Told noticed={noticed} />}</div>
    </Stack>
  );
}

function Told({ noticed: { changes, unnoticed } }: { readonly noticed: NoticedChanges }) {
  const { t } = useTranslation('packs');
  if (unnoticed.length === 0) return <Text size="sm">{t('allNoticed', { count: changes })}</Text>;
  return (
    <>
      <Text size="sm">{t('unnoticed', { count: unnoticed.length, changes })}</Text>
      <ul className={classes.plain} aria-label={t('noticeChanges')}>
        {unnoticed.map(({ condition, change }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may read alike
          <li key={at} className={classes.subject}>
            <span>{condition}</span>
            <span className={classes.soft}>{t(`changed.${change}`)}</span>
          </li>
        ))}
      </ul>
      <Text size="sm">{t('unnoticedRemedy')}</Text>
    </>
  );
}
