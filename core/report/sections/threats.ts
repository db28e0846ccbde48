import type { Because, Finding } from '../../analysis';
import { groupBy, inOneLine } from '../../base';
import { isInPlace } from '../../controls';
import type { Decision, HandThreat } from '../../model';
import { riskOfWritten } from '../../risk';
import { EXPLAINED, fill, REPORT, RISK_BAND_LABEL } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { namesOf, riskCell, shownFindings, subjectName } from '../facts';
import type { ReportInput } from '../input';
import { say } from '../say';

const W = REPORT.threats;
const C = REPORT.column;
const NAMED = 3;

/** Confirmed threats one by one with their reasons; what people wrote and decided; what is still to verify. */
export function threats(input: ReportInput): readonly Block[] {
  const { confirmed, toVerify } = shownFindings(input);
  const decided = input.findings.filter(finding => finding.standing === 'accepted' || finding.standing === 'dismissed');
  const written = [...input.model.threats.values()];
  return [
    heading(W.title, 1, 'new'),
    heading(W.confirmed, 2),
    tableOr(
      [column(C.risk, 62), column(C.threat, 9), column(C.where, 3), column(C.before, 58)],
      confirmed.map(finding => confirmedRow(input, finding)),
      W.noConfirmed,
    ),
    ...(written.length === 0 ? [] : [heading(W.written, 2), writtenTable(input, written)]),
    ...(decided.length === 0 ? [] : [heading(W.decided, 2), decidedTable(input, decided)]),
    ...(toVerify.length === 0 ? [] : verification(input, toVerify)),
  ];
}

function confirmedRow(input: ReportInput, finding: Finding): readonly Cell[] {
  const facts = (input.explain(finding.key)?.because ?? []).filter(fact => fact.outcome === 'true').map(printedFact);
  const lacking = finding.controls.filter(control => !isInPlace(control.status) && control.status !== 'n/a');
  return [
    riskCell(finding.residual.band),
    { text: finding.title, bold: true, more: [...becauseText(facts), ...lackingText(titlesOf(input, lacking))] },
    subjectName(finding),
    RISK_BAND_LABEL[finding.inherent.band],
  ];
}

/** Where in a file a fact was found is of use on the screen, not on paper. Of what is asked of several, those that speak for it. */
function printedFact({ text, origin, outcome, parts }: Because): string {
  const line = inOneLine(text);
  const speaking = parts.filter(part => part.outcome === outcome).map(printedFact);
  if (speaking.length > 0) return EXPLAINED.of(line, speaking.join(', '));
  if (origin.kind !== 'import') return line;
  return line.replace(EXPLAINED.imported(origin.file, origin.address), EXPLAINED.imported(origin.file, ''));
}

function becauseText(facts: readonly string[]): readonly string[] {
  return facts.length === 0 ? [] : [fill(W.because, { facts: facts.join('; ') })];
}

const titlesOf = ({ library }: ReportInput, controls: readonly { readonly id: string }[]) =>
  controls.map(control => library.controls.get(control.id)?.title ?? control.id);

/** The first few by name: the control lists have them all. */
function lackingText(titles: readonly string[]): readonly string[] {
  if (titles.length === 0) return [];
  const rest = titles.length - NAMED;
  const named = [...titles.slice(0, NAMED), ...(rest > 0 ? [fill(W.andMore, { count: rest })] : [])];
  return [fill(W.notInPlace, { controls: named.join('; ') })];
}

function writtenTable(input: ReportInput, written: readonly HandThreat[]): Block {
  const names = namesOf(input);
  const rows = written.map((threat): Cell[] => [
    writtenRisk(threat),
    {
      text: threat.title,
      bold: true,
      more: [threat.description, threat.mitigation === '' ? '' : fill(W.answer, { text: threat.mitigation })],
    },
    names.get(threat.subject ?? '') ?? '',
    writtenStatus(threat),
  ]);
  return tableOr(
    [column(C.risk, 62), column(C.threat, 9), column(C.where, 3), column(C.status, 76)],
    rows,
    W.noConfirmed,
  );
}

function writtenRisk(threat: HandThreat): Cell {
  const { band } = riskOfWritten(threat);
  return band ? riskCell(band) : '–';
}

/** How a threat that people wrote stands; an acceptance with who gave it and until when. */
export function writtenStatus({ status, acceptance }: HandThreat): string {
  if (status !== 'accepted') return W.status[status];
  if (acceptance === null) return W.acceptedInFile;
  const until = acceptance.expires === null ? '' : ` ${fill(W.until, { day: acceptance.expires })}`;
  return `${W.status.accepted}${until}, ${acceptance.stamp.by}`;
}

function decidedTable(input: ReportInput, decided: readonly Finding[]): Block {
  const rows = decided.map((finding): Cell[] => {
    const decision = input.model.decisions.get(finding.key);
    return [
      riskCell(finding.residual.band),
      { text: finding.title, bold: true },
      subjectName(finding),
      decision ? verdict(decision) : '',
    ];
  });
  return tableOr(
    [column(C.risk, 62), column(C.threat, 5), column(C.where, 3), column(C.decision, 4)],
    rows,
    W.noConfirmed,
  );
}

export function verdict(decision: Decision): string {
  const word =
    decision.verdict === 'accepted'
      ? W.accepted
      : decision.verdict === 'dismissed'
        ? W.dismissed
        : REPORT.decisions.note;
  const until = decision.expires ? ` ${fill(W.until, { day: decision.expires })}` : '';
  return `${word}${until}${decision.reason === '' ? '' : `: ${decision.reason}`}`;
}

/** One block an element, so that three hundred elements stay readable, then the questions that settle them. */
function verification(input: ReportInput, toVerify: readonly Finding[]): readonly Block[] {
  const bySubject = [...groupBy(toVerify, finding => finding.subject.id).values()];
  const rows = bySubject.map((findings): Cell[] => [
    { text: findings[0] ? subjectName(findings[0]) : '', bold: true },
    findings.map(finding => finding.title).join('; '),
  ]);
  const questions = input.questions.map(question => [question.text, say(W.settles, question.settles)]);
  return [
    heading(W.toVerify, 2),
    paragraph(say(W.toVerifyIntro, toVerify.length)),
    input.options.toVerify
      ? tableOr([column(C.about, 3), column(C.threat, 8)], rows, '', 'dense')
      : paragraph(W.toVerifyElsewhere),
    ...(questions.length === 0
      ? []
      : [heading(W.questions, 2), tableOr([column(C.question, 8), column(C.settles, 70)], questions, '', 'dense')]),
  ];
}
