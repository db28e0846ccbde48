import { fill, REPORT } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block } from '../document';
import { byName, flowName, lookOf, namesOf, personName } from '../facts';
import type { ReportInput } from '../input';

const W = REPORT.scope;
/** More rows than a page has are set closely. */
const MANY = 40;

/** What is looked at, what is left out and why, what is taken for granted, who took part. The brief has no table of elements. */
export function scope(input: ReportInput): readonly Block[] {
  const { model, options } = input;
  const info = model.project.get('project');
  const brief = options.outline === 'management';
  const said = (kind: 'assumption' | 'dependency' | 'exclusion') =>
    [...model.assumptions.values()].filter(one => one.kind === kind).map(one => one.text);
  const people = byName(model.people.values()).map(person =>
    [person.name, person.roles.join(', '), person.team].filter(part => part !== '').join(' · '),
  );
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [W.inScope, info?.scope ? [info.scope] : []],
    [W.outOfScope, [...(info?.outOfScope ? [info.outOfScope] : []), ...outside(input), ...said('exclusion')]],
    [W.assumptions, said('assumption')],
    [W.dependencies, said('dependency')],
    [W.people, people],
    [W.providers, byName(model.providers.values()).map(provider => provider.name)],
  ];
  const filled = parts.filter(([, items]) => items.length > 0);
  // A sheet that says only that nothing was written down tells management nothing.
  if (brief && filled.length === 0) return [];
  return [
    // After the full summary there is room on its last page.
    heading(W.title, 1, input.options.sections.includes('summary') ? 'same' : 'new'),
    // The brief's first page begins with it.
    ...(info?.description && !brief ? [paragraph(info.description)] : []),
    ...filled.flatMap(([title, items]) => [heading(title, 3), list(items)]),
    ...(filled.length === 0 ? [paragraph(W.nothing)] : []),
    ...(brief ? [] : [heading(W.elements, 2), elements(input)]),
  ];
}

function outside(input: ReportInput): readonly string[] {
  const { elements, boundaries, flows } = input.model;
  const names = namesOf(input);
  const named = [
    ...[...elements.values(), ...boundaries.values()].map(row => ({ ...row, title: row.name })),
    ...Array.from(flows.values(), row => ({ ...row, title: flowName(row, names) })),
  ];
  return named.flatMap(({ title, outOfScope }) =>
    outOfScope ? [fill(W.leftOut, { name: title, reason: outOfScope.reason || W.noReason })] : [],
  );
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
    rows.length > MANY ? 'dense' : 'small',
  );
}
