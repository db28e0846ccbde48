import type { AttackPath, AttackPaths, AttackStep, Vector } from '../../analysis';
import { fill, REPORT } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { namesOf, subjectName } from '../facts';
import type { ReportInput } from '../input';
import { say } from '../say';
import { WAY_IN_LABEL } from '../words';

const W = REPORT.waysIn;

/** How somebody would come in, and the shortest way from outside to each of the most sensitive stores. */
export function waysInBlocks(input: ReportInput): readonly Block[] {
  const { vectors, paths } = input.waysIn;
  const stores = paths.filter(one => one.outside || one.paths.length > 0);
  return [
    heading(W.title, 2),
    tableOr(
      [column(W.way, 4), column(W.why, 6)],
      vectors.map(vector => vectorRow(input, vector)),
      W.none,
    ),
    heading(W.paths, 3),
    stores.length === 0 ? paragraph(W.noPaths) : list(stores.map(one => storeLine(input, one))),
  ];
}

/** The likeliest way in, in a sentence for who reads one page; null where nothing points at one. */
export function likeliestWayIn({ waysIn, findings }: ReportInput): string | null {
  const [first] = waysIn.vectors;
  const finding = findings.find(one => one.key === first?.findings[0]);
  if (!first || !finding) return null;
  return fill(W.likeliest[finding.state], { way: lowerFirst(WAY_IN_LABEL[first.technique]) });
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function vectorRow({ findings }: ReportInput, vector: Vector): readonly Cell[] {
  const [first] = vector.findings;
  const finding = findings.find(one => one.key === first);
  const reason = finding
    ? fill(W.reason[finding.state], { threat: finding.title, where: subjectName(finding) || W.project })
    : '';
  const others = vector.findings.length - 1;
  return [
    {
      text: WAY_IN_LABEL[vector.technique],
      bold: true,
      more: [fill(W.technique, { technique: vector.technique, name: vector.name })],
    },
    { text: reason, more: others > 0 ? [say(W.others, others)] : [] },
  ];
}

function storeLine(input: ReportInput, { to, outside, paths }: AttackPaths): string {
  const store = namesOf(input).get(to) ?? '';
  const [shortest] = paths;
  // Where the store is at the door itself, a way through others is of no account.
  return outside || !shortest ? fill(W.outside, { store }) : fill(W.path, { store, steps: chain(input, shortest) });
}

function chain(input: ReportInput, { steps }: AttackPath): string {
  const names = namesOf(input);
  const [first] = steps;
  return [
    names.get(first?.from ?? '') ?? '',
    ...steps.map(step => stepText(input, step, names.get(step.to) ?? '')),
  ].join(' → ');
}

function stepText({ library }: ReportInput, step: AttackStep, to: string): string {
  const [first] = step.stoppedBy;
  if (first === undefined) return fill(W.stepOpen, { to });
  const control = library.controls.get(first)?.title ?? '';
  const others = step.stoppedBy.length - 1;
  return others > 0 ? fill(W.stepStoppedMore, { to, control, count: others }) : fill(W.stepStopped, { to, control });
}
