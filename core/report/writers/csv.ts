import { CONTROL_STATUS_LABEL, RISK_BAND_LABEL, STRIDE_LABEL } from '../../text';
import { personName, subjectName } from '../facts';
import type { ReportInput } from '../input';
import { verdict } from '../sections/threats';
import { CONTROL_LIST_LABEL } from '../words';

const FORMULA = /^[=+\-@\t\r]/;

/** One field: quoted where it must be; what a spreadsheet would run as a formula is made text. */
function field(value: string | number): string {
  const text = FORMULA.test(String(value)) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with the mark that makes spreadsheets read it as UTF-8. */
function csv(rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${rows.map(row => row.map(field).join(',')).join('\r\n')}\r\n`;
}

/** The threat register: every finding that is not ruled out, and what was written by hand. */
export function threatsCsv(input: ReportInput): string {
  const head = [
    'Threat',
    'State',
    'Shown',
    'About',
    'STRIDE',
    'CWE',
    'Inherent',
    'Residual',
    'Residual index',
    'Decision',
    'Assigned to',
    'Due',
    'Id',
  ];
  const found = input.findings.map(finding => {
    const decision = input.model.decisions.get(finding.key);
    const threat = input.library.threats.get(finding.rule);
    return [
      finding.title,
      finding.state,
      finding.shown ? 'yes' : 'no',
      subjectName(finding),
      (threat?.stride ?? []).map(letter => STRIDE_LABEL[letter]).join('; '),
      (threat?.cwe ?? []).join('; '),
      RISK_BAND_LABEL[finding.inherent.band],
      RISK_BAND_LABEL[finding.residual.band],
      finding.residual.index,
      decision ? verdict(decision) : '',
      personName(input, decision?.assignee ?? null) ?? '',
      decision?.due ?? '',
      finding.key,
    ];
  });
  const written = [...input.model.threats.values()].map(threat => [
    threat.title,
    threat.status,
    'yes',
    threat.subject ?? '',
    threat.stride.map(letter => STRIDE_LABEL[letter]).join('; '),
    '',
    threat.severity ? RISK_BAND_LABEL[threat.severity] : '',
    '',
    '',
    threat.mitigation,
    personName(input, threat.owner) ?? '',
    threat.due ?? '',
    threat.id,
  ]);
  return csv([head, ...found, ...written]);
}

/** The control register: each required control on each subject. */
export function controlsCsv(input: ReportInput): string {
  const head = ['Control', 'About', 'Status', 'List', 'Owner', 'Due', 'Id'];
  const name = (id: string) => {
    const { elements, flows, boundaries, providers, project } = input.model;
    return (
      [elements, flows, boundaries, providers, project]
        .map(table => [...table.values()].find(row => row.id === id)?.name)
        .find(found => found !== undefined) ?? id
    );
  };
  const rows = input.controls.flatMap(summary =>
    input.controlRows(summary.control).map(row => {
      const record = input.model.controls.get(`${row.control}@${row.subject}`);
      return [
        summary.title,
        name(row.subject),
        CONTROL_STATUS_LABEL[row.status],
        CONTROL_LIST_LABEL[row.list],
        personName(input, record?.owner ?? null) ?? '',
        record?.due ?? '',
        row.control,
      ];
    }),
  );
  return csv([head, ...rows]);
}
