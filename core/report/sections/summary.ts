import type { Finding } from '../../analysis';
import { byCodeUnit } from '../../base';
import { bandOf, clamp, roundHalfUp } from '../../risk';
import { fill, REPORT } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block, RiskMatrix } from '../document';
import { classOf, personName, ratingOf, riskCell, shownFindings, subjectName, TONES } from '../facts';
import type { ReportInput } from '../input';
import { CONCERN_REASON_LABEL } from '../words';

const W = REPORT.summary;

/** Page one: what is at stake, how bad it is, what is asked and by when. */
export function summary(input: ReportInput): readonly Block[] {
  const { confirmed, toVerify } = shownFindings(input);
  const inBand = (band: 'critical' | 'high') => confirmed.filter(finding => finding.residual.band === band).length;
  const open = [...input.model.actions.values()].filter(action => action.status === 'open');
  return [
    heading(W.title),
    paragraph(stakes(input), 'lead'),
    {
      kind: 'numbers',
      items: [
        { value: String(confirmed.length), label: W.confirmed, tone: null },
        { value: String(inBand('critical')), label: W.critical, tone: TONES.risk.critical },
        { value: String(inBand('high')), label: W.high, tone: TONES.risk.high },
        { value: String(toVerify.length), label: W.toVerify, tone: null },
        { value: String(open.length), label: W.openActions, tone: null },
      ],
    },
    paragraph(
      fill(confirmed.length === 0 ? W.none : W.risk, {
        confirmed: confirmed.length,
        toVerify: toVerify.length,
        questions: input.questions.length,
      }) + (confirmed.length === 0 ? '' : ` ${fill(W.bands, { critical: inBand('critical'), high: inBand('high') })}`),
    ),
    heading(W.asked, 2),
    list(asked(input)),
    {
      kind: 'matrices',
      items: [
        matrix(W.inherent, confirmed, finding => finding.inherent),
        matrix(W.residual, confirmed, finding => finding.residual),
      ],
    },
    heading(W.pressing, 2),
    pressing(input),
  ];
}

function stakes(input: ReportInput): string {
  const { model } = input;
  const info = model.project.get('project');
  const pages = model.pages.size === 1 ? W.onePage : fill(W.pages, { count: model.pages.size });
  const size = {
    name: info?.name ?? '',
    elements: model.elements.size,
    flows: model.flows.size,
    boundaries: model.boundaries.size,
    pages,
  };
  const classes = [...model.assets.values()].map(asset => ({ asset, rating: ratingOf(input, classOf(input, asset)) }));
  const worst = Math.max(0, ...classes.map(one => one.rating));
  const top = classes.filter(one => one.rating === worst && worst > 0);
  const className = [...input.library.dataClasses.values()].find(one => one.rating === worst)?.name ?? '';
  const data =
    top.length === 0
      ? W.noData
      : fill(W.data, {
          class: className.toLowerCase(),
          assets: top
            .slice(0, 4)
            .map(one => one.asset.name)
            .join(', '),
        });
  return `${fill(W.system, size)} ${data}`;
}

/** What management has to do: name an owner, see to actions, renew acceptances. */
function asked(input: ReportInput): readonly string[] {
  const { model } = input;
  const open = [...model.actions.values()].filter(action => action.status === 'open');
  const [next] = open.flatMap(action => action.due ?? []).sort(byCodeUnit);
  const accepted = [...model.decisions.values()].filter(decision => decision.verdict === 'accepted');
  const [ends] = accepted.flatMap(decision => decision.expires ?? []).sort(byCodeUnit);
  const count = { count: open.length };
  return [
    ...(personName(input, model.project.get('project')?.owner ?? null) ? [] : [W.askedOwner]),
    open.length === 0
      ? W.askedNothing
      : next
        ? fill(W.askedActions, { ...count, day: next })
        : fill(W.askedActionsNoDay, count),
    ...(ends ? [fill(W.askedAccept, { count: accepted.length, day: ends })] : []),
  ];
}

function matrix(
  title: string,
  findings: readonly Finding[],
  side: (finding: Finding) => { readonly likelihood: number; readonly impact: number },
): RiskMatrix {
  const steps = [1, 2, 3, 4, 5];
  const cells = steps.toReversed().map(likelihood =>
    steps.map(impact => {
      const here = findings.filter(
        finding => rounded(side(finding).likelihood) === likelihood && rounded(side(finding).impact) === impact,
      );
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
  const rows = input.concerns.flatMap(concern => {
    const finding = findings.get(concern.key);
    if (!finding) return [];
    const why = concern.reasons.map(reason => CONCERN_REASON_LABEL[reason]).join(', ');
    return [[riskCell(finding.residual.band), { text: finding.title, bold: true }, subjectName(finding), why]];
  });
  const C = REPORT.column;
  return tableOr(
    [column(C.risk, 62), column(C.threat, 5), column(C.where, 3), column(C.why, 3)],
    rows,
    W.noPressing,
    true,
  );
}
