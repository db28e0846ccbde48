import { byCodeUnit } from '../../base';
import type { Attested } from '../../model';
import type { Coverage } from '../../responsibility';
import { attestedIn, coverageOfService } from '../../review';
import { fill, REVIEW_REPORT, SERVICE_MODEL_LABEL, TRIGGER_LABEL } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block, Cell, Column } from '../document';
import { byName } from '../facts';
import type { ReviewFacts } from './input';

const W = REVIEW_REPORT.scope;

/** What was looked at: areas, services, attestations, contracts, sub-processors, events, and the projects as they stood. */
export function scope(facts: ReviewFacts): readonly Block[] {
  const { model, review, library, seal } = facts;
  const areas = (looked: boolean) =>
    library.reviewAreas.filter(area => review.areas.some(one => one === area.id) === looked).map(area => area.name);
  const events = [...model.events.values()]
    .filter(one => one.review === review.id)
    .sort((a, b) => byCodeUnit(a.on, b.on))
    .map(one => fill(W.event, { day: one.on, trigger: TRIGGER_LABEL[one.trigger], note: one.note }).trim());
  return [
    heading(W.title, 1, 'new'),
    paragraph(fill(W.criticality, { value: seal.criticality })),
    ...items(W.areas, areas(true)),
    ...items(W.leftOut, areas(false)),
    ...items(W.events, events),
    ...ofProvider(facts),
    ...table(
      W.projects,
      [column(REVIEW_REPORT.risks.project, 4), column(W.revision, 60), column(W.fingerprint, 8)],
      seal.projects.map(one => [{ text: one.name, bold: true }, String(one.revision), one.sha256]),
    ),
  ];
}

/** The services and regions of an attestation. */
function covers({ services, regions }: Attested): string {
  return [services.join(', ') || W.allServices, regions.join(', ') || W.allRegions].join('; ');
}

function uncovered(coverage: Coverage | null): readonly string[] {
  return coverage && coverage.state !== 'covered' ? [W.coverage[coverage.state][coverage.missing]] : [];
}

function ofProvider({ model, review, seal }: ReviewFacts): readonly Block[] {
  const own = <Row extends { readonly provider: string; readonly name: string; readonly id: string }>(
    rows: ReadonlyMap<string, Row>,
  ) => byName([...rows.values()].filter(row => row.provider === review.provider));
  const today = seal.at.slice(0, 10);
  const until = (day: string | null) => (day === null ? '' : day < today ? `${day} (${W.expired})` : day);
  return [
    ...table(
      W.services,
      [column(W.service, 5), column(W.model, 4), column(W.regions, 5)],
      own(model.services).map(one => [
        { text: one.name, bold: true, more: [one.note] },
        one.serviceModel === null ? '' : SERVICE_MODEL_LABEL[one.serviceModel],
        { text: one.regions.join(', '), more: uncovered(coverageOfService(model, one, today)) },
      ]),
    ),
    ...table(
      W.attestations,
      [column(W.attestation, 6), column(W.covers, 5), column(W.from, 72), column(W.until, 110)],
      own(model.attestations).map(one => [
        {
          text: one.name,
          bold: true,
          more: one.exceptions.trim() === '' ? [] : [fill(W.exceptions, { text: one.exceptions })],
        },
        covers(attestedIn(model, one)),
        one.from ?? '',
        until(one.until),
      ]),
    ),
    ...table(
      W.contracts,
      [column(W.contract, 8), column(W.from, 72), column(W.renews, 110)],
      own(model.contracts).map(one => [
        { text: one.name, bold: true, more: [one.note] },
        one.from ?? '',
        until(one.renews),
      ]),
    ),
    ...table(
      W.subprocessors,
      [column(W.subprocessor, 4), column(W.purpose, 5), column(W.regions, 4), column(W.since, 72)],
      own(model.subprocessors).map(one => [
        { text: one.name, bold: true, more: [one.note] },
        one.purpose,
        one.regions.join(', '),
        one.since ?? '',
      ]),
    ),
  ];
}

function items(title: string, texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [heading(title, 3), list(texts)];
}

function table(title: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly Block[] {
  return rows.length === 0 ? [] : [heading(title, 2), tableOr(columns, rows, REVIEW_REPORT.none)];
}
