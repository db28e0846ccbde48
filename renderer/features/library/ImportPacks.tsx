import { Button, CloseButton, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../core/base';
import { unreadablySized } from '../../../core/packs';
import { notifyProblems } from '../../actions';
import { ProblemLines, Underway } from '../../meaning';
import { useSession } from '../../session';
import type { ImportedPack } from '../../worker';
import { ImportedSummary } from './ImportedSummary';
import classes from './library.module.css';

interface Reading {
  readonly file: string;
  readonly share: number;
}

const read = (files: readonly File[]) =>
  Promise.all(
    files.map(async file => ({
      name: file.webkitRelativePath || file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );

/** Importing packs: choosing the files, progress with a way out, and what came of a template of another tool. */
export function ImportPacks() {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const [underway, setUnderway] = useState<Reading | null>(null);
  const [taken, setTaken] = useState<readonly ImportedPack[]>([]);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const controller = useRef<AbortController | null>(null);
  // Whoever closes the window has seen the pack listed and wants it: only the button gives an import up.
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const take = async (files: readonly File[]) => {
    const [first] = files;
    if (!first) return;
    const work = new AbortController();
    controller.current = work;
    setTaken([]);
    setProblems([]);
    // What is too large is not even brought into memory.
    const large = unreadablySized(files);
    if (large) return setProblems([large]);
    setUnderway({ file: first.name, share: 0 });
    const follow = (share: number) => setUnderway({ file: first.name, share });
    const done = await read(files).then(chosen => session.office.importPacks(chosen, follow, work.signal));
    if (done.ok && work.signal.aborted) await takeAway(done.value.packs);
    setUnderway(null);
    if (work.signal.aborted) return;
    if (done.ok) setTaken(done.value.packs);
    const told = done.ok ? done.value.problems : done.problems;
    if (isGone.current) notifyProblems(told);
    setProblems(told);
  };
  /** Stopped when the answer was on its way already: what is new goes again; newer versions of what was there stay. */
  const takeAway = async (packs: readonly ImportedPack[]) => {
    for (const { pack, replaced } of packs) if (replaced === null) await session.office.deletePack(pack.id);
    setTaken(packs.filter(one => one.replaced !== null));
  };
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <FileButton multiple accept=".zip,.tb7,.tm7,.yaml,.yml,.json" onChange={files => void take(files)}>
          {props => (
            <Button {...props} disabled={underway !== null} leftSection={<IconFileImport size={16} aria-hidden />}>
              {t('import')}
            </Button>
          )}
        </FileButton>
        {underway ? (
          <Underway
            label={t('reading', { file: underway.file })}
            share={underway.share}
            cancel={() => controller.current?.abort()}
          />
        ) : (
          <Text size="xs" c="var(--ink-soft)">
            {t('importHint')}
          </Text>
        )}
      </Group>
      {problems.length > 0 && (
        <section className={classes.pack} role="alert">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <Text fw={600}>{t('notImported')}</Text>
            <CloseButton size="sm" aria-label={common('close')} onClick={() => setProblems([])} />
          </Group>
          <ProblemLines problems={problems} />
        </section>
      )}
      {taken.map(one => (
        <ImportedSummary
          key={one.pack.id}
          imported={one}
          close={() => setTaken(taken.filter(other => other !== one))}
        />
      ))}
    </Stack>
  );
}
