import type { Threat } from './catalogue';
import { type Condition, leavesOf, type TypedRole } from './condition';
import { FALSE, negate, TRUE, type Truth, UNKNOWN } from './evaluate';
import type { Library } from './library';
import { propertiesOf, selects } from './lookups';
import type { AssetType } from './taxonomy';

const PREFIX = {
  element: 'property.',
  source: 'source.property.',
  target: 'target.property.',
} as const satisfies Record<TypedRole, string>;

/** What a condition can come to for a type in a role, when nothing else is known: false only if no fact could make it hold. */
function outcome(library: Library, condition: Condition, type: AssetType, role: TypedRole): Truth {
  const of = (part: Condition) => outcome(library, part, type, role);
  if ('all' in condition) return smallest(condition.all.map(of));
  if ('any' in condition) return negate(smallest(condition.any.map(part => negate(of(part)))));
  if ('not' in condition) return negate(of(condition.not));
  if ('isA' in condition) {
    if (condition.of !== role) return UNKNOWN;
    return selects(condition.isA, type.id, type.tags) ? TRUE : FALSE;
  }
  if (!('path' in condition) || !condition.path.startsWith(PREFIX[role])) return UNKNOWN;
  const property = condition.path.slice(PREFIX[role].length);
  return propertiesOf(library, type.id).some(one => one.id === property) ? UNKNOWN : FALSE;
}

function smallest(truths: readonly Truth[]): Truth {
  if (truths.includes(FALSE)) return FALSE;
  return truths.includes(UNKNOWN) ? UNKNOWN : TRUE;
}

/** Whether a rule asks about this end of a flow, so that it says something of the type there. */
function asksAbout(condition: Condition, role: TypedRole): boolean {
  return leavesOf(condition).some(leaf => ('isA' in leaf ? leaf.of === role : leaf.path.startsWith(PREFIX[role])));
}

/** Threats that can come up on a type, or on a data flow because of what stands at its end. */
export interface ThreatsOfType {
  readonly element: readonly Threat[];
  readonly flow: readonly Threat[];
}

/** The threats that can apply to a type, in the order of the library; which of them do, the facts of a project decide. */
export function threatsOfType(library: Library, type: AssetType): ThreatsOfType {
  const threats = [...library.threats.values()];
  return {
    element: threats.filter(
      threat => threat.scope === 'element' && outcome(library, threat.when, type, 'element') !== FALSE,
    ),
    flow: threats.filter(
      threat =>
        threat.scope === 'flow' &&
        (['source', 'target'] as const).some(
          role => asksAbout(threat.when, role) && outcome(library, threat.when, type, role) !== FALSE,
        ),
    ),
  };
}

/** The types on which a threat can come up, in the order of the library; for a rule about flows those that it asks about at their ends. */
export function typesOfThreat(library: Library, threat: Pick<Threat, 'scope' | 'when'>): readonly AssetType[] {
  const roles: readonly TypedRole[] =
    threat.scope === 'element'
      ? ['element']
      : threat.scope === 'flow'
        ? (['source', 'target'] as const).filter(role => asksAbout(threat.when, role))
        : [];
  return [...library.types.values()].filter(type =>
    roles.some(role => outcome(library, threat.when, type, role) !== FALSE),
  );
}
