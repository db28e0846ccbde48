import { useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProjectModel } from '../../../core/model';
import { useSaveOpenProject } from '../../actions';
import { type FindingsState, OVERLAYS, PLACES, type Session, useSession } from '../../session';
import type { Jump } from './findJumps';

/** Only so many places have a key of their own. */
const DIGITS = 9;

/** Everything that one can go to or do, worked out when it is asked for: a large project has tens of thousands. */
export function useJumps(): () => readonly Jump[] {
  const session = useSession();
  const placesAndActions = usePlacesAndActions(session);
  return () => {
    const open = session.lastOpen;
    const things = open ? [...thingJumps(session, open.model), ...threatJumps(session, open.model)] : [];
    return [...placesAndActions(), ...things];
  };
}

function usePlacesAndActions(session: Session): () => readonly Jump[] {
  const { t } = useTranslation('shell');
  const { t: canvas } = useTranslation('canvas');
  const { t: jump } = useTranslation('jump');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const save = useSaveOpenProject();
  const action = (id: string, title: string, run: () => void, hint = ''): Jump => ({
    id: `action ${id}`,
    kind: 'action',
    title,
    hint,
    run,
  });
  const switchScheme = () => {
    const next = colorScheme === 'dark' ? 'light' : 'dark';
    setColorScheme(next);
    void session.setPreferences({ colorScheme: next });
  };
  return () => [
    ...PLACES.map(
      (place, at): Jump => ({
        id: `place ${place}`,
        kind: 'place',
        title: t(`place.${place}`),
        hint: at < DIGITS ? `Alt+${at + 1}` : '',
        run: () => session.goTo(place),
      }),
    ),
    action('organisation', t('organisation'), () => session.organisation.goTo('overview')),
    action('projects', t('backToProjects'), () => void session.close()),
    action('undo', jump('undo'), () => session.undo(), 'Ctrl+Z'),
    action('redo', jump('redo'), () => session.redo(), 'Ctrl+Y'),
    action('save', `${t('saveToFile')}: ${t('saveAsJson')}`, () => void save('json'), 'Ctrl+S'),
    action('zip', `${t('saveToFile')}: ${t('saveAsZip')}`, () => void save('zip')),
    ...OVERLAYS.map(overlay =>
      action(`colour ${overlay}`, `${canvas('overlay')}: ${canvas(`overlays.${overlay}`)}`, () => {
        session.goTo('diagram');
        session.view.setState({ overlay });
      }),
    ),
    action('scheme', t('colorScheme'), switchScheme),
    action('profile', t('profileChange'), () => session.askForProfile()),
    action('shortcuts', jump('shortcuts'), () => session.view.setState({ shortcutsShown: true }), '?'),
  ];
}

function thingJumps(session: Session, model: ProjectModel): readonly Jump[] {
  const { elements, boundaries, flows, assets, pages } = model;
  const show = (id: string) => () => session.reveal(id);
  const onePage = pages.size === 1;
  const where = (parent: string | null) => boundaries.get(parent ?? '')?.name ?? '';
  const typeOf = (type: string | null) => session.library.types.get(type ?? '')?.name ?? '';
  const jumps: Jump[] = [];
  for (const { id, name, type, parent } of elements.values()) {
    const hint = [typeOf(type), where(parent)].filter(part => part !== '').join(' · ');
    jumps.push({ id, kind: 'element', title: name, hint, run: show(id) });
  }
  for (const { id, name, parent } of boundaries.values())
    jumps.push({ id, kind: 'boundary', title: name, hint: where(parent), run: show(id) });
  for (const { id, name, source, target } of flows.values()) {
    const ends = `${elements.get(source ?? '')?.name ?? '?'} → ${elements.get(target ?? '')?.name ?? '?'}`;
    jumps.push({ id, kind: 'flow', title: name === '' ? ends : name, hint: ends, run: show(id) });
  }
  for (const { id, name } of assets.values())
    jumps.push({ id, kind: 'data', title: name, hint: '', run: () => session.goTo('data') });
  if (!onePage)
    for (const { id, name } of pages.values())
      jumps.push({
        id,
        kind: 'place',
        title: name,
        hint: '',
        run: () => {
          session.goTo('diagram');
          session.view.setState({ page: id, selection: new Set() });
        },
      });
  return jumps;
}

function threatJumps(session: Session, model: ProjectModel): readonly Jump[] {
  const { findings }: FindingsState = session.findings.getState();
  const jumps: Jump[] = [];
  for (const { key, title, subject } of findings.values()) {
    const run = () => session.goTo('threats', { finding: key });
    jumps.push({ id: key, kind: 'threat', title, hint: subject.name, run });
  }
  for (const { id, title } of model.threats.values()) {
    const run = () => session.goTo('threats', { finding: id });
    jumps.push({ id, kind: 'threat', title, hint: '', run });
  }
  return jumps;
}
