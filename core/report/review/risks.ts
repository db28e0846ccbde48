import { RISK_BANDS, type RiskBand, type SealedConcern } from '../../model';
import { fill, REPORT, REVIEW_REPORT, RISK_BAND_LABEL } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { riskCell } from '../facts';
import { pressingReason } from '../words';
import type { ReviewFacts } from './input';

const W = REVIEW_REPORT.risks;
const C = REPORT.column;
const WORST_FIRST = [...RISK_BANDS].reverse();

/** What presses most, with why and how it moved; then what is left of the risk of each project, before and now. */
export function risks(facts: ReviewFacts): readonly Block[] {
  const { seal, earlier, changes } = facts;
  const names = new Map(seal.projects.map(one => [one.project, one.name]));
  const measured = earlier !== null && (changes.size > 0 || earlier.seal.gaps !== undefined);
  const pressing = seal.concerns.map((one): Cell[] => [
    riskCell(one.band),
    { text: one.title, bold: true, more: [one.project === null ? W.inRegister : (names.get(one.project) ?? '')] },
    one.subject,
    one.reasons.map(pressingReason).join(', '),
    ...(measured ? [trend(facts, one)] : []),
  ]);
  const columns = [column(C.risk, 62), column(C.threat, 5), column(C.where, 3), column(C.why, 4)];
  return [
    heading(W.title),
    heading(W.pressing, 2),
    tableOr(measured ? [...columns, column(W.trend, 62)] : columns, pressing, W.noPressing),
    heading(W.residual, 2),
    paragraph(W.residualIntro, 'small'),
    residual(facts),
  ];
}

function trend({ changes, earlier }: ReviewFacts, { project, key, reasons }: SealedConcern): string {
  if (project === null) {
    if (reasons.includes('new-gap')) return W.way.new;
    return earlier?.seal.gaps === undefined ? '' : W.way.same;
  }
  const comparison = changes.get(project);
  if (!comparison) return '';
  const change = comparison.findings.find(one => one.key === key);
  if (!change?.after || change.before?.index === change.after.index) return W.way.same;
  if (!change.before) return W.way.new;
  const by = change.after.index - change.before.index;
  return fill(by > 0 ? W.way.worse : W.way.better, { by: Math.abs(by) });
}

function residual({ seal, earlier }: ReviewFacts): Block {
  const before = new Map((earlier?.seal.projects ?? []).map(one => [one.project, one.bands]));
  const rows = seal.projects.map((one): Cell[] => [
    { text: one.name, bold: true },
    ...WORST_FIRST.map((band: RiskBand) => {
      const was = before.get(one.project)?.[band];
      const now = one.bands[band];
      return was === undefined ? String(now) : fill(W.beforeNow, { before: was, now });
    }),
  ]);
  return tableOr(
    [column(W.project, 6), ...WORST_FIRST.map(band => column(RISK_BAND_LABEL[band], 62))],
    rows,
    W.noProjects,
    'body',
  );
}
