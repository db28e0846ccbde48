import { choicesOf } from '../../analysis';
import { packOf } from '../../library';
import { fill, REPORT } from '../../text';
import { column, heading, list, paragraph } from '../blocks';
import type { Block, Cell } from '../document';
import type { ReportInput } from '../input';
import { enumerated } from '../say';

const W = REPORT.method;
const C = REPORT.column;

/** How the report came about, in words that a reader outside the team can follow. */
export function method(input: ReportInput): readonly Block[] {
  const { library, options } = input;
  const brief = options.outline === 'management';
  const sources = [...library.sources.values()].map(source => source.name).join(', ');
  return [
    heading(W.title),
    ...(brief ? [W.brief] : W.text).map(text => paragraph(text)),
    paragraph(fill(W.library, { library: sources }), 'small'),
    ...packs(input),
    ...(brief ? chosenInBrief(input) : [...switchedOff(input), ...ratings(input)]),
  ];
}

function packs({ packs: used, model, library }: ReportInput): readonly Block[] {
  const lines = used.map(({ id, name, version }) => {
    const rules = [...library.threats.keys()].filter(threat => packOf(library, 'threats', threat) === id).length;
    return fill(model.packs.get(id)?.off ? W.packOff : W.pack, { name, version, rules });
  });
  return lines.length === 0 ? [] : [paragraph(W.packs), list(lines)];
}

interface Chosen {
  readonly title: string;
  readonly said: string;
  readonly by: string;
  readonly day: string;
  readonly reason: string;
}

/** What is switched off: whole packs by their name, single rules by their title. */
function offOf({ model, library, packs: used }: ReportInput): readonly Chosen[] {
  const nameOf = (pack: string) => used.find(one => one.id === pack)?.name ?? library.sources.get(pack)?.name ?? pack;
  const whole = [...model.packs.values()].map(({ id, off }) => ({
    title: fill(W.wholePack, { name: nameOf(id) }),
    off,
  }));
  const single = [...model.rules.values()].map(({ id, off }) => ({ title: library.threats.get(id)?.title ?? id, off }));
  return [...whole, ...single].flatMap(({ title, off }) =>
    off ? [{ title, said: W.off, by: off.stamp.by, day: off.stamp.at.slice(0, 10), reason: off.reason }] : [],
  );
}

function ratedOf({ model, library }: ReportInput): readonly Chosen[] {
  return [...choicesOf(model, library)].flatMap(([id, { rating }]) => {
    if (!rating) return [];
    const said = enumerated([
      ...(rating.likelihood === null ? [] : [fill(W.likelihood, { value: rating.likelihood })]),
      ...(rating.impact === null ? [] : [fill(W.impact, { value: rating.impact })]),
    ]);
    const title = library.threats.get(id)?.title ?? id;
    return [{ title, said, by: rating.stamp.by, day: rating.stamp.at.slice(0, 10), reason: rating.reason }];
  });
}

const rows = (chosen: readonly Chosen[]): readonly (readonly Cell[])[] =>
  chosen.map(({ title, said, by, day, reason }) => [day, by, { text: title, bold: true, more: [said] }, reason]);

const COLUMNS = [column(C.day, 62), column(C.who, 3), column(C.what, 5), column(C.decision, 5)];

function switchedOff(input: ReportInput): readonly Block[] {
  const off = offOf(input);
  if (off.length === 0) return [];
  return [
    heading(W.offTitle, 3),
    paragraph(W.offText),
    { kind: 'table', columns: COLUMNS, rows: rows(off), size: 'small' },
  ];
}

function ratings(input: ReportInput): readonly Block[] {
  const rated = ratedOf(input);
  if (rated.length === 0) return [];
  return [heading(W.ratedTitle, 3), { kind: 'table', columns: COLUMNS, rows: rows(rated), size: 'small' }];
}

/** The brief only names what was chosen. */
function chosenInBrief(input: ReportInput): readonly Block[] {
  const off = offOf(input).map(one => one.title);
  const rated = ratedOf(input).map(one => one.title);
  return [
    ...(off.length === 0 ? [] : [paragraph(fill(W.offBrief, { titles: off.join('; ') }), 'small')]),
    ...(rated.length === 0 ? [] : [paragraph(fill(W.ratedBrief, { titles: rated.join('; ') }), 'small')]),
  ];
}
