import { fail, ok, type Problem, type Result } from '../../base';
import { ProjectInfo } from '../../model';
import { createDraft, type Draft, modelOfDraft } from '../draft';
import { entriesOf, labelsOf, noteOtherFields, paragraphs } from '../fields';
import { type Bag, isBag, labelOf, listOf, member } from '../foreignValue';
import type { ForeignFile, Import, ImportTools } from '../format';
import { countsOf, shown } from '../importReport';
import { keepPerson } from '../people';
import { placeEverything } from '../placing';
import { parseYaml } from '../yamlValue';
import { readBoundaries } from './boundaries';
import type { Context } from './context';
import { readDataAssets } from './dataAssets';
import { readLinks } from './links';
import { readRisks } from './risks';
import { readTechnicalAssets } from './technicalAssets';

const LABEL = 'a Threagile model';
const MOST_THINGS = 5_000;

/** Reads a Threagile model. It has no places; they are worked out from the flows. */
export function readThreagile(
  file: ForeignFile,
  format: { readonly id: string; readonly label: string },
  tools: ImportTools,
): Result<Import> {
  const value = file.json === undefined ? parseYaml(file.text, file.name) : ok(file.json);
  if (!value.ok) return value;
  const shape = shapeOf(value.value, file.name);
  if (!shape.ok) return shape;
  const draft = createDraft(file, format.id, tools);
  readEverything(shape.value, draft);
  const project = ProjectInfo.parse({
    id: 'project',
    name: draft.keeper.name(shape.value['title'], 'title') || file.name.replace(/\.[^.]*$/, ''),
    description: descriptionOf(shape.value, draft),
  });
  const model = modelOfDraft(draft, project);
  return ok({
    model,
    report: { format: format.id, label: format.label, counts: countsOf(model), ...draft.lines.lines() },
  });
}

/** Sections that hold things by name. */
const MAPS = ['data_assets', 'technical_assets', 'trust_boundaries', 'shared_runtimes', 'risk_tracking'] as const;

function shapeOf(value: unknown, file: string): Result<Bag> {
  const wrong = (place: string, reason: string): Problem => ({
    code: 'import/wrong-shape',
    file,
    place,
    facts: { format: LABEL, reason },
  });
  if (!isBag(value)) return fail(wrong('the whole file', 'a map is expected there'));
  const bad = MAPS.flatMap(name => {
    const section = value[name];
    return section === undefined || section === null || isBag(section) || Array.isArray(section)
      ? []
      : [wrong(name, 'a map is expected there')];
  });
  const [first, ...rest] = bad;
  if (first) return fail(first, ...rest);
  if (!isBag(value['technical_assets']) && !Array.isArray(value['technical_assets']))
    return fail(wrong('technical_assets', 'a map is missing there'));
  const assets = entriesOf(value['technical_assets']);
  const counts = [
    { what: 'technical assets', count: assets.length },
    { what: 'data assets', count: entriesOf(value['data_assets']).length },
    { what: 'trust boundaries', count: entriesOf(value['trust_boundaries']).length },
    { what: 'communication links', count: assets.reduce((sum, [, one]) => sum + linksOf(one), 0) / 4 },
  ];
  const over = counts.find(({ count }) => count > MOST_THINGS);
  if (!over) return ok(value);
  const limit = over.what === 'communication links' ? 4 * MOST_THINGS : MOST_THINGS;
  return fail({ code: 'import/too-many-items', file, facts: { limit, what: over.what } });
}

const linksOf = (asset: unknown) => entriesOf(member(asset, 'communication_links')).length;

const READ: ReadonlySet<string> = new Set([
  ...MAPS,
  ...['threagile_version', 'title', 'author', 'contributors', 'management_summary_comment', 'business_criticality'],
  ...['business_overview', 'technical_overview', 'questions', 'abuse_cases', 'security_requirements', 'tags_available'],
  ...['individual_risk_categories', 'custom_risk_categories', 'includes', 'date', 'application_description'],
]);

function readEverything(file: Bag, draft: Draft): void {
  const page = draft.ids.take('pg', 'overview');
  draft.pages.push({ id: page, name: 'Overview', description: '', order: 0, origin: draft.origin('technical_assets') });
  const context: Context = {
    draft,
    assets: new Map(),
    elements: new Map(),
    flows: new Map(),
    boundaries: new Map(),
    runtimes: runtimesIn(file['shared_runtimes']),
  };
  readDataAssets(file['data_assets'], context);
  const homes = readBoundaries(file['trust_boundaries'], context);
  const technicals = readTechnicalAssets(file['technical_assets'], homes, context);
  for (const id of homes.keys()) {
    if (!context.elements.has(id))
      draft.lines.dropped(`asset ${shown(id)} inside a boundary`, 'the file has none of that id');
  }
  readLinks(technicals, context);
  readRisks(file, context);
  readQuestions(file['questions'], draft);
  readRequirements(file['security_requirements'], draft);
  keepPerson(member(file['author'], 'name'), 'Author', draft);
  for (const one of listOf(file['contributors'])) keepPerson(member(one, 'name'), 'Contributor', draft);
  noteTheRest(file, draft);
  placeEverything(page, draft);
}

function runtimesIn(value: unknown): ReadonlyMap<string, readonly string[]> {
  const runtimes = new Map<string, string[]>();
  for (const [name, runtime] of entriesOf(value)) {
    for (const asset of labelsOf(member(runtime, 'technical_assets_running'))) {
      const names = runtimes.get(asset);
      if (names) names.push(name);
      else runtimes.set(asset, [name]);
    }
  }
  return runtimes;
}

/** A question with an answer is an assumption; one without is something to do. */
function readQuestions(value: unknown, draft: Draft): void {
  for (const [question, answer] of entriesOf(value)) {
    const address = `questions › ${question}`;
    const text = draft.keeper.prose(answer, `answer to ${shown(question)}`);
    if (text.trim() === '') {
      draft.lines.mapped('question without an answer', 'action');
      addAction(question, '', address, draft);
    } else {
      draft.lines.mapped('question with its answer', 'assumption');
      const both = draft.keeper.prose(`${question}\n${text}`, `answer to ${shown(question)}`);
      const id = draft.ids.take('as', address);
      draft.assumptions.push({ id, text: both, kind: 'assumption', subject: null, origin: draft.origin(address) });
    }
  }
}

function readRequirements(value: unknown, draft: Draft): void {
  for (const [title, text] of entriesOf(value)) {
    draft.lines.mapped('security requirement', 'action');
    addAction(
      title,
      draft.keeper.prose(text, `requirement ${shown(title)}`),
      `security_requirements › ${title}`,
      draft,
    );
  }
}

function addAction(title: string, note: string, address: string, draft: Draft): void {
  draft.actions.push({
    id: draft.ids.take('ac', address),
    title: draft.keeper.name(title, 'title of an action'),
    note,
    owner: null,
    due: null,
    status: 'open',
    finding: null,
    control: null,
  });
}

function descriptionOf(file: Bag, draft: Draft): string {
  const parts = [
    member(file['business_overview'], 'description'),
    member(file['technical_overview'], 'description'),
    member(file['application_description'], 'description'),
    file['management_summary_comment'],
  ].map(part => draft.keeper.prose(part, 'overview'));
  const criticality = labelOf(file['business_criticality']) ?? '';
  if (criticality !== '') draft.lines.mapped('business criticality', 'line of the description');
  const line = criticality === '' ? '' : `Business criticality: ${criticality}`;
  return draft.keeper.prose(paragraphs([...new Set([...parts, line])]), 'description');
}

function noteTheRest(file: Bag, draft: Draft): void {
  noteOtherFields(file, READ, 'the model', draft.lines);
  const included = labelsOf(file['includes']).length;
  if (included > 0) draft.lines.dropped(`${included} included files`, 'only the file itself is read; merge them first');
  if (labelOf(file['date'])) draft.lines.dropped('date of the model', 'there is no place for it');
  for (const [name, runtime] of entriesOf(file['shared_runtimes'])) {
    if (labelOf(member(runtime, 'description'))) {
      draft.lines.dropped(`description of shared runtime ${shown(name)}`, 'the runtime is a tag on what it runs');
    }
  }
  const images = ['business_overview', 'technical_overview'].reduce(
    (sum, field) => sum + listOf(member(file[field], 'images')).length,
    0,
  );
  if (images > 0) draft.lines.dropped('images of an overview', 'they are files of their own');
}
