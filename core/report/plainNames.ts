import type { Finding } from '../analysis';
import { inOneLine } from '../base';
import type { ProjectModel } from '../model';
import type { ReportInput } from './input';

/** The input with every name in one line: names stand within sentences and lists. Other texts keep their lines. */
export function withPlainNames(input: ReportInput): ReportInput {
  return {
    ...input,
    model: plainModel(input.model),
    findings: input.findings.map(plainFinding),
    // They name what they are asked of.
    questions: input.questions.map(question => ({ ...question, text: inOneLine(question.text) })),
  };
}

function plainModel(model: ProjectModel): ProjectModel {
  return {
    ...model,
    elements: plainRows(model.elements),
    flows: plainRows(model.flows),
    boundaries: plainRows(model.boundaries),
    assets: plainRows(model.assets),
    providers: plainRows(model.providers),
    people: plainRows(model.people),
  };
}

function plainRows<Id, Row extends { readonly name: string }>(rows: ReadonlyMap<Id, Row>): ReadonlyMap<Id, Row> {
  return new Map(Array.from(rows, ([id, row]) => [id, { ...row, name: inOneLine(row.name) }] as const));
}

function plainFinding(finding: Finding): Finding {
  const { subject, endpoints } = finding;
  return { ...finding, subject: { ...subject, name: inOneLine(subject.name) }, endpoints: endpoints.map(inOneLine) };
}
