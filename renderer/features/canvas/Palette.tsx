import { Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconBorderCornerSquare, IconNote, IconSearch } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addTo } from '../../../core/base';
import { type AssetType, GENERIC_TYPES, type Library } from '../../../core/library';
import { ELEMENT_KINDS, type ElementKind } from '../../../core/model';
import { Glyph } from '../../meaning';
import { useLibrary, useOpen } from '../../session';
import { DRAG_TYPE } from './Canvas';
import classes from './canvas.module.css';
import type { Dropped } from './gestures';
import { useAddThing } from './useAddThing';

const PROVIDERS = ['aws', 'azure', 'gcp', 'other'] as const;
type ProviderKey = (typeof PROVIDERS)[number];
const GENERIC_IDS = new Set<string>(Object.values(GENERIC_TYPES));

/** All that can be drawn, by category; narrowed by words and by provider. */
export function Palette() {
  const { t } = useTranslation('canvas');
  const readOnly = useOpen(open => open.readOnly);
  const [words, setWords] = useState('');
  const [provider, setProvider] = useState<ProviderKey | null>(null);
  const asked = useDeferredValue(words);
  // The page is drawn first; the long list beside it follows.
  const isListed = useDeferredValue(true, false);
  if (readOnly) return <nav className={classes.palette} aria-label={t('palette')} />;
  return (
    <nav className={classes.palette} aria-label={t('palette')}>
      <div className={classes.paletteTop}>
        <TextInput
          aria-label={t('searchTypes')}
          placeholder={t('searchTypes')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Select
          aria-label={t('allProviders')}
          placeholder={t('allProviders')}
          clearable
          data={PROVIDERS.map(one => ({ value: one, label: t(`provider.${one}`) }))}
          value={provider}
          onChange={value => setProvider(PROVIDERS.find(one => one === value) ?? null)}
        />
      </div>
      <div className={classes.paletteList}>{isListed && <Things words={asked} provider={provider} />}</div>
    </nav>
  );
}

interface ThingsProps {
  readonly words: string;
  readonly provider: ProviderKey | null;
}

function Things({ words, provider }: ThingsProps) {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  const found = useMemo(() => findTypes(library, words, provider), [library, words, provider]);
  return (
    <>
      {words === '' && <BasicThings />}
      {[...found].map(([category, types]) => (
        <section key={category} aria-label={category}>
          <h3 className={classes.category}>{category}</h3>
          {types.map(type => (
            <TypeThing key={type.id} type={type} provider={provider} />
          ))}
        </section>
      ))}
      {found.size === 0 && (
        <>
          <p className={classes.category}>{t('nothingFound')}</p>
          <Thing
            thing={{ thing: 'element', type: null, kind: 'process', name: words.trim().slice(0, 200) }}
            glyph={<Glyph type={GENERIC_TYPES.process} kind="process" size={20} />}
          >
            {t('addGeneric', { name: words.trim() })}
          </Thing>
        </>
      )}
      {words === '' && <BoundaryThings />}
    </>
  );
}

function findTypes(
  library: Library,
  words: string,
  provider: ProviderKey | null,
): ReadonlyMap<string, readonly AssetType[]> {
  const parts = words
    .toLowerCase()
    .split(/\s+/)
    .filter(part => part !== '');
  const found = new Map<string, AssetType[]>();
  for (const type of library.types.values()) {
    if (type.kind === 'boundary' || GENERIC_IDS.has(type.id)) continue;
    if (provider && type.names[provider].length === 0) continue;
    const services = Object.values(type.names).flat();
    const text = [type.name, ...type.synonyms, ...services, ...type.formerNames].join(' ').toLowerCase();
    if (!parts.every(part => text.includes(part))) continue;
    addTo(found, type.category, type);
  }
  return found;
}

function isElementKind(kind: string): kind is ElementKind {
  return ELEMENT_KINDS.some(one => one === kind);
}

function TypeThing({ type, provider }: { readonly type: AssetType; readonly provider: ProviderKey | null }) {
  const kind = isElementKind(type.kind) ? type.kind : 'process';
  const service = provider ? type.names[provider][0] : undefined;
  return (
    <Thing
      thing={{ thing: 'element', type: type.id, kind, name: service ?? type.name }}
      glyph={<Glyph type={type.id} kind={kind} size={20} />}
      service={service}
    >
      {type.name}
    </Thing>
  );
}

/** General actors, processes and stores, boundaries and notes: enough to draw anything. */
function BasicThings() {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  return (
    <section aria-label={t('generic')}>
      <h3 className={classes.category}>{t('generic')}</h3>
      {ELEMENT_KINDS.map(kind => {
        const type = GENERIC_TYPES[kind];
        const name = library.types.get(type)?.name ?? kind;
        return (
          <Thing
            key={kind}
            thing={{ thing: 'element', type: null, kind, name }}
            glyph={<Glyph type={type} kind={kind} size={20} />}
          >
            {name}
          </Thing>
        );
      })}
      <Thing
        thing={{ thing: 'boundary', kind: null, name: t('newBoundary') }}
        glyph={<IconBorderCornerSquare size={20} stroke={1.6} aria-hidden />}
      >
        {t('newBoundary')}
      </Thing>
      <Thing thing={{ thing: 'note' }} glyph={<IconNote size={20} stroke={1.6} aria-hidden />}>
        {t('note')}
      </Thing>
    </section>
  );
}

function BoundaryThings() {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  return (
    <section aria-label={t('boundaries')}>
      <h3 className={classes.category}>{t('boundaries')}</h3>
      {[...library.boundaryKinds.values()].map(kind => (
        <Thing
          key={kind.id}
          thing={{ thing: 'boundary', kind: kind.id, name: kind.name }}
          glyph={<Glyph type={`boundary:${kind.id}`} kind="boundary" size={20} />}
        >
          {kind.name}
        </Thing>
      ))}
    </section>
  );
}

interface ThingProps {
  readonly thing: Dropped;
  readonly glyph: ReactNode;
  readonly service?: string | undefined;
  readonly children: string;
}

/** One line of the palette: to drag onto the page, or to press. */
function Thing({ thing, glyph, service, children }: ThingProps) {
  const { t } = useTranslation('canvas');
  const add = useAddThing();
  const start = (event: DragEvent) => {
    event.dataTransfer.setData(DRAG_TYPE, JSON.stringify(thing));
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <UnstyledButton
      className={classes.thing}
      draggable
      onDragStart={start}
      onClick={() => add(thing)}
      title={t('dragHint')}
    >
      {glyph}
      <span className={classes.thingName}>
        {children}
        {service && <span className={classes.thingService}>{service}</span>}
      </span>
    </UnstyledButton>
  );
}
