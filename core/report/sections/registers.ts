import type { Library, Register, RegisterField } from '../../library';
import type { OrganisationModel, RegisterEntry } from '../../model';
import {
  AUTOMATION,
  cellWords,
  controlsByStage,
  createRegisterNames,
  LOG_ASPECTS,
  LOGS,
  linesOf,
  logsByLayer,
  type ProjectNames,
  type RegisterFinding,
  registerCounts,
  registerFindings,
  STAGES,
} from '../../review';
import { fill, LOG_ASPECT_LABEL, REGISTER_TEXT } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { riskCell } from '../facts';

const W = REGISTER_TEXT.report;

/** So many gaps are listed together; each register tells its own again. */
const MOST_PRESSING = 15;
/** More columns than that are not readable on paper. */
const MOST_COLUMNS = 6;

/** What can only be named where the projects are at hand. */
const OF_PROJECTS: ReadonlySet<RegisterField['kind']> = new Set<RegisterField['kind']>(['project', 'element']);

/** What the registers of an organisation are told from; `today` is an ISO 8601 day. */
interface RegistersReportInput {
  readonly model: Pick<OrganisationModel, 'registers' | 'people' | 'providers'>;
  readonly library: Library;
  readonly projects: readonly ProjectNames[];
  readonly today: string;
  /** Lines are listed one by one where they name this provider; null: all lines. */
  readonly provider: string | null;
}

function begunIn({ model, library }: RegistersReportInput): readonly Register[] {
  return [...library.registers.values()].filter(register => linesOf(model.registers.values(), register.id).length > 0);
}

/** The registers that somebody has begun: how far each is, what presses most, and the lines with what is missing in them. */
export function registers(input: RegistersReportInput): readonly Block[] {
  const { model, library, projects, provider } = input;
  const findings = registerFindings(input);
  const begun = begunIn(input);
  if (begun.length === 0) return [heading(W.title), paragraph(W.none)];
  const words = { library, names: createRegisterNames({ model, library, projects }) };
  return [
    heading(W.title),
    paragraph(W.intro),
    overview(input, begun, findings),
    ...pressing(library, findings),
    ...begun.flatMap(chapter),
  ];

  function chapter(register: Register): readonly Block[] {
    const lines = linesOf(model.registers.values(), register.id).filter(
      entry => provider === null || entry.links.some(link => link.document === null && link.id === provider),
    );
    const whole = OVERVIEWS[register.id]?.(input) ?? [];
    if (lines.length === 0) return whole.length === 0 ? [] : [heading(register.title, 2), ...whole];
    const ids = new Set<string | null>(lines.map(entry => entry.id));
    const own = findings.filter(
      one => one.register === register.id && one.kind !== 'suggestion' && (one.entry === null || ids.has(one.entry)),
    );
    return [
      heading(register.title, 2),
      paragraph(register.description, 'small'),
      ...gapsOf(own),
      ...whole,
      linesTable(register, lines),
    ];
  }

  function linesTable(register: Register, lines: readonly RegisterEntry[]): Block {
    const fields = register.fields
      .filter(field => field.column && (projects.length > 0 || !OF_PROJECTS.has(field.kind)))
      .slice(0, MOST_COLUMNS);
    const rows = lines.map(entry =>
      fields.map((field, at): Cell => {
        const text = cellWords(words, entry, field).join(', ');
        return at === 0 ? { text: text || REGISTER_TEXT.unnamed, bold: true } : text || W.notSaid;
      }),
    );
    return tableOr(
      fields.map((field, at) => column(field.label, at === 0 ? 5 : 3)),
      rows,
      W.none,
    );
  }
}

/** What some registers show as a whole, before their lines. */
const OVERVIEWS: Readonly<Record<string, (input: RegistersReportInput) => readonly Block[]>> = {
  [STAGES.register]: byStage,
  [LOGS.register]: byLayer,
};

function byStage({ model, library, projects }: RegistersReportInput): readonly Block[] {
  const choices = (id: string) =>
    new Map(
      library.registers
        .get(STAGES.register)
        ?.fields.find(field => field.id === id)
        ?.choices.map(one => [one.id, one.label]),
    );
  const [stages, automation, teams] = [choices(STAGES.field), choices('automation'), choices('disciplines')];
  const rows = controlsByStage({ model, library, projects }).map((row): Cell[] => [
    { text: stages.get(row.stage) ?? row.stage, bold: true },
    String(row.controls.length),
    ...AUTOMATION.map(one => shareOf(row.by[one].length, row.controls.length)),
    counted(row.movable.length),
    row.idle.map(team => teams.get(team) ?? team).join(', '),
  ]);
  return [
    tableOr(
      [
        column(W.stage, 3),
        column(W.controls, 50),
        ...AUTOMATION.map(one => column(automation.get(one) ?? one, 66)),
        column(W.movable, 60),
        column(W.idle, 4),
      ],
      rows,
      W.none,
    ),
  ];
}

function byLayer({ model, library }: RegistersReportInput): readonly Block[] {
  const rows = logsByLayer(model, library).map((row): Cell[] => [
    { text: row.label, bold: true },
    counted(row.logs.length),
    ...LOG_ASPECTS.map(aspect => counted(row.by[aspect].length)),
    row.lacks.map(one => LOG_ASPECT_LABEL[one]).join(', '),
  ]);
  return [
    tableOr(
      [
        column(W.layer, 4),
        column(LOG_ASPECT_LABEL.logs, 36),
        ...LOG_ASPECTS.map(aspect => column(LOG_ASPECT_LABEL[aspect], 60)),
        column(W.lacks, 4),
      ],
      rows,
      W.none,
    ),
  ];
}

const counted = (count: number) => (count === 0 ? '' : String(count));
const shareOf = (count: number, all: number) => (count === 0 ? '' : `${count} (${Math.round((100 * count) / all)} %)`);

function overview(
  { model, library }: RegistersReportInput,
  begun: readonly Register[],
  findings: readonly RegisterFinding[],
): Block {
  const counts = registerCounts({ model, library }, findings);
  const rows = begun.map((register): Cell[] => {
    const count = counts.get(register.id);
    return [register.title, String(count?.lines ?? 0), String(count?.gaps ?? 0), String(count?.incomplete ?? 0)];
  });
  return tableOr(
    [column(W.register, 8), column(W.lines, 50), column(W.gaps, 50), column(W.incomplete, 70)],
    rows,
    W.none,
    'body',
  );
}

function pressing(library: Library, findings: readonly RegisterFinding[]): readonly Block[] {
  const gaps = findings.filter(one => one.kind === 'gap');
  const rows = gaps
    .slice(0, MOST_PRESSING)
    .map((one): Cell[] => [
      riskCell(one.band),
      { text: one.title, bold: true, more: [one.why] },
      library.registers.get(one.register)?.title ?? '',
    ]);
  const rest = gaps.length - rows.length;
  return [
    heading(W.pressing, 2),
    tableOr([column(W.band, 64), column(W.gap, 9), column(W.in, 3)], rows, W.noGaps),
    ...(rest > 0 ? [paragraph(fill(W.more, { count: rest }), 'small')] : []),
  ];
}

function gapsOf(findings: readonly RegisterFinding[]): readonly Block[] {
  if (findings.length === 0) return [];
  const rows = findings.map((one): Cell[] => [riskCell(one.band), one.title, one.why]);
  return [tableOr([column(W.band, 64), column(W.gap, 5), column(W.why, 5)], rows, W.noGaps)];
}
