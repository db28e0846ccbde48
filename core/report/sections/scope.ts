import { fill, REPORT } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block } from '../document';
import { byName, lookOf, personName } from '../facts';
import type { ReportInput } from '../input';

const W = REPORT.scope;

/** What is looked at, what is left out and why, what is taken for granted, who took part. */
export function scope(input: ReportInput): readonly Block[] {
  const { model } = input;
  const info = model.project.get('project');
  const said = (kind: 'assumption' | 'dependency' | 'exclusion') =>
    [...model.assumptions.values()].filter(one => one.kind === kind).map(one => one.text);
  const outside = [...model.elements.values(), ...model.boundaries.values(), ...model.flows.values()].flatMap(row =>
    row.outOfScope ? [fill(W.leftOut, { name: row.name, reason: row.outOfScope.reason || W.noReason })] : [],
  );
  const people = byName(model.people.values()).map(person =>
    [person.name, person.roles.join(', '), person.team].filter(part => part !== '').join(' · '),
  );
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [W.inScope, info?.scope ? [info.scope] : []],
    [W.outOfScope, [...(info?.outOfScope ? [info.outOfScope] : []), ...outside, ...said('exclusion')]],
    [W.assumptions, said('assumption')],
    [W.dependencies, said('dependency')],
    [W.people, people],
    [W.providers, byName(model.providers.values()).map(provider => provider.name)],
  ];
  const filled = parts.filter(([, items]) => items.length > 0);
  return [
    heading(W.title, 1, 'new'),
    ...(info?.description ? [paragraph(info.description)] : []),
    ...filled.flatMap(([title, items]) => [heading(title, 2), list(items)]),
    ...(filled.length === 0 ? [paragraph(W.nothing)] : []),
    heading(W.elements, 2),
    elements(input),
  ];
}

function elements(input: ReportInput): Block {
  const C = REPORT.column;
  const rows = byName(input.model.elements.values()).map(element => [
    element.name,
    lookOf(input, element).caption,
    input.model.boundaries.get(element.parent ?? 'bo_')?.name ?? '',
    personName(input, element.owner) ?? '',
  ]);
  return tableOr(
    [column(C.element, 4), column(C.type, 4), column(C.where, 3), column(C.owner2, 2)],
    rows,
    W.nothing,
    true,
  );
}
