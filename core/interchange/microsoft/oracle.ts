import { fail, ok, type Result } from '../../base';
import { childOf, parseXml, textIn, type XmlNode } from '../xmlTree';
import { readSurfaces, type Surface } from './drawing';
import { type Generated, generateThreats, rulesOf } from './generate';
import { readKnowledgeBase } from './knowledgeBase';

/** What the template in a file generates for its own diagrams, beside the threats that the tool left in it. */
export interface Comparison {
  /** Threats that the file holds. */
  readonly held: number;
  /** Of those, the ones that are generated here too. */
  readonly reproduced: number;
  /**
   * Keys of those that speak of a flow as it was fastened once, between things that are all in the file still, and that are
   * generated when it is fastened so again. The tool keeps a threat that a person has judged when the flow is moved to another thing.
   */
  readonly refastened: readonly string[];
  /** Keys of those that speak of something that is not in the file: nobody can generate them from it. */
  readonly dangling: readonly string[];
  /** Keys of what all is there for and is not generated. */
  readonly missing: readonly string[];
  /** Keys of what is generated here and is not in the file. */
  readonly extra: readonly string[];
}

/**
 * Generates the threats of a `.tm7` anew from the template inside it, and compares them with those that it holds: each such file
 * is its own test of how expressions are read. A file without a template has nothing to generate from.
 */
export function compareWithOwnTemplate(text: string, file: string): Result<Comparison> {
  const tree = parseXml(text, file);
  if (!tree.ok) return tree;
  const base = readKnowledgeBase(childOf(tree.value, 'KnowledgeBase'));
  const { rules, unread } = rulesOf(base, file);
  const [first, ...others] = unread.flatMap(({ problems }) => problems);
  if (first) return fail(first, ...others);
  const surfaces = readSurfaces(tree.value);
  const generatedOn = (surface: Surface) => generateThreats(surface, base, rules).map(keyOf);
  const generated = new Set(surfaces.flatMap(generatedOn));
  const held = heldIn(tree.value);
  const absent = [...held].filter(([key]) => !generated.has(key));
  const before = absent.flatMap(([key, guids]) => {
    const surface = surfaces.find(one => guids.every(guid => one.things.some(thing => thing.guid === guid)));
    return surface ? [{ key, generated: generatedOn(fastenedAs(surface, guids)) }] : [];
  });
  const refastened = before.filter(one => one.generated.includes(one.key)).map(({ key }) => key);
  // Told to generate no threats, the tool keeps those that it has and makes no new ones.
  const isOn = textIn(tree.value, 'ThreatGenerationEnabled').trim().toLowerCase() !== 'false';
  const whole = new Set(before.map(({ key }) => key));
  return ok({
    held: held.size,
    reproduced: held.size - absent.length,
    refastened,
    dangling: absent.map(([key]) => key).filter(key => !whole.has(key)),
    missing: [...whole].filter(key => !refastened.includes(key)),
    extra: isOn ? [...generated].filter(key => !held.has(key)) : [],
  });
}

const keyOf = ({ type, source, flow, target }: Generated) => [type.id, source.guid, flow.guid, target.guid].join(' ');

/** A threat's guids of source, flow and target. */
type Guids = readonly [source: string, flow: string, target: string];

/** A diagram with a flow fastened as a threat says that it was. */
function fastenedAs(surface: Surface, [source, flow, target]: Guids): Surface {
  return { ...surface, things: surface.things.map(one => (one.guid === flow ? { ...one, source, target } : one)) };
}

/** The keys of the threats in the file, with the guids of their interactions. */
function heldIn(model: XmlNode): ReadonlyMap<string, Guids> {
  return new Map(
    (childOf(model, 'ThreatInstances')?.children ?? []).map(pair => {
      const value = childOf(pair, 'Value');
      const guid = (name: string) => textIn(value, name).trim().toLowerCase();
      const guids: Guids = [guid('SourceGuid'), guid('FlowGuid'), guid('TargetGuid')];
      return [[textIn(value, 'TypeId').trim(), ...guids].join(' '), guids];
    }),
  );
}
