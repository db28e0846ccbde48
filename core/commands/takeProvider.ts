import { type Environment, fail, ok, type Rect, type Result } from '../base';
import { changeOf, type ProjectPatch } from '../changes';
import {
  type DocumentId,
  type Person,
  type Placement,
  type ProjectModel,
  type ProjectRows,
  type Provider,
  type ProviderId,
  placementId,
} from '../model';
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

/** Draws the management console of the account at a provider that the project has already, under that name. */
export interface DrawConsole {
  readonly type: 'provider/console';
  readonly provider: ProviderId;
  readonly name: string;
}

export type ProviderCommand = TakeProvider | DrawConsole;

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
  if (command.console !== null) {
    const drawn = consoleAt(model, { provider: provider.id, name: command.console }, environment);
    if (!drawn.ok) return drawn;
    patch.push(...drawn.value);
  }
  const sound = soundPatch(model, patch);
  return sound.ok ? ok({ label: 'provider/take', patch: sound.value, mergeKey: null }) : sound;
};

const drawConsole: CommandRunner<DrawConsole> = (model, { provider, name }, { environment }) => {
  if (!model.providers.has(provider)) return fail({ code: 'row/unknown', facts: { id: provider } });
  const drawn = consoleAt(model, { provider, name }, environment);
  if (!drawn.ok) return drawn;
  const sound = soundPatch(model, drawn.value);
  return sound.ok ? ok({ label: 'provider/console', patch: sound.value, mergeKey: null }) : sound;
};

/** The console of a provider on the first page, at the right of everything; without a page there is nowhere to draw it. */
function consoleAt(
  model: ProjectModel,
  { provider, name }: Omit<DrawConsole, 'type'>,
  environment: Environment,
): Result<ProjectPatch> {
  const page = [...model.pages.values()].sort((a, b) => a.order - b.order)[0];
  if (!page) return ok([]);
  const id = environment.newId('el');
  const element = rowOf('elements', { id, kind: 'process', name, type: CONSOLE, provider });
  if (!element.ok) return element;
  const at = beside([...model.placements.values()].filter(one => one.page === page.id));
  const place = { id: placementId(page.id, id), page: page.id, subject: id, ...at };
  return ok([
    changeOf<ProjectRows, 'elements'>('elements', null, element.value),
    changeOf<ProjectRows, 'placements'>('placements', null, place),
  ]);
}

/** A place at the right of everything, level with the top. */
function beside(placed: readonly Placement[]): Rect {
  if (placed.length === 0) return { x: 0, y: 0, ...SIZE };
  const right = Math.max(...placed.map(one => one.x + one.width));
  const top = Math.min(...placed.map(one => one.y));
  return { x: right + GAP, y: top, ...SIZE };
}

export const providerRunners = { 'provider/take': take, 'provider/console': drawConsole };
