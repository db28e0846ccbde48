import { addTo, byCodeUnit } from '../base';
import type { Analyzer } from './analyzer';
import { isOpen } from './decisions';
import type { Finding, FindingKey } from './finding';

/** A way in, and what points at it. */
export interface Vector {
  /** ATT&CK technique for initial access. */
  readonly technique: InitialAccess;
  readonly name: string;
  /** Up to 10: likelihood of the weightiest finding that names it, more where it is confirmed and where the place can be reached from outside. */
  readonly weight: number;
  /** Open findings that name it, the weightiest first. */
  readonly findings: readonly FindingKey[];
}

/** A technique by which somebody gets in. */
export type InitialAccess = (typeof INITIAL_ACCESS)[number];

/** Techniques of the tactic initial access; what is named below one of them counts as it. */
export const INITIAL_ACCESS = ['T1078', 'T1133', 'T1189', 'T1190', 'T1195', 'T1199', 'T1566'] as const;

/** What a finding counts for: what is confirmed leads before what is as likely and still to verify. */
const CERTAINTY = { confirmed: 1, 'to-verify': 0.7 } as const;

/** Nobody keeps more than these in mind. */
const MOST_VECTORS = 5;

interface Pointing {
  readonly finding: Finding;
  readonly weight: number;
}

function pointing(analyzer: Analyzer, finding: Finding): Pointing {
  const exposure = analyzer.window.derived(finding.subject.id)?.exposure ?? 2;
  return { finding, weight: finding.residual.likelihood * (1 + exposure / 4) * CERTAINTY[finding.state] };
}

const byWeight = (a: Pointing, b: Pointing) => b.weight - a.weight || byCodeUnit(a.finding.key, b.finding.key);

function vectorsIn(analyzer: Analyzer, findings: Iterable<Finding>): readonly Vector[] {
  const byTechnique = new Map<InitialAccess, Pointing[]>();
  for (const finding of findings) {
    if (!finding.shown || !isOpen(finding)) continue;
    const techniques = analyzer.rules.byId.get(finding.rule)?.threat.attack ?? [];
    for (const technique of INITIAL_ACCESS) {
      if (!techniques.some(one => one === technique || one.startsWith(`${technique}.`))) continue;
      addTo(byTechnique, technique, pointing(analyzer, finding));
    }
  }
  const { attackTechniques } = analyzer.rules.library;
  return [...byTechnique]
    .map(([technique, list]): Vector => {
      const sorted = list.sort(byWeight);
      return {
        technique,
        name: attackTechniques.get(technique)?.name ?? technique,
        weight: Math.round(10 * (sorted[0]?.weight ?? 0)) / 10,
        findings: sorted.map(one => one.finding.key),
      };
    })
    .sort(
      (a, b) => b.weight - a.weight || b.findings.length - a.findings.length || byCodeUnit(a.technique, b.technique),
    )
    .slice(0, MOST_VECTORS);
}

/** The most likely ways into one element, with its flows: at most five, the likeliest first. */
export function vectorsOfElement(analyzer: Analyzer, id: string): readonly Vector[] {
  const flows = analyzer.window.reader.ids('flowsOfElement', id);
  return vectorsIn(
    analyzer,
    [id, ...flows].flatMap(one => [...analyzer.run(one).findings]),
  );
}

/** The most likely ways into the whole: at most five, the likeliest first. */
export function vectorsOfModel(analyzer: Analyzer): readonly Vector[] {
  return vectorsIn(analyzer, analyzer.findings());
}
