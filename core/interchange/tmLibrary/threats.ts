import { addTo } from '../../base';
import type { HandThreat, SubjectId } from '../../model';
import { labelsOf, noteOtherFields, paragraphs, wordIn } from '../fields';
import { type Bag, labelOf, listOf, member } from '../foreignValue';
import { shown } from '../importReport';
import { type Context, thingsOf } from './things';
import { IMPACTS, IN_PLACE, LEVELS, LIKELIHOODS } from './words';

const THREAT_READ: ReadonlySet<string> = new Set([
  ...['symbolic_name', 'title', 'description', 'threat_persona', 'event', 'sources', 'attack_mechanisms', 'weaknesses'],
  'components_affected',
]);
const CONTROL_READ: ReadonlySet<string> = new Set([
  ...['symbolic_name', 'title', 'description', 'threats', 'trust_boundary', 'status', 'priority'],
]);
const RISK_READ: ReadonlySet<string> = new Set([
  ...[
    'symbolic_name',
    'title',
    'description',
    'threats',
    'likelihood',
    'impact',
    'impact_description',
    'score',
    'level',
  ],
]);

type Listed = ReturnType<typeof thingsOf>[number];

/** Things of a list by the threats that they name. */
function byThreat(things: readonly Listed[]): ReadonlyMap<string, readonly Listed[]> {
  const map = new Map<string, Listed[]>();
  for (const thing of things) {
    for (const threat of new Set(labelsOf(thing.bag['threats']))) {
      addTo(map, threat, thing);
    }
  }
  return map;
}

/** Threats with the controls that answer them and the risks that rate them. */
export function readThreats(file: Bag, context: Context): void {
  const { draft } = context;
  const personas = new Map(thingsOf(file['threat_personas'], 'threat persona', draft).map(one => [one.name, one]));
  const controls = thingsOf(file['controls'], 'control', draft);
  const risks = thingsOf(file['risks'], 'risk', draft);
  for (const { bag } of controls) noteOtherFields(bag, CONTROL_READ, 'a control', draft.lines);
  for (const { bag } of risks) noteOtherFields(bag, RISK_READ, 'a risk', draft.lines);
  const answers = byThreat(controls);
  const ratings = byThreat(risks);
  const threats = thingsOf(file['threats'], 'threat', draft);
  for (const threat of threats) {
    const persona = personas.get(labelOf(threat.bag['threat_persona']) ?? '');
    addThreat(threat, persona, answers.get(threat.name) ?? [], ratings.get(threat.name) ?? [], context);
  }
  const known = new Set(threats.map(threat => threat.name));
  const loose = (thing: Listed) => !labelsOf(thing.bag['threats']).some(name => known.has(name));
  for (const control of controls) {
    if (loose(control)) addAction(control, context);
    else draft.lines.mapped('control', 'mitigation of the threats that it names');
  }
  for (const risk of risks) {
    if (loose(risk)) addRisk(risk, context);
    else draft.lines.mapped('risk', 'rating of the threats that it names');
  }
  if (personas.size > 0) draft.lines.mapped('threat persona', 'line of the threats that name it');
}

function addThreat(
  { name, title, bag, address }: Listed,
  persona: Listed | undefined,
  controls: readonly Listed[],
  risks: readonly Listed[],
  context: Context,
): void {
  const { draft } = context;
  const what = `threat ${shown(title)}`;
  const prose = (value: unknown) => draft.keeper.prose(labelOf(value), `description of ${what}`);
  const line = (label: string, text: string) => (text.trim() === '' ? '' : `${label}: ${text}`);
  noteOtherFields(bag, THREAT_READ, 'a threat', draft.lines);
  draft.lines.mapped('threat', 'threat written by hand');
  const affected = labelsOf(bag['components_affected']);
  draft.threats.push({
    ...UNRATED,
    id: draft.ids.take('tm', name),
    title: draft.keeper.name(title, 'title of a threat'),
    description: draft.keeper.prose(
      paragraphs([
        prose(bag['description']),
        line('Event', prose(bag['event'])),
        line('Persona', [persona?.title, prose(persona?.bag['description'])].filter(Boolean).join(' – ')),
        line('Sources', labelsOf(bag['sources']).join(', ')),
        affected.length > 1 ? line('Affects', affected.join(', ')) : '',
        ...risks.map(risk =>
          line('Risk', paragraphs([risk.title, prose(risk.bag['description']), prose(risk.bag['impact_description'])])),
        ),
      ]),
      `description of ${what}`,
    ),
    subject: subjectOf(affected, what, context),
    categories: categoriesOf(bag),
    ...ratingOf(risks),
    mitigation: draft.keeper.prose(
      paragraphs(controls.map(control => controlText(control, context))),
      `mitigation of ${what}`,
    ),
    origin: draft.origin(address),
  });
}

const UNRATED = {
  stride: [],
  status: 'open',
  acceptance: null,
  severity: null,
  likelihood: null,
  impact: null,
  controls: [],
  owner: null,
  due: null,
} satisfies Partial<HandThreat>;

function subjectOf(affected: readonly string[], what: string, { elements, draft }: Context): SubjectId | null {
  const known = affected.flatMap(name => {
    const key = ['component', 'data_store', 'actor'].find(kind => elements.has(`${kind}:${name}`));
    return key ? (elements.get(`${key}:${name}`) ?? []) : [];
  });
  if (known.length < affected.length) draft.lines.dropped(`something that ${what} affects`, 'it is not in the file');
  return known[0] ?? null;
}

/** CWE and CAPEC ids with their titles. */
function categoriesOf(bag: Bag): string[] {
  const named = (list: unknown, prefix: string, field: string) =>
    listOf(list).flatMap(one => {
      const id = labelOf(member(one, `${field}_id`));
      const title = labelOf(member(one, `${field}_title`)) ?? '';
      return id === undefined ? [] : [`${prefix}-${id} ${title}`.trim().slice(0, 1000)];
    });
  return [...named(bag['weaknesses'], 'CWE', 'cwe'), ...named(bag['attack_mechanisms'], 'CAPEC', 'capec')];
}

/** The worst of the risks that name a threat. */
function ratingOf(risks: readonly Listed[]): Pick<HandThreat, 'severity' | 'likelihood' | 'impact'> {
  const score = (risk: Listed) =>
    (wordIn(LIKELIHOODS, risk.bag['likelihood']) ?? 0) * (wordIn(IMPACTS, risk.bag['impact']) ?? 0);
  const [worst] = [...risks].sort((a, b) => score(b) - score(a));
  return {
    severity: wordIn(LEVELS, worst?.bag['level']) ?? null,
    likelihood: wordIn(LIKELIHOODS, worst?.bag['likelihood']) ?? null,
    impact: wordIn(IMPACTS, worst?.bag['impact']) ?? null,
  };
}

function controlText({ title, bag }: Listed, { draft }: Context): string {
  const where = bag['trust_boundary'];
  const zones = ['trust_zone_a', 'trust_zone_b'].flatMap(field => labelOf(member(where, field)) ?? []);
  const state = [bag['status'], bag['priority']].flatMap(one => labelOf(one) ?? []);
  const aside = [...state, ...(zones.length === 2 ? [`between ${zones.join(' and ')}`] : [])].join(', ');
  const text = draft.keeper.prose(labelOf(bag['description']), `description of control ${shown(title)}`);
  return [`${title}${aside === '' ? '' : ` (${aside})`}`, text].filter(part => part !== '').join('\n');
}

/** A control that answers no threat of the file is something to do, or done. */
function addAction(control: Listed, context: Context): void {
  const { draft } = context;
  draft.lines.mapped('control that names no threat', 'action');
  draft.actions.push({
    id: draft.ids.take('ac', control.name),
    title: draft.keeper.name(control.title, 'title of a control'),
    note: draft.keeper.prose(controlText(control, context), `control ${shown(control.title)}`),
    owner: null,
    due: null,
    status: IN_PLACE.has(labelOf(control.bag['status']) ?? '') ? 'done' : 'open',
    finding: null,
    control: null,
  });
}

function addRisk(risk: Listed, { draft }: Context): void {
  const { name, title, bag, address } = risk;
  const what = `description of risk ${shown(title)}`;
  draft.lines.mapped('risk that names no threat', 'threat written by hand');
  draft.threats.push({
    ...UNRATED,
    id: draft.ids.take('tm', name),
    title: draft.keeper.name(title, 'title of a risk'),
    description: draft.keeper.prose(
      paragraphs(['description', 'impact_description'].map(field => draft.keeper.prose(labelOf(bag[field]), what))),
      what,
    ),
    subject: null,
    categories: ['Risk'],
    ...ratingOf([risk]),
    mitigation: '',
    origin: draft.origin(address),
  });
}
