import type { OpenThreat } from '../../analysis';
import { byCodeUnit } from '../../base';
import type { HandThreat, RiskBand } from '../../model';
import { bandOf, type Concern, clamp, riskOfWritten, roundHalfUp, scoreOf } from '../../risk';
import { fill, REPORT, RISK_BAND_LABEL } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block, Cell, KeyNumber, RiskMatrix } from '../document';
import { classOf, namesOf, personName, ratingOf, riskCell, subjectName, TONES, threatsThatCount } from '../facts';
import { figuresOf } from '../figures';
import type { ReportFigures, ReportInput } from '../input';
import { enumerated, longDay, say } from '../say';
import { CONCERN_REASON_LABEL } from '../words';
import { openLines } from './actions';
import { likeliestWayIn, waysInBlocks } from './waysIn';

const W = REPORT.summary;
const NAMED_ASSETS = 4;
const NAMED_ACTIONS = 5;

/** Page one: what is at stake, how bad it is, what changed, what is asked and by when; then what that rests on. */
export function summary(input: ReportInput): readonly Block[] {
  const figures = figuresOf(input);
  const rated = threatsThatCount(input).flatMap(threat => scoresOf(input, threat));
  const brief = input.options.outline === 'management';
  const level = brief ? 2 : 3;
  const changed = changes(input, figures);
  const likeliest = likeliestWayIn(input);
  const matrices: Block = {
    kind: 'matrices',
    items: [
      matrix(
        W.inherent,
        rated.map(one => one.inherent),
      ),
      matrix(
        W.residual,
        rated.map(one => one.residual),
      ),
    ],
  };
  return [
    // The brief has nothing before its summary that it would have to be told from.
    ...(brief ? [] : [heading(W.title, 1, 'new')]),
    heading(W.atStake, level),
    ...atStake(input),
    heading(W.howBad, level),
    { kind: 'numbers', items: tiles(figures) },
    paragraph([howBad(input, figures), ...(likeliest === null ? [] : [likeliest])].join(' ')),
    ...(brief ? [] : [matrices]),
    ...(changed === null ? [] : [heading(W.changed, level), paragraph(changed)]),
    heading(W.asked, level),
    list(asked(input)),
    heading(W.pressing, 2, 'new'),
    pressing(input),
    ...(brief ? [] : waysInBlocks(input)),
    ...(brief ? [heading(W.matrices, 3), matrices] : []),
  ];
}

function atStake(input: ReportInput): readonly Block[] {
  const { model, options } = input;
  const info = model.project.get('project');
  const name = info?.name ?? options.title;
  const size = fill(W.size, {
    elements: say(W.elements, model.elements.size),
    flows: say(W.flows, model.flows.size),
    boundaries: say(W.boundaries, model.boundaries.size),
    pages: say(W.pages, model.pages.size),
  });
  // Management is told what the system is; how many boxes it has says nothing to them.
  const about = options.outline === 'management' ? [] : [size];
  return [
    ...(info?.description ? [paragraph(info.description, 'lead')] : []),
    paragraph(sensitiveData(input, name), 'lead'),
    ...about.map(text => paragraph(text)),
  ];
}

function sensitiveData(input: ReportInput, name: string): string {
  const classes = [...input.model.assets.values()].map(asset => ({
    asset,
    rating: ratingOf(input, classOf(input, asset)),
  }));
  const worst = Math.max(0, ...classes.map(one => one.rating));
  const top = classes.filter(one => one.rating === worst && worst > 0).map(one => one.asset);
  if (top.length === 0) return fill(W.noData, { name });
  const className = [...input.library.dataClasses.values()].find(one => one.rating === worst)?.name ?? '';
  const named = top
    .slice(0, NAMED_ASSETS)
    .map(asset =>
      asset.records === null
        ? asset.name
        : fill(W.records, { asset: asset.name, count: asset.records.toLocaleString('en') }),
    );
  const rest = top.length - named.length;
  const assets = enumerated([...named, ...(rest > 0 ? [say(W.andMore, rest).replace(/^and /, '')] : [])]);
  return fill(W.data, { name, class: className.toLowerCase(), assets });
}

function tiles(figures: ReportFigures): readonly KeyNumber[] {
  const toned = (count: number, band: RiskBand) => (count === 0 ? null : TONES.risk[band]);
  return [
    { value: String(figures.confirmed), label: say(W.tileConfirmed, figures.confirmed), tone: null },
    { value: String(figures.critical), label: W.tileCritical, tone: toned(figures.critical, 'critical') },
    { value: String(figures.high), label: W.tileHigh, tone: toned(figures.high, 'high') },
    { value: String(figures.toVerify), label: W.tileToVerify, tone: null },
    { value: String(figures.openActions), label: say(W.tileOpenActions, figures.openActions), tone: null },
  ];
}

function howBad(input: ReportInput, figures: ReportFigures): string {
  const bands = (['critical', 'high'] as const)
    .filter(band => figures[band] > 0)
    .map(band => say(W.bandOf, figures[band], { band: RISK_BAND_LABEL[band].toLowerCase() }));
  const left = bands.length === 0 ? W.leftNone : fill(W.left, { bands: enumerated(bands) });
  const written = threatsThatCount(input).filter(threat => threat.finding === null).length;
  const waiting = `${say(figures.confirmed === 0 ? W.toVerifyOnly : W.toVerify, figures.toVerify)}; ${say(W.questions, input.questions.length)}`;
  return [
    ...(figures.confirmed === 0 ? [W.noneConfirmed] : [confirmedInWords(figures.confirmed - written, written), left]),
    ...(figures.toVerify === 0 ? [] : [waiting]),
  ].join(' ');
}

/** How many are confirmed, and how many of those by whom. */
function confirmedInWords(found: number, written: number): string {
  if (written === 0) return say(W.confirmed, found);
  if (found === 0) return say(W.writtenOnly, written);
  return fill(W.confirmedAndWritten, { count: found + written, found, written });
}

function changes({ earlier }: ReportInput, now: ReportFigures): string | null {
  if (earlier === 'not-kept') return null;
  if (earlier === 'first') return W.first;
  const day = longDay(earlier.at);
  const lines = (['critical', 'high', 'confirmed', 'toVerify', 'openActions'] as const)
    .filter(figure => earlier.figures[figure] !== now[figure])
    .map(figure => fill(W.changeFromTo, { what: W.change[figure], before: earlier.figures[figure], now: now[figure] }));
  return lines.length === 0 ? fill(W.changeNone, { day }) : fill(W.since, { day, changes: lines.join(', ') });
}

/** What management has to do: name an owner, see to actions, renew acceptances, have questions answered. */
function asked(input: ReportInput): readonly string[] {
  const { model, at } = input;
  const today = at.slice(0, 10);
  const lines = openLines(input);
  // What was agreed as an action comes before threats and controls that somebody looks after.
  const open = [...lines.filter(line => line.kind === ''), ...lines.filter(line => line.kind !== '')];
  const rest = open.length - NAMED_ACTIONS;
  return [
    ...(personName(input, model.project.get('project')?.owner ?? null) ? [] : [W.askedOwner]),
    ...(open.length === 0 ? [W.askedNothing] : []),
    ...open.slice(0, NAMED_ACTIONS).map(({ asked: title, who, due }) => {
      const late = due !== null && due < today;
      const words = due === null ? W.askedActionNoDay : late ? W.askedActionLate : W.askedAction;
      return fill(words, { title, who: who ?? REPORT.actions.nobody, day: longDay(due ?? '') });
    }),
    ...(rest > 0 ? [say(W.askedMore, rest)] : []),
    ...acceptances(input),
    ...(input.questions.length === 0 ? [] : [say(W.askedAnswers, input.questions.length)]),
  ];
}

function acceptances({ model }: ReportInput): readonly string[] {
  const accepted = [...model.decisions.values()].filter(decision => decision.verdict === 'accepted');
  const ends = accepted.flatMap(decision => decision.expires ?? []).sort(byCodeUnit);
  const [next] = ends;
  const endless = accepted.length - ends.length;
  return [
    ...(next ? [say(W.askedAccept, ends.length, { day: longDay(next) })] : []),
    ...(endless > 0 ? [say(W.askedAcceptNoDay, endless)] : []),
  ];
}

/** Where a threat stands in both matrices; one written by hand is as large after as before, and in neither where it is not rated. */
function scoresOf({ model }: ReportInput, { key, finding }: OpenThreat) {
  if (finding) return [finding];
  const { likelihood = null, impact = null } = model.threats.get(key) ?? {};
  if (likelihood === null || impact === null) return [];
  const score = scoreOf(likelihood, impact);
  return [{ inherent: score, residual: score }];
}

function matrix(
  title: string,
  scores: readonly { readonly likelihood: number; readonly impact: number }[],
): RiskMatrix {
  const steps = [1, 2, 3, 4, 5];
  const cells = steps.toReversed().map(likelihood =>
    steps.map(impact => {
      const here = scores.filter(score => rounded(score.likelihood) === likelihood && rounded(score.impact) === impact);
      return { count: here.length, tone: TONES.risk[bandOf(likelihood, impact)] };
    }),
  );
  return { title, cells };
}

/** The step of the matrix that a value with fractions belongs to. */
function rounded(value: number): number {
  return clamp(roundHalfUp(value), 1, 5);
}

function pressing(input: ReportInput): Block {
  const findings = new Map(input.findings.map(finding => [finding.key, finding]));
  const names = namesOf(input);
  const brief = input.options.outline === 'management';
  const C = REPORT.column;
  const told = ({ key }: Concern) => {
    const finding = findings.get(key);
    if (!finding) return toldOfWritten(input.model.threats.get(key), names);
    const { title, state, residual } = finding;
    return { title, band: residual.band, where: subjectName(finding), sure: state === 'confirmed' };
  };
  const rows = input.concerns.flatMap((concern): readonly (readonly Cell[])[] => {
    const risk = told(concern);
    if (!risk) return [];
    const { title, band, where, sure } = risk;
    const why = [...(sure ? [] : [W.notConfirmed]), ...concern.reasons.map(one => CONCERN_REASON_LABEL[one])].join(
      ', ',
    );
    // A phone has no room for four columns.
    const more = [where, why].filter(part => part !== '').join(' · ');
    return brief
      ? [[riskCell(band), { text: title, bold: true, more: [more] }]]
      : [[riskCell(band), { text: title, bold: true }, where, why]];
  });
  const columns = brief
    ? [column(C.risk, 76), column(C.threat, 10)]
    : [column(C.risk, 62), column(C.threat, 5), column(C.where, 3), column(C.why, 3)];
  return tableOr(columns, rows, W.noPressing, brief ? 'body' : 'small');
}

function toldOfWritten(threat: HandThreat | undefined, names: ReadonlyMap<string, string>) {
  const band = threat ? riskOfWritten(threat).band : null;
  if (!threat || band === null) return null;
  return { title: threat.title, band, where: names.get(threat.subject ?? '') ?? '', sure: true };
}
