import { fail, ok, type Rect } from '../base';
import { changeOf, type ProjectPatch } from '../changes';
import { type DocumentId, type Person, type Placement, type ProjectRows, type Provider, placementId } from '../model';
import type { CommandRunner } from './command';
import { rowOf, soundPatch } from './rows';

/**
 * Uses a provider of the organisation in a project: a stamped copy, so that the project's file stands alone. `console` adds the
 * management console of the account, from which everything there can be changed, under that name.
 */
export interface TakeProvider {
  readonly type: 'provider/take';
  readonly organisation: DocumentId;
  readonly provider: Provider;
  /** The owner of the provider, if it has one. */
  readonly owner: Person | null;
  readonly console: string | null;
}

/** Library type of the console of a cloud account. */
const CONSOLE = 'cloud-console';
const SIZE = { width: 160, height: 72 };
const GAP = 80;

const take: CommandRunner<TakeProvider> = (model, command, { environment }) => {
  const { organisation, provider, owner } = command;
  if (model.providers.has(provider.id)) return fail({ code: 'row/exists', facts: { id: provider.id } });
  const copiedFrom = { organisation, at: environment.now().slice(0, 10) };
  const patch: ProjectPatch[number][] = [
    changeOf<ProjectRows, 'providers'>('providers', null, { ...provider, copiedFrom }),
  ];
  if (owner && !model.people.has(owner.id))
    patch.push(changeOf<ProjectRows, 'people'>('people', null, { ...owner, copiedFrom }));
  const page = [...model.pages.values()].sort((a, b) => a.order - b.order)[0];
  if (command.console !== null && page) {
    const id = environment.newId('el');
    const element = rowOf('elements', {
      id,
      kind: 'process',
      name: command.console,
      type: CONSOLE,
      provider: provider.id,
    });
    if (!element.ok) return element;
    const at = beside([...model.placements.values()].filter(one => one.page === page.id));
    patch.push(
      changeOf<ProjectRows, 'elements'>('elements', null, element.value),
      changeOf<ProjectRows, 'placements'>('placements', null, {
        id: placementId(page.id, id),
        page: page.id,
        subject: id,
        ...at,
      }),
    );
  }
  const sound = soundPatch(model, patch);
  return sound.ok ? ok({ label: 'provider/take', patch: sound.value, mergeKey: null }) : sound;
};

/** A place at the right of everything, level with the top. */
function beside(placed: readonly Placement[]): Rect {
  if (placed.length === 0) return { x: 0, y: 0, ...SIZE };
  const right = Math.max(...placed.map(one => one.x + one.width));
  const top = Math.min(...placed.map(one => one.y));
  return { x: right + GAP, y: top, ...SIZE };
}

export const providerRunners = { 'provider/take': take };
