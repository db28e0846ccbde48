import { REPORT } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { byName, carriedBy, classOf, classTone, flowName, namesOf, ratingOf, sensitivityOf } from '../facts';
import type { ReportInput } from '../input';

const W = REPORT.data;
/** More rows than a page has are set closely. */
const MANY = 40;
const C = REPORT.column;

/** What is worth protecting, where it is kept, how it travels, and how sensitive that makes each element. */
export function data(input: ReportInput): readonly Block[] {
  const { model } = input;
  if (model.assets.size === 0) return [heading(W.title, 1, 'new'), paragraph(W.none)];
  return [heading(W.title, 1, 'new'), assets(input), heading(W.elements, 2), elements(input)];
}

function classCell(input: ReportInput, id: string | null): Cell {
  return { text: input.library.dataClasses.get(id ?? '')?.name ?? REPORT.responsibility.unknown, tone: classTone(id) };
}

function assets(input: ReportInput): Block {
  const { model, library } = input;
  const names = namesOf(input);
  const elements = byName(model.elements.values());
  const flows = byName(model.flows.values());
  const rows = byName(model.assets.values()).map(asset => {
    const type = library.dataTypes.get(asset.type ?? '');
    const rating = (own: number | null, usual: number | undefined) => String(own ?? usual ?? '–');
    const ratings = [
      rating(asset.confidentiality, type?.ratings.C),
      rating(asset.integrity, type?.ratings.I),
      rating(asset.privacy, type?.ratings.P),
    ].join(' / ');
    const kept = elements.filter(row => row.holds.includes(asset.id) || row.processes.includes(asset.id));
    const carriers = flows.filter(row => row.data.includes(asset.id));
    return [
      { text: asset.name, bold: true, more: type ? [type.name] : [] },
      classCell(input, classOf(input, asset)),
      ratings,
      kept.map(row => row.name).join(', '),
      carriers.map(flow => flowName(flow, names)).join(', '),
    ];
  });
  return tableOr(
    [column(C.data, 4), column(C.class, 80), column(C.ratings, 52), column(C.kept, 3), column(C.travels, 4)],
    rows,
    W.none,
  );
}

function elements(input: ReportInput): Block {
  const carried = carriedBy(input);
  const rows = byName(input.model.elements.values())
    .map(element => ({ element, found: sensitivityOf(input, element, carried) }))
    .filter(row => row.found !== null)
    .sort((a, b) => ratingOf(input, b.found) - ratingOf(input, a.found))
    .map(({ element, found }) => {
      const ids = new Set<string>([...element.holds, ...element.processes, ...(carried.get(element.id) ?? [])]);
      const because = byName(input.model.assets.values()).filter(
        asset => ids.has(asset.id) && classOf(input, asset) === found,
      );
      return [element.name, classCell(input, found), because.map(asset => asset.name).join(', ')];
    });
  return tableOr(
    [column(C.element, 4), column(C.sensitivity, 90), column(C.because, 6)],
    rows,
    W.none,
    rows.length > MANY ? 'dense' : 'small',
  );
}
