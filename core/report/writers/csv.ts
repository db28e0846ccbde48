import type { FindingState } from '../../analysis';
import { writeTable } from '../../base';
import type { HandThreat } from '../../model';
import { riskOfWritten } from '../../risk';
import { CONTROL_STATUS_LABEL, inStrideOrder, REPORT, RISK_BAND_LABEL, STRIDE_LABEL } from '../../text';
import { namesOf, personName, subjectName } from '../facts';
import type { ReportInput } from '../input';
import { verdict, writtenStatus } from '../sections/threats';
import { CONTROL_LIST_LABEL } from '../words';

const W = REPORT.csv;
const STATE: Readonly<Record<FindingState, string>> = {
  confirmed: REPORT.threats.confirmed,
  'to-verify': REPORT.threats.toVerify,
  'ruled-out': W.ruledOut,
};

/** The threat register: every finding that is not ruled out, and what was written by hand. */
export function threatsCsv(input: ReportInput): string {
  const names = namesOf(input);
  const found = input.findings.map(finding => {
    const decision = input.model.decisions.get(finding.key);
    const threat = input.library.threats.get(finding.rule);
    return [
      finding.title,
      STATE[finding.state],
      finding.shown ? W.yes : W.no,
      subjectName(finding),
      inStrideOrder(threat?.stride ?? [])
        .map(letter => STRIDE_LABEL[letter])
        .join('; '),
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
    writtenStatus(threat),
    W.yes,
    names.get(threat.subject ?? '') ?? '',
    inStrideOrder(threat.stride)
      .map(letter => STRIDE_LABEL[letter])
      .join('; '),
    '',
    ...writtenRisk(threat),
    threat.mitigation,
    personName(input, threat.owner) ?? '',
    threat.due ?? '',
    threat.id,
  ]);
  return writeTable([W.threats, ...found, ...written]);
}

/** Before controls, with them, and the index; of what is called mitigated nobody says what is left. */
function writtenRisk(threat: HandThreat): readonly (string | number)[] {
  const { band, index } = riskOfWritten(threat);
  if (band === null) return ['', '', ''];
  const label = RISK_BAND_LABEL[band];
  return threat.status === 'mitigated' ? [label, '', ''] : [label, label, index];
}

/** The control register: each required control on each subject. */
export function controlsCsv(input: ReportInput): string {
  const names = namesOf(input);
  const project = input.model.project.get('project')?.name ?? '';
  const rows = input.controls.flatMap(summary =>
    input.controlRows(summary.control).map(row => {
      const record = input.model.controls.get(`${row.control}@${row.subject}`);
      return [
        summary.title,
        row.subject === 'project' ? project : (names.get(row.subject) ?? ''),
        CONTROL_STATUS_LABEL[row.status],
        CONTROL_LIST_LABEL[row.list],
        personName(input, record?.owner ?? null) ?? '',
        record?.due ?? '',
        row.control,
      ];
    }),
  );
  return writeTable([W.controls, ...rows]);
}
