import fc from 'fast-check';
import { type Command, copyRows, run } from '../../core/commands';
import type { ProjectModel } from '../../core/model';
import { anAsset, aPerson, aProvider } from './aCloudShop';
import { A_PERSON, aFixedEnvironment, aProject, drawn, after as made, PAGE } from './aModel';

/** Ids are few, so that commands meet: they add what was removed, connect what is there, and now and then miss. */
const few = <P extends string>(prefix: P) =>
  fc.constantFrom(...([1, 1, 1, 1, 2, 2, 2, 3] as const)).map(n => `${prefix}_${n}` as const);
const elementId = few('el');
const flowId = few('fl');
const boundaryId = few('bo');
const assetId = few('da');
const noteId = few('nt');
const personId = few('pe');
const providerId = few('pv');
const page = fc.constantFrom(PAGE, 'pg_2' as const);
const placedId = fc.oneof(elementId, boundaryId, noteId);
const subject = fc.oneof(elementId, flowId, boundaryId, assetId, providerId, fc.constant('project' as const));

/** Text of every kind: short words, any Unicode, and halves of surrogate pairs. */
export const anyText = fc.oneof(
  fc.constantFrom('', 'Web', 'R&D', '<tenant-id>', '😀', 'שלום', '__proto__', 'constructor'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 }).map(units => String.fromCharCode(...units)),
);

const coordinate = fc.integer({ min: -5000, max: 5000 });
const point = fc.record({ x: coordinate, y: coordinate });
const extent = fc.integer({ min: 1, max: 900 });
const rect = fc.record({ x: coordinate, y: coordinate, width: extent, height: extent });
const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 3 });
const remembered = fc.record({ title: anyText, subject: anyText, library: fc.constant('test 1') });
const findingKey = fc.oneof(elementId, flowId).map(id => `th-x:subject=${id}`);
const control = fc.constantFrom('ctl-net-waf', 'ctl-dat-dlp');
const layer = fc.constantFrom('guest-os', 'config');
const rule = fc.constantFrom('th-mg-orphan-owner', 'th-mg-misconfig', 'th-nw-plaintext', 'th-da-no-enc-rest');
const mark = fc.integer({ min: 1, max: 5 });
const kind = fc.constantFrom('actor', 'process', 'store');

type Fields<T extends Command['type']> = Exclude<keyof Extract<Command, { type: T }>, 'type'>;

function command<T extends Command['type'], F extends Fields<T>>(
  type: T,
  fields: Readonly<Record<F, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Command> {
  const typed: Readonly<Record<string, fc.Arbitrary<unknown>>> = { ...fields, type: fc.constant(type) };
  // Each field's own arbitrary gives what the command declares; fc.record forgets which command it is for.
  return fc.record(typed) as fc.Arbitrary<unknown> as fc.Arbitrary<Command>;
}

const added = (table: string, row: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Command> =>
  command('row/add', { table: fc.constant(table), row: fc.record(row) });

const changed = (
  table: string,
  ids: fc.Arbitrary<string>,
  fields: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<Command> =>
  command('row/change', { table: fc.constant(table), ids: some(ids), fields: fc.record(fields, { requiredKeys: [] }) });

const simple: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: command('element/add', {
      id: elementId,
      name: anyText,
      kind,
      elementType: nullable(anyText),
      typeOrigin: fc.constant(null),
      parent: nullable(boundaryId),
      page,
      at: rect,
    }),
  },
  {
    weight: 3,
    arbitrary: command('boundary/add', {
      id: boundaryId,
      name: anyText,
      kind: nullable(anyText),
      parent: nullable(boundaryId),
      page,
      at: rect,
      members: fc.array(fc.oneof(elementId, boundaryId), { maxLength: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: command('flow/connect', { id: flowId, name: anyText, source: elementId, target: elementId }),
  },
  added('people', {
    id: personId,
    name: anyText,
    roles: fc.constant([]),
    team: anyText,
    email: anyText,
    copiedFrom: fc.constant(null),
  }),
  added('providers', { id: providerId, key: anyText, name: anyText, owner: nullable(personId) }),
  added('assets', { id: assetId, name: anyText, type: nullable(anyText), owner: nullable(personId) }),
  added('pages', { id: page, name: anyText, order: fc.integer({ min: 0, max: 9 }) }),
  added('threats', { id: few('tm'), title: anyText, subject: nullable(subject), owner: nullable(personId) }),
  added('assumptions', { id: few('as'), text: anyText, subject: nullable(subject) }),
  added('actions', { id: few('ac'), title: anyText, owner: nullable(personId), finding: nullable(findingKey) }),
  command('note/add', { id: noteId, text: anyText, page, at: rect }),
  command('canvas/move', { page, subjects: some(placedId), by: point }),
  command('canvas/move', { page, subjects: some(placedId), by: point, parent: nullable(boundaryId) }),
  command('canvas/resize', { page, subject: placedId, to: rect }),
  command('canvas/arrange', { page, places: some(fc.record({ subject: placedId, to: rect })) }),
  command('route/set', { page, subject: fc.oneof(flowId, boundaryId), points: fc.array(point, { maxLength: 4 }) }),
  command('boundary/dissolve', { id: boundaryId }),
  command('page/remove', { id: page }),
  command('flow/reconnect', { id: flowId, source: elementId }),
  command('flow/reverse', { id: flowId }),
  changed('elements', elementId, {
    name: anyText,
    owner: nullable(personId),
    provider: nullable(providerId),
    holds: fc.array(assetId, { maxLength: 3 }),
    processes: fc.array(assetId, { maxLength: 2 }),
    tags: fc.array(anyText, { maxLength: 2 }),
  }),
  changed('flows', flowId, { name: anyText, data: fc.array(assetId, { maxLength: 3 }), bidirectional: fc.boolean() }),
  changed('boundaries', boundaryId, { name: anyText, parent: nullable(boundaryId), provider: nullable(providerId) }),
  changed('project', fc.constant('project'), { name: anyText, owner: nullable(personId), tier2: fc.boolean() }),
  command('row/remove', {
    ids: some(fc.oneof(elementId, flowId, boundaryId, assetId, noteId, personId, providerId, page)),
  }),
  command('fact/set', {
    subjects: some(subject),
    fact: fc.constantFrom('logging', 'enc', 'constructor'),
    value: nullable(fc.oneof(anyText, fc.array(anyText, { maxLength: 2 }))),
  }),
  command('type/set', { subjects: some(fc.oneof(elementId, boundaryId)), to: nullable(anyText) }),
  command('decision/set', {
    findings: some(fc.record({ key: findingKey, remembered })),
    fields: fc.record(
      { verdict: fc.constantFrom(null, 'accepted', 'dismissed'), note: anyText, assignee: nullable(personId) },
      { requiredKeys: [] },
    ),
  }),
  command('decision/clear', { keys: some(findingKey) }),
  command('control/set', {
    control,
    subjects: some(subject),
    fields: fc.record(
      { status: fc.constantFrom('planned', 'verified'), owner: nullable(personId) },
      { requiredKeys: [] },
    ),
  }),
  command('control/clear', { control, subjects: some(subject) }),
  command('responsibility/set', {
    layer,
    subjects: some(fc.oneof(elementId, boundaryId)),
    fields: fc.record({ share: fc.constantFrom(null, 'C', 'P'), party: nullable(anyText) }, { requiredKeys: [] }),
  }),
  command('responsibility/clear', { layer, subjects: some(fc.oneof(elementId, boundaryId)) }),
  command('rule/switch', { rules: some(rule), off: nullable(fc.record({ reason: anyText })) }),
  command('rule/rate', {
    rule,
    rating: nullable(fc.record({ likelihood: nullable(mark), impact: nullable(mark), reason: anyText })),
  }),
  command('pack/switch', {
    packs: fc.constantFrom(['parapet'], ['own-rules']),
    off: nullable(fc.record({ reason: anyText })),
  }),
);

/** A step is a command, or a copy of some things pasted on a page: what is copied depends on the model at that moment. */
export type Step = Command | { readonly paste: readonly string[]; readonly page: typeof PAGE | 'pg_2' };

const batch = command('batch', {
  label: fc.constant('batch'),
  commands: fc.array(simple, { minLength: 1, maxLength: 3 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: simple },
  { weight: 2, arbitrary: batch },
  { weight: 1, arbitrary: fc.record({ paste: some(placedId), page }) },
);
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 12, maxLength: 40, size: 'max' });

/** What a sequence of edits begins with: some of everything, so that most of what is asked is possible. */
export function aBusyProject(): ProjectModel {
  const at = { x: 0, y: 0, width: 100, height: 60 };
  return made(
    aProject(),
    aPerson({ id: 'pe_1', name: 'Olga' }),
    aProvider({ id: 'pv_1', key: 'aws', name: 'AWS', owner: 'pe_1' }),
    anAsset({ id: 'da_1', name: 'Cards', type: 'chd' }),
    anAsset({ id: 'da_2', name: 'Names', type: 'pii' }),
    drawn('el_1', 'process', 'Web'),
    drawn('el_2', 'store', 'Data', null, 1),
    drawn('el_3', 'actor', 'User', null, 2),
    { type: 'boundary/add', id: 'bo_1', name: 'Cloud', kind: null, parent: null, page: PAGE, at, members: ['el_1'] },
    { type: 'boundary/add', id: 'bo_2', name: 'Inner', kind: null, parent: 'bo_1', page: PAGE, at, members: ['el_2'] },
    { type: 'note/add', id: 'nt_1', text: 'Remember', page: PAGE, at },
    { type: 'flow/connect', id: 'fl_1', name: 'store', source: 'el_1', target: 'el_2' },
    { type: 'flow/connect', id: 'fl_2', name: 'ask', source: 'el_3', target: 'el_1' },
    { type: 'row/change', table: 'elements', ids: ['el_2'], fields: { holds: ['da_1', 'da_2'], owner: 'pe_1' } },
    { type: 'row/change', table: 'flows', ids: ['fl_1'], fields: { data: ['da_1'] } },
  );
}

/** Runs steps on a model and calls back for each that was possible; a step that is refused does nothing. */
export function play(
  start: ProjectModel,
  all: readonly Step[],
  took: (model: ProjectModel, edit: Extract<ReturnType<typeof run>, { ok: true }>['value']) => ProjectModel,
): ProjectModel {
  const context = { environment: aFixedEnvironment(), who: A_PERSON };
  return all.reduce((model, one) => {
    const asked: Command =
      'paste' in one
        ? { type: 'clipboard/paste', clip: copyRows(model, one.paste, PAGE), page: one.page, by: { x: 20, y: 20 } }
        : one;
    const edit = run(model, asked, context);
    return edit.ok ? took(model, edit.value) : model;
  }, start);
}
