import { type Finding, type Standing, standsAt } from '../../../core/analysis';
import type { Library } from '../../../core/library';
import type { HandThreat, RiskBand, StrideLetter } from '../../../core/model';
import { RISK_BANDS, standingOfThreat } from '../../../core/model';
import { riskOfWritten, roundHalfUp } from '../../../core/risk';
import { inStrideOrder } from '../../../core/text';
import type { ThreatFilter, ThreatsLook } from '../../session';

/** What somebody made of a row; a threat written by hand can also be mitigated. */
export type RowStanding = Standing | 'mitigated';
export const STANDINGS = [
  'open',
  'expired',
  'accepted',
  'dismissed',
  'mitigated',
] as const satisfies readonly RowStanding[];

/** The parts of the register, in their order. */
export const SECTIONS = ['confirmed', 'written', 'to-verify', 'further', 'decided'] as const;
export type Section = (typeof SECTIONS)[number];

/** One threat in the register: found by a rule, or written by hand or imported. */
export interface Row {
  /** Key of the finding, or id of the threat written by hand. */
  readonly id: string;
  readonly title: string;
  /** "Orders", or "Shop → Orders" for a data flow. */
  readonly where: string;
  readonly subject: string | null;
  /** Everything that it stands at: a threat to two things together, at both. */
  readonly at: readonly string[];
  /** What is left of the risk; null: nobody has rated it. */
  readonly band: RiskBand | null;
  readonly index: number;
  readonly stride: readonly StrideLetter[];
  readonly section: Section;
  readonly standing: RowStanding;
  readonly finding: Finding | null;
  readonly threat: HandThreat | null;
  /** What is searched, in lower case. */
  readonly text: string;
}

const isDecided = (standing: RowStanding) => standing !== 'open' && standing !== 'expired';

function sectionOf(finding: Finding): Section {
  if (isDecided(finding.standing)) return 'decided';
  if (finding.state === 'confirmed') return 'confirmed';
  return finding.shown ? 'to-verify' : 'further';
}

/** Where a finding is, in words: a data flow by its ends, and by its name where it has one. */
export function whereOf({ subject, endpoints }: Pick<Finding, 'subject' | 'endpoints'>): string {
  if (endpoints.length < 2) return subject.name;
  const ends = endpoints.join(' → ');
  return subject.name === '' ? ends : `${ends} (${subject.name})`;
}

const known = new WeakMap<Finding, Row>();

/** The row of a finding; the same finding always has the same row. */
function rowOfFinding(library: Library, finding: Finding): Row {
  const before = known.get(finding);
  if (before) return before;
  const threat = library.threats.get(finding.rule);
  const where = whereOf(finding);
  const row: Row = {
    id: finding.key,
    title: finding.title,
    where,
    subject: finding.subject.id,
    at: standsAt(finding),
    band: finding.residual.band,
    index: finding.residual.index,
    stride: inStrideOrder(threat?.stride ?? []),
    section: sectionOf(finding),
    standing: finding.standing,
    finding,
    threat: null,
    text: [finding.title, where, threat?.section, ...(threat?.cwe ?? []), ...(threat?.references ?? [])]
      .join(' ')
      .toLowerCase(),
  };
  known.set(finding, row);
  return row;
}

function rowOfThreat(threat: HandThreat, { nameOf, today }: Pick<RegisterSource, 'nameOf' | 'today'>): Row {
  const where = threat.subject === null ? '' : nameOf(threat.subject);
  const standing = standingOfThreat(threat, today);
  const { band, index } = riskOfWritten(threat);
  return {
    id: threat.id,
    title: threat.title,
    where,
    subject: threat.subject,
    at: threat.subject === null ? [] : [threat.subject],
    band,
    index,
    stride: inStrideOrder(threat.stride),
    section: isDecided(standing) ? 'decided' : 'written',
    standing,
    finding: null,
    threat,
    text: [threat.title, where, threat.description, ...threat.categories].join(' ').toLowerCase(),
  };
}

export interface RegisterSource {
  readonly library: Library;
  readonly findings: Iterable<Finding>;
  readonly threats: Iterable<HandThreat>;
  readonly nameOf: (subject: string) => string;
  /** ISO 8601 day on which acceptances are judged. */
  readonly today: string;
}

const bandRank = (row: Row) => (row.band === null ? -1 : RISK_BANDS.indexOf(row.band));

/** Confirmed first, then worst first, then by words, so that the order never depends on chance. */
function worstFirst(a: Row, b: Row): number {
  return (
    SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
    bandRank(b) - bandRank(a) ||
    b.index - a.index ||
    (a.text < b.text ? -1 : a.text > b.text ? 1 : a.id < b.id ? -1 : 1)
  );
}

/** The whole register, worst first within its sections. */
export function registerOf({ library, findings, threats, nameOf, today }: RegisterSource): readonly Row[] {
  const rows = Array.from(findings, finding => rowOfFinding(library, finding));
  for (const threat of threats) rows.push(rowOfThreat(threat, { nameOf, today }));
  return rows.sort(worstFirst);
}

export type Narrowing = Pick<ThreatsLook, 'search' | 'bands' | 'stride' | 'standings' | 'sections'> & {
  readonly filter: ThreatFilter;
  /** Things that a row has to be about, for what the filter asks of more than one. */
  readonly within: readonly ReadonlySet<string>[];
};

type Test = (row: Row) => boolean;

function searchTest(search: string): Test | null {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 ? null : row => words.every(word => row.text.includes(word));
}

function cellTest({ side, likelihood, impact }: NonNullable<ThreatFilter['band']>): Test {
  return row => {
    const score = row.finding?.[side];
    const rated = score ?? row.threat;
    if (!rated || rated.likelihood === null || rated.impact === null) return false;
    return roundHalfUp(rated.likelihood) === likelihood && roundHalfUp(rated.impact) === impact;
  };
}

function controlTest(control: string): Test {
  return row =>
    row.finding?.controls.some(one => one.id === control) ?? row.threat?.controls.includes(control) ?? false;
}

function testsOf({ search, bands, stride, standings, sections, filter, within }: Narrowing): readonly Test[] {
  const { subject } = filter;
  const tests: (Test | null)[] = [
    searchTest(search),
    bands.length > 0 ? row => row.band !== null && bands.includes(row.band) : null,
    stride.length > 0 ? row => row.stride.some(letter => stride.includes(letter)) : null,
    standings.length > 0 ? row => standings.includes(row.standing) : null,
    sections.length > 0 ? row => sections.includes(row.section) : null,
    subject === undefined ? null : row => row.at.includes(subject),
    filter.control === undefined ? null : controlTest(filter.control),
    filter.rule === undefined ? null : row => row.finding?.rule === filter.rule,
    filter.band === undefined ? null : cellTest(filter.band),
    ...within.map(
      (subjects): Test =>
        row =>
          row.at.some(one => subjects.has(one)),
    ),
  ];
  return tests.filter(test => test !== null);
}

/** The rows that every filter lets through, in the order they had. */
export function narrowed(rows: readonly Row[], narrowing: Narrowing): readonly Row[] {
  const tests = testsOf(narrowing);
  return tests.length === 0 ? rows : rows.filter(row => tests.every(test => test(row)));
}

/** Whether somebody asked for certain threats from another place; then nothing that was asked for stays folded. */
export function isAskedFor(filter: ThreatFilter): boolean {
  const { subject, control, rule, band, providers, dataType } = filter;
  return [subject, control, rule, band, providers, dataType].some(one => one !== undefined);
}
