import type { HandThreat, SubjectId } from '../../model';
import { entriesOf, noteOtherFields, paragraphs, wordIn } from '../fields';
import { type Bag, isBag, labelOf } from '../foreignValue';
import { shown } from '../importReport';
import { strideOf } from '../stride';
import type { Context } from './context';
import { IMPACTS, LIKELIHOODS, RISK_STATUSES, SEVERITIES, STRIDE_OF_RISK } from './words';

type Said = Partial<Omit<HandThreat, 'id' | 'origin'>> & { readonly title: string };

const UNSAID = {
  description: '',
  subject: null,
  stride: [],
  categories: [],
  status: 'open',
  acceptance: null,
  severity: null,
  likelihood: null,
  impact: null,
  mitigation: '',
  controls: [],
  owner: null,
  due: null,
} as const;

const MOST_THREATS = 50_000;

function addThreat(said: Said, address: string, { draft }: Context): void {
  if (draft.threats.length >= MOST_THREATS) {
    draft.lines.dropped('threat', `only the first ${MOST_THREATS} are kept`);
    return;
  }
  const { stride = [], categories = [], ...rest } = said;
  draft.threats.push({
    id: draft.ids.take('tm', address),
    ...UNSAID,
    ...rest,
    stride: [...stride],
    categories: [...categories],
    controls: [],
    origin: draft.origin(address),
  });
}

/** Reads what people wrote about threats: abuse cases, risks of their own, and what they decided about the tool's risks. */
export function readRisks(file: Bag, context: Context): void {
  readAbuseCases(file['abuse_cases'], context);
  for (const field of ['individual_risk_categories', 'custom_risk_categories']) {
    for (const [title, category] of entriesOf(file[field])) {
      if (isBag(category)) readCategory(title, category, field, context);
    }
  }
  for (const [key, decision] of entriesOf(file['risk_tracking'])) {
    if (isBag(decision)) readTracking(key, decision, context);
  }
}

function readAbuseCases(value: unknown, context: Context): void {
  const { draft } = context;
  for (const [title, text] of entriesOf(value)) {
    draft.lines.mapped('abuse case', 'threat written by hand, about the project');
    const said = {
      title: draft.keeper.name(title, 'title of an abuse case'),
      description: draft.keeper.prose(text, `abuse case ${shown(title)}`),
      subject: 'project' as const,
      categories: ['Abuse case'],
    };
    addThreat(said, `abuse_cases › ${title}`, context);
  }
}

const CATEGORY_READ: ReadonlySet<string> = new Set([
  ...['id', 'title', 'description', 'impact', 'action', 'mitigation', 'check', 'stride', 'cwe', 'risks_identified'],
  ...['function', 'asvs', 'cheat_sheet', 'detection_logic', 'risk_assessment', 'false_positives'],
]);

const RISK_READ: ReadonlySet<string> = new Set([
  ...['id', 'title'],
  ...['severity', 'exploitation_likelihood', 'exploitation_impact', 'most_relevant_data_asset'],
  ...['most_relevant_technical_asset', 'most_relevant_communication_link', 'most_relevant_trust_boundary'],
]);

function readCategory(title: string, category: Bag, field: string, context: Context): void {
  const { draft } = context;
  const what = `risk category ${shown(title)}`;
  noteOtherFields(category, CATEGORY_READ, 'a risk category', draft.lines);
  const prose = (name: string) => draft.keeper.prose(labelOf(category[name]), `${name} of ${what}`);
  const labelled = (name: string, label: string) => (prose(name) === '' ? '' : `${label}: ${prose(name)}`);
  const letter = strideOf(labelOf(category['stride']) ?? '');
  const cwe = labelOf(category['cwe']) ?? '';
  const shared = {
    description: paragraphs([
      ...[prose('description'), prose('impact'), labelled('risk_assessment', 'Assessment')],
      ...[labelled('detection_logic', 'Found by'), labelled('false_positives', 'False positives')],
    ]),
    mitigation: paragraphs([
      ...[prose('action'), prose('mitigation'), labelled('check', 'Check')],
      ...[labelled('asvs', 'ASVS'), labelled('cheat_sheet', 'Cheat sheet'), labelled('function', 'Function')],
    ]),
    stride: letter ? [letter] : [],
    categories: [draft.keeper.name(title, what), ...(cwe === '' || cwe === '0' ? [] : [`CWE-${cwe}`.slice(0, 1000)])],
  };
  for (const [name, risk] of entriesOf(category['risks_identified'])) {
    if (!isBag(risk)) continue;
    noteOtherFields(risk, RISK_READ, 'an individual risk', draft.lines);
    draft.lines.mapped('individual risk', 'threat written by hand');
    const said = {
      ...shared,
      title: draft.keeper.name(name, 'title of a risk'),
      subject: relevantSubject(risk, `risk ${shown(name)}`, context),
      severity: wordIn(SEVERITIES, risk['severity']) ?? null,
      likelihood: wordIn(LIKELIHOODS, risk['exploitation_likelihood']) ?? null,
      impact: wordIn(IMPACTS, risk['exploitation_impact']) ?? null,
    };
    addThreat(said, `${field} › ${title} › ${name}`, context);
  }
}

function relevantSubject(risk: Bag, what: string, context: Context): SubjectId | null {
  const named = [
    [context.flows, risk['most_relevant_communication_link']],
    [context.elements, risk['most_relevant_technical_asset']],
    [context.boundaries, risk['most_relevant_trust_boundary']],
    [context.assets, risk['most_relevant_data_asset']],
  ] as const;
  for (const [ids, foreign] of named) {
    const id = ids.get(labelOf(foreign) ?? '');
    if (id) return id;
  }
  const said = named.some(([, foreign]) => (labelOf(foreign) ?? '') !== '');
  if (said) context.draft.lines.dropped(`what ${what} is about`, 'it is not in the file');
  return null;
}

const TRACKING_READ: ReadonlySet<string> = new Set(['status', 'justification', 'ticket', 'date', 'checked_by']);

/** A decision is keyed by the id of the risk and of what it is about, parts of which may be a star. */
function readTracking(key: string, decision: Bag, context: Context): void {
  const { draft } = context;
  const [risk = '', ...parts] = key.split('@');
  const status = wordIn(RISK_STATUSES, decision['status']);
  const said = labelOf(decision['status']) ?? '';
  if (!status && said !== '') {
    draft.lines.dropped(`status "${shown(said)}" of ${shown(key)}`, 'not a status that is known here; taken as open');
  }
  noteOtherFields(decision, TRACKING_READ, 'a tracked risk', draft.lines);
  draft.lines.mapped('tracked risk', 'threat written by hand');
  const letter = STRIDE_OF_RISK.get(risk);
  const line = (field: string, label: string) => {
    const text = labelOf(decision[field]) ?? '';
    return text === '' ? [] : [`${label}: ${text}`];
  };
  const subject = parts.toReversed().flatMap(part => subjectOf(part, context))[0] ?? null;
  if (!subject)
    draft.lines.dropped(`what tracked risk ${shown(key)} is about`, 'it names all of its kind, or nothing here');
  const threat = {
    title: draft.keeper.name(titleOf(risk), 'title of a tracked risk'),
    subject,
    stride: letter ? [letter] : [],
    status: status ?? 'open',
    mitigation: draft.keeper.prose(
      paragraphs([
        draft.keeper.prose(labelOf(decision['justification']), `justification of ${shown(key)}`),
        [...line('ticket', 'Ticket'), ...line('date', 'Date'), ...line('checked_by', 'Checked by')].join('\n'),
      ]),
      `justification of ${shown(key)}`,
    ),
  };
  addThreat(threat, `risk_tracking › ${key}`, context);
}

function subjectOf(part: string, { flows, elements, boundaries, assets }: Context): readonly SubjectId[] {
  const id = flows.get(part) ?? elements.get(part) ?? boundaries.get(part) ?? assets.get(part);
  return id ? [id] : [];
}

/** The id of a risk as words: `sql-nosql-injection` → `Sql nosql injection`. */
function titleOf(risk: string): string {
  const words = risk.replace(/-/g, ' ');
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
