import { fail, ok, type Result, stableJson } from '../../core/base';
import type { OpenedFile } from '../../core/interchange';
import { RISK_BANDS, type RiskBand } from '../../core/model';
import { CONTROL_LIST_LABEL } from '../../core/report';
import {
  type Comparison,
  compareOrganisations,
  compareProjects,
  compareReviewsInOne,
  type FindingChange,
  type ReviewsWanted,
} from '../../core/review';
import { COMPARED_THING, RISK_BAND_LABEL } from '../../core/text';
import { type CliIo, EXIT, type ExitCode } from './io';
import { analysed, type CliKnowledge, judgedBy, type OpenedModel, tellOfPacks } from './knowledge';
import { organisationDiffInWords, organisationDiffJson, reviewsInWords } from './organisationDiff';
import { readInput } from './readInput';
import { cell, count, table } from './table';

/** Version of the JSON that `diff --json` prints. */
export const DIFF_SCHEMA = 'parapet-diff/1';

export interface DiffArguments {
  readonly before: string;
  /** Undefined: reviews inside the one file are compared. */
  readonly after: string | undefined;
  readonly reviews: ReviewsWanted;
  readonly json: boolean;
  readonly today: string;
}

/** `diff OLD NEW`: what is different between two states of a project or of an organisation; `diff FILE`: between reviews in it. */
export async function diffVerb(given: DiffArguments, known: CliKnowledge, io: CliIo): Promise<Result<ExitCode>> {
  const before = await readInput(given.before, known.library);
  if (!before.ok) return before;
  if (given.after === undefined) return diffInside(before.value, given, known, io);
  const after = await readInput(given.after, known.library);
  if (!after.ok) return after;
  const [was, is] = [before.value.document, after.value.document];
  if (was.kind === 'organisation' && is.kind === 'organisation') {
    const comparison = compareOrganisations(known.library, was.model, is.model);
    io.out(given.json ? organisationDiffJson(comparison) : organisationDiffInWords(comparison));
    return ok(tellOfPacks(known.problems, EXIT.fine, io));
  }
  if (was.kind === 'project' && is.kind === 'project')
    return diffOfProjects(judgedBy(was.model, known), judgedBy(is.model, known), given, io);
  return fail({ code: 'document/wrong-kind', file: given.after, facts: { found: is.kind, wanted: was.kind } });
}

function diffInside(
  { document }: OpenedFile,
  { before: file, reviews, json }: DiffArguments,
  known: CliKnowledge,
  io: CliIo,
): Result<ExitCode> {
  if (document.kind !== 'organisation')
    return fail({ code: 'document/wrong-kind', file, facts: { found: document.kind, wanted: 'organisation' } });
  const compared = compareReviewsInOne(known.library, document.model, reviews);
  if (!compared.ok) return fail({ ...compared.problems[0], file });
  const reviewed = compared.value;
  io.out(json ? organisationDiffJson({ rows: [], reviews: reviewed }) : reviewsInWords(reviewed));
  return ok(tellOfPacks(known.problems, EXIT.fine, io));
}

function diffOfProjects(
  before: Result<OpenedModel>,
  after: Result<OpenedModel>,
  given: DiffArguments,
  io: CliIo,
): Result<ExitCode> {
  if (!before.ok) return before;
  if (!after.ok) return after;
  const judged = (opened: OpenedModel) => analysed(opened, given.today).engine.judged();
  const comparison = compareProjects(after.value.library, judged(before.value), judged(after.value));
  io.out(given.json ? stableJson(jsonOf(comparison)) : inWords(comparison));
  return ok(tellOfPacks(after.value.problems, EXIT.fine, io));
}

function jsonOf({ touched, ...rest }: Comparison) {
  return { schema: DIFF_SCHEMA, ...rest, touched: [...touched].sort() };
}

const SIGN = { added: '+', removed: '-', changed: '~' } as const;
const said = (value: string | null) => cell(value ?? 'nothing', 40);

function inWords(comparison: Comparison): string {
  const { things, sensitivity, responsibility, findings, controls } = comparison;
  const parts = [
    table(
      ['', 'What', 'Name', 'Changed'],
      things.map(thing => [
        SIGN[thing.what],
        COMPARED_THING[thing.table],
        thing.name,
        thing.fields.map(one => `${one.field}: ${said(one.before)} → ${said(one.after)}`).join('; '),
      ]),
    ),
    table(
      ['Sensitivity of', 'Before', 'After'],
      sensitivity.map(one => [one.name, said(one.before), said(one.after)]),
    ),
    table(
      ['Responsibility for', 'Layer', 'Before', 'After'],
      responsibility.map(one => [one.name, one.layer, said(one.before), said(one.after)]),
    ),
    table(
      ['Finding', 'Where', 'Before', 'After'],
      findings.map(one => [one.title, one.subject, standing(one.before), standing(one.after)]),
    ),
    table(
      ['Control', 'Before', 'After'],
      controls.map(one => [
        one.title,
        one.before ? CONTROL_LIST_LABEL[one.before] : 'not needed',
        one.after ? CONTROL_LIST_LABEL[one.after] : 'not needed',
      ]),
    ),
    scoresInWords(comparison),
  ];
  return parts.filter(part => part !== '').join('\n');
}

function standing(finding: FindingChange['before']): string {
  if (!finding) return 'none';
  const state = finding.state === 'confirmed' ? '' : ', to verify';
  const verdict = finding.standing === 'open' ? '' : `, ${finding.standing}`;
  return `${RISK_BAND_LABEL[finding.band]} (${finding.index})${state}${verdict}`;
}

function scoresInWords({ things, scores }: Comparison): string {
  const bands = [...RISK_BANDS].reverse().map((band: RiskBand) => {
    const [before, after] = scores.bands[band];
    return `${RISK_BAND_LABEL[band].toLowerCase()} ${before} → ${after}`;
  });
  return [
    `${count(things.length, 'thing')} on the diagram changed`,
    `Confirmed: ${scores.confirmed.join(' → ')} (${bands.join(', ')})`,
    `To verify: ${scores.toVerify.join(' → ')}`,
    '',
  ].join('\n');
}
