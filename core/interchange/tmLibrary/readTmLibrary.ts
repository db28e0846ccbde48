import { fail, ok, type Problem, type Result } from '../../base';
import { Day, ProjectInfo } from '../../model';
import { createDraft, type Draft, modelOfDraft } from '../draft';
import { labelsOf, noteOtherFields, paragraphs } from '../fields';
import { type Bag, isBag, labelOf, listOf, member } from '../foreignValue';
import type { ForeignFile, Import, ImportTools } from '../format';
import { countsOf, shown } from '../importReport';
import { placeEverything } from '../placing';
import { readCrossings, readDataFlows } from './flows';
import { type Context, readDataSets, readElements, readZones, thingsOf } from './things';
import { readThreats } from './threats';

const LABEL = 'an OWASP threat model';
const MOST_THINGS = 5_000;

const LISTS = [
  ...['trust_zones', 'trust_boundaries', 'actors', 'components', 'data_stores', 'data_sets', 'data_flows', 'diagrams'],
  ...['assumptions', 'threat_personas', 'threats', 'controls', 'risks'],
] as const;

/** Reads a model of the OWASP Threat Model Library. It has no places; they are worked out from the flows. */
export function readTmLibrary(
  file: ForeignFile,
  format: { readonly id: string; readonly label: string },
  tools: ImportTools,
): Result<Import> {
  const shape = shapeOf(file);
  if (!shape.ok) return shape;
  const json = shape.value;
  const draft = createDraft(file, format.id, tools);
  const page = draft.ids.take('pg', 'overview');
  draft.pages.push({ id: page, name: 'Overview', description: '', order: 0, origin: draft.origin('components') });
  const context: Context = { draft, zones: new Map(), elements: new Map(), assets: new Map() };
  readZones(json['trust_zones'], context);
  readElements(json, context);
  readDataSets(json['data_sets'], context);
  readDataFlows(json['data_flows'], readCrossings(json['trust_boundaries'], context), context);
  readThreats(json, context);
  readAssumptions(json['assumptions'], draft);
  noteTheRest(json, draft);
  placeEverything(page, draft);
  const project = ProjectInfo.parse({
    id: 'project',
    name: draft.keeper.name(member(json['scope'], 'title'), 'title') || file.name.replace(/\.[^.]*$/, ''),
    description: descriptionOf(json, draft),
    reviewed: dayOf(json['reviewed_at']),
  });
  const model = modelOfDraft(draft, project);
  return ok({
    model,
    report: { format: format.id, label: format.label, counts: countsOf(model), ...draft.lines.lines() },
  });
}

function shapeOf({ json, name }: ForeignFile): Result<Bag> {
  const wrong = (place: string, value: unknown, wanted: string): Problem => ({
    code: 'import/wrong-shape',
    file: name,
    place,
    facts: {
      format: LABEL,
      reason: value === undefined ? `${wanted} is missing there` : `${wanted} is expected there`,
    },
  });
  if (!isBag(json)) return fail(wrong('the whole file', json, 'an object'));
  const scope = json['scope'];
  const bad = [
    ...(isBag(scope) ? [] : [wrong('scope', scope, 'an object')]),
    ...LISTS.flatMap(list => {
      const value = json[list];
      return value === undefined || value === null || Array.isArray(value) ? [] : [wrong(list, value, 'a list')];
    }),
  ];
  const [first, ...rest] = bad;
  if (first) return fail(first, ...rest);
  const over = LISTS.find(list => listOf(json[list]).length > MOST_THINGS);
  return over
    ? fail({ code: 'import/too-many-items', file: name, facts: { limit: MOST_THINGS, what: over.replace(/_/g, ' ') } })
    : ok(json);
}

/** The day of a moment. */
function dayOf(value: unknown): string | null {
  const day = Day.safeParse((labelOf(value) ?? '').slice(0, 10));
  return day.success ? day.data : null;
}

const SCOPE_LINES = [
  ['business_criticality', 'Business criticality'],
  ['exposure', 'Exposure'],
  ['tier', 'Tier'],
] as const;

function descriptionOf(json: Bag, draft: Draft): string {
  const scope = isBag(json['scope']) ? json['scope'] : {};
  const lines = SCOPE_LINES.flatMap(([field, label]) => {
    const text = labelOf(scope[field]) ?? '';
    return text === '' ? [] : [`${label}: ${text}`];
  });
  const sensitivity = labelsOf(scope['data_sensitivity']);
  if (sensitivity.length > 0) lines.push(`Data sensitivity: ${sensitivity.join(', ')}`);
  for (const [field, label] of [
    ['repo_link', 'Repository'],
    ['release_docs_link', 'Documentation'],
  ] as const) {
    const text = labelOf(json[field]) ?? '';
    if (text !== '') lines.push(`${label}: ${text}`);
  }
  if (lines.length > 0) draft.lines.mapped('scope and links', 'lines of the description');
  const own = [scope['description'], json['description']].map(text => draft.keeper.prose(text, 'description'));
  return draft.keeper.prose(paragraphs([...new Set(own), lines.join('\n')]), 'description');
}

function readAssumptions(value: unknown, draft: Draft): void {
  thingsOf(value, 'assumption', draft).forEach(({ bag }, index) => {
    const address = `assumptions › ${index + 1}`;
    const validity = labelOf(bag['validity']) ?? '';
    const topics = labelsOf(bag['topics']).join(', ');
    const text = paragraphs([
      draft.keeper.prose(bag['description'], address),
      [validity === '' ? [] : `Validity: ${validity}`, topics === '' ? [] : `About: ${topics}`].flat().join('\n'),
    ]);
    noteOtherFields(
      bag,
      new Set(['description', 'validity', 'topics', 'symbolic_name', 'title']),
      'an assumption',
      draft.lines,
    );
    draft.lines.mapped('assumption', 'assumption');
    const id = draft.ids.take('as', `assumption-${index + 1}`);
    const kept = draft.keeper.prose(text, address);
    draft.assumptions.push({ id, text: kept, kind: 'assumption', subject: null, origin: draft.origin(address) });
  });
}

const READ: ReadonlySet<string> = new Set([
  ...LISTS,
  ...['$schema', 'version', 'scope', 'description', 'reviewed_at', 'repo_link', 'release_docs_link', 'frozen'],
]);

function noteTheRest(json: Bag, draft: Draft): void {
  noteOtherFields(json, READ, 'the model', draft.lines);
  if (json['frozen'] === true) draft.lines.dropped('mark "frozen"', 'a project here can always be edited');
  const reviewed = labelOf(json['reviewed_at']) ?? '';
  if (reviewed !== '') {
    if (dayOf(reviewed)) draft.lines.mapped('reviewed_at', 'day of the last review');
    else draft.lines.dropped(`reviewed_at ${shown(reviewed)}`, 'it is not a day');
  }
  for (const diagram of listOf(json['diagrams'])) {
    const title = shown(labelOf(member(diagram, 'title')) ?? '');
    draft.lines.dropped(`diagram ${title}`, 'it is the text of a drawing tool; the model is drawn anew here');
  }
}
