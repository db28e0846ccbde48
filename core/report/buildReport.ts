import type { Glyphs } from '../drawing';
import { fill, REPORT } from '../text';
import type { Block, ReportDocument } from './document';
import { personName } from './facts';
import type { ReportInput } from './input';
import { REPORT_SECTIONS, type ReportSection } from './options';
import { withPlainNames } from './plainNames';
import { longDay } from './say';
import { actions } from './sections/actions';
import { assets } from './sections/assets';
import { controls } from './sections/controls';
import { data } from './sections/data';
import { decisions } from './sections/decisions';
import { diagrams } from './sections/diagrams';
import { method } from './sections/method';
import { responsibility } from './sections/responsibility';
import { scope } from './sections/scope';
import { summary } from './sections/summary';
import { threats } from './sections/threats';

const SECTIONS: Readonly<Record<ReportSection, (input: ReportInput, glyphs: Glyphs) => readonly Block[]>> = {
  summary,
  scope,
  diagrams,
  data,
  responsibility,
  assets,
  threats,
  controls,
  actions,
  decisions,
  method,
};

/** A report as blocks: cover, contents, then the sections that were asked for, in their order. */
export function buildReport(given: ReportInput, glyphs: Glyphs): ReportDocument {
  const input = withPlainNames(given);
  const { options, by, at } = input;
  const asked = REPORT_SECTIONS.filter(section => options.sections.includes(section));
  return {
    title: options.title,
    subject: REPORT[options.outline],
    author: by,
    created: at,
    paper: options.paper,
    brief: options.outline === 'management',
    classification: options.classification,
    blocks: [...front(input), ...asked.flatMap(section => SECTIONS[section](input, glyphs))],
  };
}

/** The full report has a cover and contents; the brief begins with what it has to say. */
function front(input: ReportInput): readonly Block[] {
  const { options, by, at } = input;
  if (options.outline === 'full') return [cover(input), { kind: 'contents', title: REPORT.contents }];
  const day = longDay(at);
  const made = by === '' ? fill(REPORT.madeOn, { day }) : fill(REPORT.madeBy, { by, day });
  return [
    {
      kind: 'banner',
      title: options.title,
      line: fill(REPORT.briefLine, { subtitle: REPORT.management, made: made.charAt(0).toLowerCase() + made.slice(1) }),
    },
  ];
}

function cover(input: ReportInput): Block {
  const { options, model, by, at, revision } = input;
  const info = model.project.get('project');
  const day = longDay(at);
  const owner = personName(input, info?.owner ?? null);
  const lines = [
    by === '' ? fill(REPORT.madeOn, { day }) : fill(REPORT.madeBy, { by, day }),
    ...(owner ? [fill(REPORT.owner, { owner })] : []),
    ...(info?.businessUnit ? [fill(REPORT.unit, { unit: info.businessUnit })] : []),
    ...(revision === null ? [] : [fill(REPORT.revision, { revision })]),
  ];
  return { kind: 'cover', title: options.title, subtitle: REPORT[options.outline], lines };
}
