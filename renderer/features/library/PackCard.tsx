import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackInfo } from '../../../core/packs';
import { describe } from '../../../core/text';
import { fileNameOf, notifyProblems, useSaveBytes } from '../../actions';
import { ReasonForm } from '../../meaning';
import { useDispatch, usePacks, useRow, useSession } from '../../session';
import { useSure } from '../../ui';
import classes from './library.module.css';

/** One pack: what is in it, whether it can be used and why not, and what can be done with it. */
export function PackCard({ pack }: { readonly pack: PackInfo }) {
  const { t } = useTranslation('packs');
  const use = useRow('packs', pack.id);
  const [isSwitching, setSwitching] = useState(false);
  const whereOf = ({ home, folder }: PackInfo) =>
    home === 'folder' ? t('home.folderNamed', { folder }) : t(`home.${home}`);
  const { threats, controls, types } = pack.holds;
  const state = pack.state === 'in-use' && use?.off ? 'off' : pack.state;
  return (
    <section className={classes.pack} aria-label={pack.name}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>
            {pack.name} <span className={classes.soft}>{pack.version}</span>
          </Text>
          <Text size="xs" c="var(--ink-soft)">
            {[whereOf(pack), pack.licence, pack.provenance].filter(part => part !== '').join(' · ')}
          </Text>
        </div>
        <Badge variant="light" color={state === 'broken' ? 'yellow' : 'gray'} tt="none" style={{ flex: 'none' }}>
          {t(`state.${state}`)}
        </Badge>
      </Group>
      {pack.state === 'in-use' && (
        <Text size="sm">{t('holds', { threats: threats.length, controls: controls.length, types: types.length })}</Text>
      )}
      {pack.state === 'broken' && <Problems pack={pack} />}
      {use?.off && (
        <Text size="sm">
          {t('offBy', { by: use.off.stamp.by, day: use.off.stamp.at })}: {use.off.reason}
        </Text>
      )}
      {isSwitching ? (
        <ReasonForm
          title={t('switchPackOffTitle', { name: pack.name })}
          hint={t('switchOffHint')}
          button={t('switchPackOff')}
          command={reason => ({ type: 'pack/switch', packs: [pack.id], off: { reason } })}
          close={() => setSwitching(false)}
        />
      ) : (
        <Actions pack={pack} isOff={use?.off !== null && use?.off !== undefined} switchOff={() => setSwitching(true)} />
      )}
    </section>
  );
}

/** Why it cannot be used: place, what is wrong, what to do. */
function Problems({ pack }: { readonly pack: PackInfo }) {
  return (
    <ul className={classes.problems}>
      {pack.problems.slice(0, 10).map(problem => {
        const { title, remedy } = describe(problem);
        const where = [problem.file, problem.place].filter(part => part !== undefined).join(', ');
        return (
          <li key={`${where} ${title}`}>
            <strong>{where}</strong>: {title}. {remedy}
          </li>
        );
      })}
    </ul>
  );
}

interface ActionsProps {
  readonly pack: PackInfo;
  readonly isOff: boolean;
  readonly switchOff: () => void;
}

function Actions({ pack, isOff, switchOff }: ActionsProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const dispatch = useDispatch();
  const save = useSaveBytes();
  const { sure, dialog } = useSure({ cancel: common('cancel'), close: common('close') });
  const isCarried = Boolean(useRow('packs', pack.id)?.carried);
  const isOnDevice = usePacks().some(one => one.id === pack.id && one.home === 'device');
  const { office } = session;
  const carry = async () => {
    const read = await office.readPack(pack.id, pack.home);
    if (!read.ok) return notifyProblems(read.problems);
    dispatch({ type: 'pack/carry', pack: pack.id, carried: read.value });
  };
  const keep = async () => {
    const read = await office.readPack(pack.id, pack.home);
    if (!read.ok) return notifyProblems(read.problems);
    const encoder = new TextEncoder();
    const { name, files } = read.value;
    const kept = await office.importPacks(
      files.map(({ path, text }) => ({ name: `${name}/${path}`, bytes: encoder.encode(text) })),
      () => undefined,
      new AbortController().signal,
    );
    if (!kept.ok) notifyProblems(kept.problems);
  };
  const saveFile = async () => {
    const bytes = await office.writePack(pack.id, pack.home);
    if (!bytes.ok) return notifyProblems(bytes.problems);
    await save(bytes.value, fileNameOf(`${pack.name} ${pack.version}`, 'zip'), t('fileKind'), 'zip');
  };
  const remove = async () => {
    const gone = await office.deletePack(pack.id);
    if (!gone.ok) notifyProblems(gone.problems);
  };
  // Of a folder that is no pack there are no texts here; of one that is hidden, another with its id would be saved.
  const canBeSaved = pack.home !== 'folder' || pack.state === 'in-use';
  const small = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <Group gap={6}>
      {pack.state === 'in-use' &&
        (isOff ? (
          <Button {...small} onClick={() => dispatch({ type: 'pack/switch', packs: [pack.id], off: null })}>
            {t('switchOn')}
          </Button>
        ) : (
          <Button {...small} onClick={switchOff}>
            {t('switchPackOff')}
          </Button>
        ))}
      {pack.home !== 'project' && pack.state === (isCarried ? 'hidden' : 'in-use') && (
        <Button {...small} onClick={() => void carry()}>
          {t(isCarried ? 'carryThis' : 'carry')}
        </Button>
      )}
      {pack.home === 'project' && (
        <Button {...small} onClick={() => dispatch({ type: 'pack/drop', pack: pack.id })}>
          {t('drop')}
        </Button>
      )}
      {pack.home === 'project' && !isOnDevice && (
        <Button {...small} onClick={() => void keep()}>
          {t('keepOnDevice')}
        </Button>
      )}
      {canBeSaved && (
        <Button {...small} onClick={() => void saveFile()}>
          {t('save')}
        </Button>
      )}
      {pack.home === 'device' && (
        <Button {...small} onClick={() => sure(t('removeSure', { name: pack.name }), t('remove'), remove)}>
          {t('remove')}
        </Button>
      )}
      {dialog}
    </Group>
  );
}
