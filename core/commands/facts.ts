import { fail, ok, type Result } from '../base';
import { type Change, changeOf } from '../changes';
import type { Asset, Fact, Facts, ProjectModel, ProjectRows, SubjectId } from '../model';
import type { CommandRunner } from './command';
import { rowOf, soundPatch } from './rows';
import { typedNow } from './stamps';

/** Sets one library property, flow property, fact of a data asset, a provider or the model on many subjects; null makes it unknown again. */
export interface SetFact {
  readonly type: 'fact/set';
  readonly subjects: readonly SubjectId[];
  readonly fact: string;
  readonly value: string | readonly string[] | null;
}
/** Says of which library type some elements are, or of which kind some boundaries; null: generic. */
export interface SetType {
  readonly type: 'type/set';
  readonly subjects: readonly SubjectId[];
  readonly to: string | null;
}
export type FactCommand = SetFact | SetType;

/** The facts with one of them set; null takes it away. */
export function withFact(facts: Facts, name: string, fact: Fact | null): Facts {
  const { [name]: _, ...others } = facts;
  return fact ? { ...others, [name]: fact } : others;
}

/** What is said of a data asset is kept in fields of its row. */
const ASSET_FIELDS = new Map<string, StringConstructor | NumberConstructor>([
  ['owner', String],
  ['records', Number],
  ['confidentiality', Number],
  ['integrity', Number],
  ['privacy', Number],
]);

function assetChange(asset: Asset, name: string, fact: Fact | null): Result<Change<ProjectRows>> {
  const field = ASSET_FIELDS.get(name);
  if (!field) return fail({ code: 'row/invalid', facts: { reason: name } });
  const value = fact === null ? null : field(String(fact.value));
  const row = rowOf('assets', { ...asset, [name]: value });
  return row.ok ? ok(changeOf<ProjectRows, 'assets'>('assets', asset, row.value)) : row;
}

/** The change that sets a fact on one subject, wherever its kind of row keeps facts; null: no such row. */
function factChange(model: ProjectModel, id: SubjectId, name: string, fact: Fact | null): Change<ProjectRows> | null {
  const element = model.elements.get(id);
  if (element)
    return changeOf<ProjectRows, 'elements'>('elements', element, {
      ...element,
      props: withFact(element.props, name, fact),
    });
  const flow = model.flows.get(id);
  if (flow) return changeOf<ProjectRows, 'flows'>('flows', flow, { ...flow, props: withFact(flow.props, name, fact) });
  const boundary = model.boundaries.get(id);
  if (boundary)
    return changeOf<ProjectRows, 'boundaries'>('boundaries', boundary, {
      ...boundary,
      props: withFact(boundary.props, name, fact),
    });
  const provider = model.providers.get(id);
  if (provider)
    return changeOf<ProjectRows, 'providers'>('providers', provider, {
      ...provider,
      facts: withFact(provider.facts, name, fact),
    });
  const project = model.project.get(id);
  return project
    ? changeOf<ProjectRows, 'project'>('project', project, { ...project, facts: withFact(project.facts, name, fact) })
    : null;
}

/** What a fact can be called: as in the library, so that no name means something to JavaScript itself. */
const FACT_NAME = /^[a-z0-9][a-z0-9_-]{0,99}$/;

const setFact: CommandRunner<SetFact> = (model, command, context) => {
  if (!FACT_NAME.test(command.fact))
    return fail({ code: 'row/invalid', facts: { reason: command.fact.slice(0, 100) } });
  const value = command.value;
  const fact: Fact | null =
    value === null ? null : { value: typeof value === 'string' ? value : [...value], origin: typedNow(context) };
  const patch: Change<ProjectRows>[] = [];
  for (const id of new Set(command.subjects)) {
    const asset = model.assets.get(id);
    const made = asset ? assetChange(asset, command.fact, fact) : ok(factChange(model, id, command.fact, fact));
    if (!made.ok) return made;
    if (!made.value) return fail({ code: 'row/unknown', facts: { id } });
    patch.push(made.value);
  }
  const sound = soundPatch(model, patch);
  const mergeKey = `fact/set ${command.fact} ${command.subjects.join(',')}`;
  return sound.ok ? ok({ label: 'fact/set', patch: sound.value, mergeKey }) : sound;
};

const setType: CommandRunner<SetType> = (model, command, context) => {
  const origin = typedNow(context);
  const patch: Change<ProjectRows>[] = [];
  for (const id of new Set(command.subjects)) {
    const element = model.elements.get(id);
    const boundary = model.boundaries.get(id);
    if (element)
      patch.push(
        changeOf<ProjectRows, 'elements'>('elements', element, { ...element, type: command.to, typeOrigin: origin }),
      );
    else if (boundary)
      patch.push(
        changeOf<ProjectRows, 'boundaries'>('boundaries', boundary, {
          ...boundary,
          kind: command.to,
          kindOrigin: origin,
        }),
      );
    else return fail({ code: 'row/unknown', facts: { id } });
  }
  const sound = soundPatch(model, patch);
  return sound.ok ? ok({ label: 'type/set', patch: sound.value, mergeKey: null }) : sound;
};

export const factRunners = { 'fact/set': setFact, 'type/set': setType };
