import fc from 'fast-check';
import { expect, it } from 'vitest';
import { invariant } from '../../core/base';
import { apply, diff, invert, type ProjectPatch } from '../../core/changes';
import { type Command, run } from '../../core/commands';
import { type AnalysisUpdate, Engine } from '../../core/engine';
import { Asset, type ProjectModel } from '../../core/model';
import { A_PERSON, aFixedEnvironment } from '../support/aModel';
import { withEveryRelation } from '../support/everyRelation';
import { largeModel } from '../support/largeModel';
import { aBusyProject, play, steps } from '../support/randomCommands';
import { shippedLibrary } from '../support/templates';

const library = withEveryRelation(shippedLibrary());
const TODAY = '2026-11-23';

/** Everything that is computed, gathered from updates as a screen gathers it. */
function gatherer(first: AnalysisUpdate) {
  const findings = new Map(first.changed.map(one => [one.key, one]));
  const subjects = new Map<string, AnalysisUpdate['subjects'][number]>(first.subjects.map(one => [one.id, one]));
  let latest = first;
  const take = (update: AnalysisUpdate) => {
    for (const key of update.removed) findings.delete(key);
    for (const one of update.changed) findings.set(one.key, one);
    for (const id of update.gone) subjects.delete(id);
    for (const one of update.subjects) subjects.set(one.id, one);
    latest = update;
  };
  const seen = () => ({
    findings: [...findings].sort(byKey),
    subjects: [...subjects].sort(byKey),
    questions: latest.questions,
    controls: latest.controls,
    totals: latest.totals,
  });
  return { take, seen };
}

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);

function expectAsAnew(engine: Engine, seen: unknown): void {
  const fresh = new Engine(library);
  expect(seen).toEqual(gatherer(fresh.open(engine.model, { today: TODAY })).seen());
  expect(engine.findings()).toEqual(fresh.findings());
  expect(engine.orphans()).toEqual(fresh.orphans());
  expect(engine.concerns()).toEqual(fresh.concerns());
  expect(engine.waysIn()).toEqual(fresh.waysIn());
  for (const { id } of fresh.model.elements.values()) {
    expect(engine.controlRows({ subject: id })).toEqual(fresh.controlRows({ subject: id }));
  }
  // Some of them: reasons, the numbers of its rating, and what would clear it.
  for (const [at, { key }] of fresh.findings().entries())
    if (at % 25 === 0) expect(engine.explain(key), key).toEqual(fresh.explain(key));
}

const few = <P extends string>(prefix: P, most: number) => fc.nat(most).map(n => `${prefix}_${n}` as const);
const element = few('el', 9);
const flow = few('fl', 15);
const boundary = few('bo', 2);
const asset = few('da', 2);
const provider = fc.constantFrom('pv_aws' as const, 'pv_onprem' as const);
const subject = fc.oneof(element, flow, boundary, asset, provider, fc.constant('project' as const));
const types = [...library.types.values()].filter(type => type.kind !== 'boundary').map(type => type.id);
const facts = [
  ...library.properties.values(),
  ...library.flowProperties.values(),
  ...library.providerFacts.values(),
  ...library.projectFacts.values(),
]
  .filter(fact => fact.values.length > 1)
  .map(fact => ({ fact: fact.id, values: fact.values }));
const reach = ['internet_facing', 'public_access', 'authn', 'waf'];
const answer = fc
  .oneof(fc.constantFrom(...facts), fc.constantFrom(...facts.filter(one => reach.includes(one.fact))))
  .chain(({ fact, values }) => fc.record({ fact: fc.constant(fact), value: fc.constantFrom(null, '?', ...values) }));
const rules = [...library.threats.keys()];
const controls = [...library.controls.keys()];
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const point = fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) });

const reasoned = fc.constant({ reason: 'not here' });
const mark = fc.constantFrom(1, 3, 5);

/** Edits that matter to findings: types, answers, data, places, owners, decisions, states of controls, rules and packs. */
const edit: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(answer, subject)
    .map(([{ fact, value }, one]): Command => ({ type: 'fact/set', subjects: [one], fact, value })),
  fc
    .tuple(element, nullable(fc.constantFrom(...types)))
    .map(([one, to]): Command => ({ type: 'type/set', subjects: [one], to })),
  fc
    .tuple(boundary, nullable(fc.constantFrom(...library.boundaryKinds.keys())))
    .map(([one, to]): Command => ({ type: 'type/set', subjects: [one], to })),
  fc
    .tuple(
      element,
      fc.record(
        {
          parent: nullable(boundary),
          provider: nullable(provider),
          criticality: nullable(fc.constantFrom(1, 3, 5)),
          holds: fc.array(asset, { maxLength: 2 }),
          processes: fc.array(asset, { maxLength: 2 }),
          owner: nullable(fc.constant('pe_1' as const)),
          outOfScope: nullable(fc.constant({ reason: 'not ours' })),
          name: fc.constantFrom('One', 'Two'),
          kind: fc.constantFrom('actor' as const, 'process' as const, 'store' as const),
          serviceModel: nullable(fc.constantFrom('iaas' as const, 'saas' as const, 'onprem' as const)),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([id, fields]): Command => ({ type: 'row/change', table: 'elements', ids: [id], fields })),
  fc
    .tuple(
      flow,
      fc.record(
        { data: fc.array(asset, { maxLength: 2 }), bidirectional: fc.boolean(), outOfScope: nullable(reasoned) },
        { requiredKeys: [] },
      ),
    )
    .map(([id, fields]): Command => ({ type: 'row/change', table: 'flows', ids: [id], fields })),
  fc
    .tuple(
      boundary,
      fc.record(
        {
          provider: nullable(provider),
          parent: nullable(boundary),
          owner: nullable(fc.constant('pe_1' as const)),
          criticality: nullable(mark),
          outOfScope: nullable(reasoned),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([id, fields]): Command => ({ type: 'row/change', table: 'boundaries', ids: [id], fields })),
  fc
    .tuple(
      asset,
      fc.record({
        class: nullable(fc.constantFrom(...library.dataClasses.keys())),
        records: nullable(fc.constant(2_000_000)),
        owner: nullable(fc.constant('pe_1' as const)),
        privacy: nullable(fc.constantFrom(1, 4)),
      }),
    )
    .map(([id, fields]): Command => ({ type: 'row/change', table: 'assets', ids: [id], fields })),
  fc
    .record(
      {
        owner: nullable(fc.constant('pe_1' as const)),
        tier2: fc.boolean(),
        reviewed: nullable(fc.constantFrom('2025-01-01' as const, TODAY)),
      },
      { requiredKeys: [] },
    )
    .map((fields): Command => ({ type: 'row/change', table: 'project', ids: ['project'], fields })),
  fc
    .tuple(
      provider,
      fc.record(
        { key: fc.constantFrom('aws', 'onprem', 'saas:crm'), name: fc.constant('Other'), criticality: nullable(mark) },
        { requiredKeys: [] },
      ),
    )
    .map(([id, fields]): Command => ({ type: 'row/change', table: 'providers', ids: [id], fields })),
  fc
    .tuple(fc.constantFrom(...rules), nullable(reasoned))
    .map(([rule, off]): Command => ({ type: 'rule/switch', rules: [rule], off })),
  fc
    .tuple(fc.constantFrom(...rules), nullable(fc.record({ likelihood: mark, impact: mark })))
    .map(([rule, rating]): Command => ({ type: 'rule/rate', rule, rating: rating && { ...rating, reason: 'seen' } })),
  nullable(reasoned).map((off): Command => ({ type: 'pack/switch', packs: ['parapet'], off })),
  fc.tuple(boundary, fc.array(element, { minLength: 1, maxLength: 3 })).map(
    ([id, members]): Command => ({
      type: 'boundary/add',
      id,
      name: 'Zone',
      kind: null,
      parent: null,
      page: 'pg_1',
      at: { x: 0, y: 0, width: 400, height: 300 },
      members,
    }),
  ),
  boundary.map((id): Command => ({ type: 'boundary/dissolve', id })),
  fc
    .tuple(fc.oneof(element, boundary), point, nullable(boundary))
    .map(([id, by, parent]): Command => ({ type: 'canvas/move', page: 'pg_1', subjects: [id], by, parent })),
  fc.constant<Command>({ type: 'row/remove', ids: ['pe_1'] }),
  fc.oneof(element, flow, boundary, asset, provider).map((id): Command => ({ type: 'row/remove', ids: [id] })),
  asset.map(
    (id): Command => ({ type: 'row/add', table: 'assets', row: Asset.parse({ id, name: 'Data', type: 'pii' }) }),
  ),
  fc
    .tuple(flow, element, element)
    .map(([id, source, target]): Command => ({ type: 'flow/connect', id, name: 'f', source, target })),
  fc.tuple(flow, element).map(([id, source]): Command => ({ type: 'flow/reconnect', id, source })),
  fc.tuple(flow, element).map(([id, target]): Command => ({ type: 'flow/reconnect', id, target })),
  fc
    .tuple(flow, fc.constantFrom('Sends', ''))
    .map(([id, name]): Command => ({ type: 'row/change', table: 'flows', ids: [id], fields: { name } })),
  fc
    .constantFrom('Olga', 'Otto')
    .map((name): Command => ({ type: 'row/change', table: 'people', ids: ['pe_1'], fields: { name } })),
  fc
    .tuple(asset, nullable(fc.constantFrom(...library.dataTypes.keys())))
    .map(
      ([id, type]): Command => ({ type: 'row/change', table: 'assets', ids: [id], fields: { type, name: 'Other' } }),
    ),
  fc.tuple(boundary, fc.array(point, { minLength: 2, maxLength: 3 })).map(
    ([id, points]): Command => ({
      type: 'batch',
      label: 'line',
      commands: [
        { type: 'row/change', table: 'boundaries', ids: [id], fields: { form: 'line' } },
        { type: 'route/set', page: 'pg_1', subject: id, points },
      ],
    }),
  ),
  fc.tuple(element, point).map(
    ([id, at]): Command => ({
      type: 'canvas/resize',
      page: 'pg_1',
      subject: id,
      to: { ...at, width: 100, height: 60 },
    }),
  ),
  fc
    .tuple(
      fc.constantFrom(...rules),
      fc.oneof(
        element.map(id => `element=${id}`),
        asset.map(id => `asset=${id}`),
        fc.tuple(element, element).map(([a, b]) => `entrance=${a},store=${b}`),
      ),
      fc.constantFrom('accepted' as const, 'dismissed' as const, null),
    )
    .map(([rule, about, verdict]): Command => {
      const remembered = { title: 't', subject: 's', library: 'l' };
      const rating = { likelihood: 2, impact: null, reason: 'seen' };
      return {
        type: 'decision/set',
        findings: [{ key: `${rule}:${about}`, remembered }],
        fields: { verdict, rating },
      };
    }),
  fc
    .tuple(
      fc.constantFrom(...controls),
      subject,
      fc.record({
        status: fc.constantFrom('verified' as const, 'planned' as const, 'unavailable' as const),
        expires: nullable(fc.constantFrom('2026-01-01' as const, '2027-01-01' as const)),
        fit: nullable(fc.constantFrom('same' as const, 'degraded' as const)),
      }),
    )
    .map(([control, one, fields]): Command => ({ type: 'control/set', control, subjects: [one], fields })),
  fc
    .tuple(
      fc.constantFrom(...library.layers.keys()),
      fc.oneof(element, boundary),
      fc.record(
        {
          party: nullable(fc.constantFrom('', 'Team')),
          share: nullable(fc.constantFrom('C' as const, 'P' as const, 'Sd' as const)),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([layer, id, fields]): Command => ({ type: 'responsibility/set', layer, subjects: [id], fields })),
);

function aStart(): ProjectModel {
  const model = largeModel(library, { elements: 10, flows: 16, known: 15 });
  const person: Command = {
    type: 'row/add',
    table: 'people',
    row: { id: 'pe_1', name: 'Olga', roles: [], team: '', email: '', copiedFrom: null },
  };
  const edited = run(model, person, { environment: aFixedEnvironment(), who: A_PERSON });
  invariant(edited.ok, 'A person can be added');
  return apply(model, edited.value.patch);
}

it('an edit leaves everything computed as if it had been computed anew', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 10, maxLength: 25, size: 'max' }), commands => {
      const engine = new Engine(library);
      const screen = gatherer(engine.open(aStart(), { today: TODAY }));
      play(engine.model, commands, (model, { patch }) => {
        screen.take(engine.apply(patch));
        return apply(model, patch);
      });
      expectAsAnew(engine, screen.seen());
    }),
    { numRuns: 30 },
  );
}, 120_000);

it('edits with an undo now and then leave everything computed as if it had been computed anew', () => {
  const undone = fc.array(fc.tuple(edit, fc.nat(2)), { minLength: 10, maxLength: 25, size: 'max' });
  fc.assert(
    fc.property(undone, all => {
      const engine = new Engine(library);
      const screen = gatherer(engine.open(aStart(), { today: TODAY }));
      const done: ProjectPatch[] = [];
      for (const [command, undos] of all) {
        play(engine.model, [command], (model, { patch }) => {
          screen.take(engine.apply(patch));
          done.push(patch);
          return apply(model, patch);
        });
        for (const patch of done.splice(done.length - undos, undos).reverse()) screen.take(engine.apply(invert(patch)));
      }
      expectAsAnew(engine, screen.seen());
    }),
    { numRuns: 15 },
  );
}, 120_000);

it('edits of every kind, of any text, leave everything computed as if it had been computed anew', () => {
  fc.assert(
    fc.property(steps, all => {
      const engine = new Engine(library);
      const screen = gatherer(engine.open(aBusyProject(), { today: TODAY }));
      play(engine.model, all, (model, { patch }) => {
        screen.take(engine.apply(patch));
        return apply(model, patch);
      });
      expectAsAnew(engine, screen.seen());
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('an undo of everything at once brings back what was found at the beginning', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 5, maxLength: 15, size: 'max' }), commands => {
      const engine = new Engine(library);
      const start = aStart();
      engine.open(start, { today: TODAY });
      const before = engine.findings();
      const end = play(start, commands, (model, { patch }) => {
        engine.apply(patch);
        return apply(model, patch);
      });
      engine.apply(diff(end, start));
      expect(engine.findings()).toEqual(before);
    }),
    { numRuns: 25 },
  );
}, 60_000);
