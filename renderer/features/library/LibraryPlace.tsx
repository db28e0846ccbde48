import { Button, Tabs, Text } from '@mantine/core';
import { IconBooks, IconCertificate, IconPackages } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LIBRARY_TABS, type LibraryTab, useLibrary, usePacks, useSession, useView } from '../../session';
import { EmptyState, PlaceFrame, useListKeys } from '../../ui';
import { ControlDetails } from './ControlDetails';
import { NewEntry } from './EntryActions';
import { EntryEditor } from './EntryEditor';
import { LibraryList } from './LibraryList';
import classes from './library.module.css';
import { PacksDialog } from './PacksDialog';
import { SourcesDialog } from './SourcesDialog';
import { ThreatDetails } from './ThreatDetails';
import { TypeDetails } from './TypeDetails';
import { UnsavedEdits } from './UnsavedEdits';
import { type Here, useHere } from './useHere';

/** Everything that Parapet knows, to be searched and read, with what the open project has to do with it. */
export function LibraryPlace() {
  const { t } = useTranslation('library');
  const session = useSession();
  const tab = useView(view => view.library.tab);
  const here = useHere();
  const [isShowingSources, showSources] = useState(false);
  const [isShowingPacks, showPacks] = useState(false);
  const packs = usePacks();
  const unused = packs.filter(pack => pack.state === 'unused').length;
  const counts = { count: packs.length, unused };
  const packsLabel = packs.length === 0 ? t('packs') : t(unused > 0 ? 'packsCountUnused' : 'packsCount', counts);
  const keys = useListKeys(() => session.lookAtLibrary(tab, { chosen: null }));
  return (
    <div {...keys} className={classes.place} role="group" aria-label={t('title')}>
      <PlaceFrame
        title={t('title')}
        intro={t('intro')}
        tools={
          <>
            <NewEntry content={tab} />
            <Button
              variant="default"
              leftSection={<IconPackages size={16} aria-hidden />}
              onClick={() => showPacks(true)}
            >
              {packsLabel}
            </Button>
            <Button
              variant="default"
              leftSection={<IconCertificate size={16} aria-hidden />}
              onClick={() => showSources(true)}
            >
              {t('sources')}
            </Button>
          </>
        }
        sideWidth={460}
        side={<Side here={here} />}
      >
        <div className={classes.column}>
          <UnsavedEdits showPacks={() => showPacks(true)} />
          <Parts />
          <div className={classes.fill}>
            <LibraryList key={tab} tab={tab} here={here} />
          </div>
        </div>
      </PlaceFrame>
      <PacksDialog opened={isShowingPacks} onClose={() => showPacks(false)} />
      <EntryEditor />
      <SourcesDialog opened={isShowingSources} onClose={() => showSources(false)} />
    </div>
  );
}

function Parts() {
  const { t } = useTranslation('library');
  const session = useSession();
  const library = useLibrary();
  const tab = useView(view => view.library.tab);
  return (
    <Tabs value={tab} onChange={next => session.turnLibraryTo(LIBRARY_TABS.find(one => one === next) ?? tab)}>
      <Tabs.List aria-label={t('tabs')}>
        {LIBRARY_TABS.map(one => (
          <Tabs.Tab key={one} value={one} rightSection={<span className={classes.count}>{library[one].size}</span>}>
            {t(`tab.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

/** The chosen entry, or what can be chosen. */
function Side({ here }: { readonly here: Here }) {
  const library = useLibrary();
  const tab = useView(view => view.library.tab);
  const id = useView(view => view.library[view.library.tab].chosen) ?? '';
  const shown = {
    types: () => {
      const type = library.types.get(id);
      return type && <TypeDetails key={id} type={type} ids={here.types.get(id) ?? []} />;
    },
    threats: () => {
      const threat = library.threats.get(id);
      return threat && <ThreatDetails key={id} threat={threat} here={here.threats.get(id)} />;
    },
    controls: () => {
      const control = library.controls.get(id);
      return control && <ControlDetails key={id} control={control} here={here.controls.get(id)} />;
    },
  } as const;
  return shown[tab]() ?? <Unchosen tab={tab} />;
}

function Unchosen({ tab }: { readonly tab: LibraryTab }) {
  const { t } = useTranslation('library');
  return (
    <>
      <EmptyState icon={IconBooks} title={t(`chooseTitle.${tab}`)} hint={t(`chooseHint.${tab}`)} />
      <Text size="xs" c="var(--ink-soft)" ta="center" px="md">
        {t('keys')}
      </Text>
    </>
  );
}
