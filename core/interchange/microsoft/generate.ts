import type { Problem } from '../../base';
import { crossesBoundary, curveOf } from './curve';
import { isOutOfScope, type Surface, type Thing } from './drawing';
import { type Expression, parseExpression, type Role } from './expression';
import { type KnowledgeBase, lineageOf, type ThreatType } from './knowledgeBase';

/** A flow with both its ends: what threats are generated for. */
export interface Interaction {
  readonly source: Thing;
  readonly flow: Thing;
  readonly target: Thing;
}

export interface Generated extends Interaction {
  readonly type: ThreatType;
}

/** What an interaction is, asked by expressions. */
interface Facts {
  isA(role: Role, stencil: string): boolean;
  attribute(role: Role, name: string): string | undefined;
  crosses(stencil: string): boolean;
}

/** A threat type whose expressions have been read. */
export interface Rule {
  readonly type: ThreatType;
  readonly include: Expression;
  readonly exclude: Expression | null;
}

/** The rules of a template, and the threat types whose expressions cannot be read. */
export interface Rules {
  readonly rules: readonly Rule[];
  readonly unread: readonly { readonly type: ThreatType; readonly problems: readonly [Problem, ...Problem[]] }[];
}

/** Reads the expressions of a template; a problem names the line. */
export function rulesOf(base: KnowledgeBase, file: string): Rules {
  const rules: Rule[] = [];
  const unread: Rules['unread'][number][] = [];
  for (const type of base.threatTypes) {
    const [include, exclude] = [parseExpression(type.include), parseExpression(type.exclude)];
    const place = `line ${type.line}, threat type ${type.id}`;
    const [first, ...rest] = [include, exclude]
      .flatMap(read => (read.ok ? [] : read.problems))
      .map(problem => ({ ...problem, file, place }));
    if (first) unread.push({ type, problems: [first, ...rest] });
    // Nothing is generated for a type that says of nothing that it includes it.
    else if (include.ok && exclude.ok && include.value)
      rules.push({ type, include: include.value, exclude: exclude.value });
  }
  return { rules, unread };
}

/** The flows of a diagram that lead from one thing of it to another, without those that are out of scope. */
export function interactionsOf({ things }: Surface): readonly Interaction[] {
  const byGuid = new Map(things.map(thing => [thing.guid, thing]));
  return things.flatMap(flow => {
    if (flow.form !== 'flow' || isOutOfScope(flow)) return [];
    const [source, target] = [flow.source, flow.target].map(guid => (guid === null ? undefined : byGuid.get(guid)));
    return source && target ? [{ source, flow, target }] : [];
  });
}

/** Every threat that the rules of a template generate for a diagram, as the tool itself does. */
export function generateThreats(surface: Surface, base: KnowledgeBase, rules: readonly Rule[]): readonly Generated[] {
  const boundaries = surface.things.filter(thing => thing.form === 'box' || thing.form === 'line');
  return interactionsOf(surface).flatMap(interaction => {
    const facts = factsOf(interaction, boundaries, base);
    return rules
      .filter(({ include, exclude }) => holds(include, facts) && !(exclude && holds(exclude, facts)))
      .map(({ type }) => ({ ...interaction, type }));
  });
}

function factsOf(interaction: Interaction, boundaries: readonly Thing[], base: KnowledgeBase): Facts {
  const lineage = (thing: Thing) => new Set(lineageOf(base, thing.type, thing.genericType));
  const kinds = {
    source: lineage(interaction.source),
    flow: lineage(interaction.flow),
    target: lineage(interaction.target),
  };
  const path = curveOf(interaction.flow);
  const crossed = boundaries.filter(boundary => crossesBoundary(path, boundary)).map(lineage);
  return {
    isA: (role, stencil) => kinds[role].has(stencil),
    attribute: (role, name) => interaction[role].attributes.find(one => one.name === name)?.value.trim(),
    crosses: stencil => crossed.some(kind => kind.has(stencil)),
  };
}

function holds(expression: Expression, facts: Facts): boolean {
  if ('all' in expression) return expression.all.every(part => holds(part, facts));
  if ('any' in expression) return expression.any.some(part => holds(part, facts));
  if ('not' in expression) return !holds(expression.not, facts);
  if ('crosses' in expression) return facts.crosses(expression.crosses);
  if ('attribute' in expression) return facts.attribute(expression.role, expression.attribute) === expression.is.trim();
  return facts.isA(expression.role, expression.is);
}
