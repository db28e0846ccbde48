import type { HandThreat, RiskBand } from '../../model';
import { type Bag, cutTo, isBag, labelOf, member } from '../foreignValue';
import { type ReportLines, shown } from '../importReport';
import { strideOf, plainWord as word } from '../stride';
import type { TextKeeper } from '../textKeeper';

type Status = HandThreat['status'];

const STATUSES: ReadonlyMap<string, Status> = new Map([
  ['open', 'open'],
  ['mitigated', 'mitigated'],
  ['na', 'not-applicable'],
  ['n/a', 'not-applicable'],
  ['notapplicable', 'not-applicable'],
  ['accepted', 'accepted'],
]);

/** `null`: the tool's own words for "not rated yet". */
const SEVERITIES: ReadonlyMap<string, RiskBand | null> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['medium', 'moderate'],
  ['low', 'low'],
  ['tbd', null],
  ['tba', null],
  ['', null],
]);

/** What a threat of the file says, before it has an id, a subject and an origin. */
export type ForeignThreat = Pick<
  HandThreat,
  'title' | 'description' | 'mitigation' | 'status' | 'severity' | 'stride' | 'categories'
> & { readonly foreignId: string };

/**
 * The threats of a cell. A threat without an id of its own gets one from its cell and its position there.
 * @param about the name of the thing they are about, for the lines of the report
 */
export function readThreats(
  raw: readonly unknown[],
  cellId: string,
  about: string,
  keeper: TextKeeper,
  lines: ReportLines,
): readonly ForeignThreat[] {
  return raw.flatMap((threat, index) => {
    if (!isBag(threat)) {
      lines.dropped(`a threat of ${shown(about)}`, 'it is not an object');
      return [];
    }
    noteUnknownFields(threat, lines);
    const title = keeper.name(threat['title'], `title of a threat of ${shown(about)}`);
    const what = `threat ${shown(title)}`;
    return [
      {
        foreignId: labelOf(threat['id']) ?? labelOf(threat['threatId']) ?? `${cellId}-${index + 1}`,
        title,
        description: keeper.prose(threat['description'], `description of ${what}`),
        mitigation: keeper.prose(threat['mitigation'], `mitigation of ${what}`),
        status: statusOf(threat['status'], what, lines),
        severity: severityOf(threat['severity'], what, lines),
        ...categoriesOf(threat, what, keeper),
      },
    ];
  });
}

function statusOf(raw: unknown, what: string, lines: ReportLines): Status {
  const said = labelOf(raw) ?? '';
  const known = STATUSES.get(word(said));
  if (known) return known;
  if (said !== '')
    lines.dropped(`status "${shown(said)}" of ${what}`, 'not a status that is known here; taken as open');
  return 'open';
}

function severityOf(raw: unknown, what: string, lines: ReportLines): RiskBand | null {
  const said = labelOf(raw) ?? '';
  const known = SEVERITIES.get(word(said));
  if (known === undefined) lines.dropped(`severity "${shown(said)}" of ${what}`, 'not a severity that is known here');
  return known ?? null;
}

/** STRIDE gives a letter; categories of other methods and a custom score stay words, as the file has them. */
function categoriesOf(threat: unknown, what: string, keeper: TextKeeper): Pick<HandThreat, 'stride' | 'categories'> {
  const type = keeper.name(member(threat, 'type'), `category of ${what}`);
  const method = keeper.name(member(threat, 'modelType'), `method of ${what}`);
  const letter = strideOf(type);
  const foreign = method !== '' && word(method) !== 'stride' && word(method) !== 'generic';
  const categories = letter || type === '' ? [] : [foreign ? `${method}: ${type}` : type];
  const score = keeper.name(labelOf(member(threat, 'score')), `score of ${what}`);
  const all = [...categories, ...(score === '' ? [] : [`Score ${score}`])];
  return { stride: letter ? [letter] : [], categories: all.map(category => cutTo(category, 1000)) };
}

/** Fields that are read above, and what the tool keeps for itself. */
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...['id', 'threatId', 'title', 'description', 'mitigation', 'status', 'severity', 'type', 'modelType', 'score'],
  ...['new', '$$hashKey'],
]);

function noteUnknownFields(threat: Bag, lines: ReportLines): void {
  for (const [field, value] of Object.entries(threat)) {
    if (KNOWN_FIELDS.has(field) || value === '' || value === null || value === false) continue;
    lines.dropped(`field "${shown(field)}" of a threat`, 'there is no place for it');
  }
}
