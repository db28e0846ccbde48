import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackInfo } from '../../../core/packs';
import { fileNameOf, notifyProblems, useSaveBytes } from '../../actions';
import { EffectOf, ProblemLines, ReasonForm } from '../../meaning';
import { useDispatch, usePacks, useRow, useSession } from '../../session';
import { ForNewProjects } from './ForNewProjects';
import classes from './library.module.css';
import { SureOfEffect } from './SureOfEffect';
import { UsePack } from './UsePack';

/** What somebody is asked about it. */
type Form = 'off' | 'use' | 'drop' | 'remove';

/** One pack: what is in it, whether it can be used and why not, and what can be done with it. */
export function PackCard({ pack }: { readonly pack: PackInfo }) {
  const { t } = useTranslation('packs');
  const use = useRow('packs', pack.id);
  const [asked, setForm] = useState<Form | null>(null);
  // Once it is used there is nothing more to ask.
  const form = asked === 'use' && pack.state !== 'unused' ? null : asked;
  const close = () => setForm(null);
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
        <Badge
          variant="light"
          color={state === 'broken' ? 'yellow' : 'gray'}
          tt="none"
          c="var(--ink)"
          style={{ flex: 'none' }}
        >
          {t(`state.${state}`)}
        </Badge>
      </Group>
      {(pack.state === 'in-use' || pack.state === 'unused') && (
        <Text size="sm">{t('holds', { threats: threats.length, controls: controls.length, types: types.length })}</Text>
      )}
      {pack.state === 'broken' && <ProblemLines problems={pack.problems} />}
      {use?.off && (
        <Text size="sm">
          {t('offBy', { by: use.off.stamp.by, day: use.off.stamp.at })}: {use.off.reason}
        </Text>
      )}
      {form === 'off' && (
        <ReasonForm
          title={t('switchPackOffTitle', { name: pack.name })}
          hint={t('switchOffHint')}
          button={t('switchPackOff')}
          command={reason => ({ type: 'pack/switch', packs: [pack.id], off: { reason } })}
          close={close}
        >
          <EffectOf
            change={{ kind: 'command', command: { type: 'pack/switch', packs: [pack.id], off: { reason: '-' } } }}
            words="effectOff"
            cancel={close}
          />
        </ReasonForm>
      )}
      {form === 'use' && <UsePack id={pack.id} close={close} />}
      {(form === 'drop' || form === 'remove') && <Going pack={pack} form={form} close={close} />}
      {form !== 'off' && form !== 'use' && <Actions pack={pack} isOff={Boolean(use?.off)} ask={setForm} />}
      {pack.home !== 'project' && pack.state !== 'hidden' && pack.version !== '' && <ForNewProjects pack={pack.id} />}
    </section>
  );
}

interface GoingProps {
  readonly pack: PackInfo;
  readonly form: 'drop' | 'remove';
  readonly close: () => void;
}

/** Taking a pack out of the project, or away from this device: asked first, with what that changes here. */
function Going({ pack, form, close }: GoingProps) {
  const { t } = useTranslation('packs');
  const { office } = useSession();
  const dispatch = useDispatch();
  const { id, name } = pack;
  if (form === 'drop') {
    const command = { type: 'pack/drop', pack: id } as const;
    return (
      <SureOfEffect
        change={{ kind: 'command', command }}
        words="effectDropped"
        text={t('dropSure', { name })}
        button={t('drop')}
        run={() => void dispatch(command)}
        close={close}
      />
    );
  }
  const remove = async () => {
    const gone = await office.deletePack(id);
    if (!gone.ok) notifyProblems(gone.problems);
  };
  return (
    <SureOfEffect
      change={{ kind: 'remove', pack: id }}
      words="effectRemoved"
      text={t('removeSure', { name })}
      button={t('remove')}
      run={remove}
      close={close}
    />
  );
}

interface ActionsProps {
  readonly pack: PackInfo;
  readonly isOff: boolean;
  readonly ask: (form: Form) => void;
}

function Actions({ pack, isOff, ask }: ActionsProps) {
  const { t } = useTranslation('packs');
  const session = useSession();
  const dispatch = useDispatch();
  const save = useSaveBytes();
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
  // Of a folder that is no pack there are no texts here; of one that is hidden, another with its id would be saved.
  const canBeSaved = pack.home !== 'folder' || pack.state === 'in-use' || pack.state === 'unused';
  const small = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <Group gap={6}>
      {pack.state === 'unused' && (
        <Button {...small} onClick={() => ask('use')}>
          {t('useAsk')}
        </Button>
      )}
      {pack.state === 'in-use' &&
        (isOff ? (
          <Button {...small} onClick={() => dispatch({ type: 'pack/switch', packs: [pack.id], off: null })}>
            {t('switchOn')}
          </Button>
        ) : (
          <Button {...small} onClick={() => ask('off')}>
            {t('switchPackOff')}
          </Button>
        ))}
      {pack.home !== 'project' && pack.state === (isCarried ? 'hidden' : 'in-use') && (
        <Button {...small} onClick={() => void carry()}>
          {t(isCarried ? 'carryThis' : 'carry')}
        </Button>
      )}
      {pack.home === 'project' && (
        <Button {...small} onClick={() => ask('drop')}>
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
        <Button {...small} onClick={() => ask('remove')}>
          {t('remove')}
        </Button>
      )}
    </Group>
  );
}
