import { ok, type Result } from '../../base';
import { Page, ProjectInfo, type SubjectId } from '../../model';
import { createDraft, type Draft, modelOfDraft } from '../draft';
import { cutTo, labelOf, listOf, member, textOf } from '../foreignValue';
import type { ForeignFile, Import, ImportTools } from '../format';
import { countsOf, shown } from '../importReport';
import { type NamedRole, readPeople } from '../people';
import { readCells } from './cells';
import { guessInternetEdges } from './edges';
import { readLines } from './lines';
import { readNodes } from './nodes';
import { layPage, type PageThings } from './page';
import { type CellPath, type RawDiagram, readShape } from './shape';
import { readThreats } from './threats';

/** What differs between the versions of Threat Dragon as far as the whole file is concerned. */
export interface Variant {
  readonly id: string;
  readonly label: string;
  readonly cells: CellPath;
}

/** Reads a file of any version: diagrams become pages, threats become threats written by hand. */
export function readThreatDragon(file: ForeignFile, variant: Variant, tools: ImportTools): Result<Import> {
  const diagrams = readShape(file, variant.label, variant.cells);
  if (!diagrams.ok) return diagrams;
  const draft = createDraft(file, variant.id, tools);
  for (const [order, diagram] of diagrams.value.entries()) readDiagram(diagram, order, draft);
  if (draft.pages.length === 0) draft.pages.push(Page.parse({ id: draft.ids.take('pg', '1'), name: 'Page 1' }));
  const owner = readPeople(rolesOf(file.json), draft);
  const project: ProjectInfo = ProjectInfo.parse({
    id: 'project',
    name: draft.keeper.name(member(file.json, 'summary', 'title'), 'title'),
    description: draft.keeper.prose(member(file.json, 'summary', 'description'), 'description'),
    owner,
  });
  const model = modelOfDraft(draft, project);
  const { id: format, label } = variant;
  return ok({ model, report: { format, label, counts: countsOf(model), ...draft.lines.lines() } });
}

/** Owner, reviewer and contributors, where the tool keeps them. */
function rolesOf(json: unknown): readonly NamedRole[] {
  return [
    [member(json, 'summary', 'owner'), 'Owner'],
    [member(json, 'detail', 'reviewer'), 'Reviewer'],
    ...listOf(member(json, 'detail', 'contributors')).map(one => [member(one, 'name') ?? one, 'Contributor'] as const),
  ];
}

function readDiagram({ json, cells: raw }: RawDiagram, order: number, draft: Draft): void {
  const foreignId = labelOf(member(json, 'id')) ?? String(order + 1);
  const name = draft.keeper.name(member(json, 'title'), `title of diagram ${order + 1}`) || `Page ${order + 1}`;
  const id = draft.ids.take('pg', foreignId);
  draft.pages.push({
    id,
    name,
    description: describe(json, name, draft),
    order,
    origin: draft.origin(`diagram ${foreignId}`),
  });
  draft.lines.mapped('diagram', 'page');
  if (raw.length > 0)
    draft.lines.dropped(
      `drawing style of ${shown(name)}`,
      'colours, line styles, ports and places of labels are drawn anew here',
    );
  const page = layPage(id, readCells(raw, name, draft.lines), draft);
  readNodes(page, draft);
  guessInternetEdges(page, readLines(page, draft), draft);
  keepThreats(page, draft);
}

/** The description and, since threats are told apart by it, the method that the diagram was made with. */
function describe(json: unknown, name: string, draft: Draft): string {
  const own = cutTo(draft.keeper.prose(member(json, 'description'), `description of ${shown(name)}`), 99_000);
  const method = textOf(member(json, 'diagramType')) ?? '';
  if (method === '') return own;
  return [own, `Diagram type in Threat Dragon: ${cutTo(method, 200)}`].filter(part => part !== '').join('\n\n');
}

/** More than anybody has written; what comes after is dropped with a line. */
const MOST_THREATS = 50_000;

function keepThreats({ things }: PageThings, draft: Draft): void {
  const known = new Set<string>([...draft.flows, ...draft.boundaries].map(row => row.id));
  for (const thing of things) {
    const gone = (thing.is === 'flow' || thing.is === 'line') && !known.has(thing.id);
    const subject: SubjectId | null = thing.is === 'note' || gone ? null : thing.id;
    for (const read of readThreats(thing.cell.threats, thing.cell.id, thing.cell.name, draft.keeper, draft.lines)) {
      if (draft.threats.length >= MOST_THREATS) {
        draft.lines.dropped('threat', `only the first ${MOST_THREATS} are kept`);
        continue;
      }
      const { foreignId, ...said } = read;
      draft.lines.mapped('threat', 'threat written by hand');
      const unsaid = { acceptance: null, likelihood: null, impact: null, controls: [], owner: null, due: null };
      const origin = draft.origin(`${cutTo(thing.cell.id, 450)}/${cutTo(foreignId, 450)}`);
      draft.threats.push({ id: draft.ids.take('tm', foreignId), ...said, subject, ...unsaid, origin });
    }
  }
}
