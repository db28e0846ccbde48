import { ok, type Result } from '../../base';
import { childOf, parseXml, textIn, type XmlNode } from '../xmlTree';
import { readSurfaces } from './drawing';
import { generateThreats, type Interaction, interactionsOf, rulesOf } from './generate';
import { readKnowledgeBase } from './knowledgeBase';

/** What the template in a file generates for its own diagrams, beside the threats that the tool left in it. */
export interface Comparison {
  /** Threats that the file holds. */
  readonly held: number;
  /** Of those, the ones that are generated here too. */
  readonly reproduced: number;
  /** How many speak of a flow between things that is not drawn any more: the tool keeps them when a person has judged them. */
  readonly gone: number;
  /** Keys of what is drawn and not generated. */
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
  const rules = rulesOf(base, file);
  if (!rules.ok) return rules;
  const surfaces = readSurfaces(tree.value);
  const drawn = new Set(surfaces.flatMap(interactionsOf).map(interactionKey));
  const generated = new Set(
    surfaces.flatMap(surface =>
      generateThreats(surface, base, rules.value).map(one => `${one.type.id} ${interactionKey(one)}`),
    ),
  );
  const held = heldIn(tree.value);
  const absent = [...held].filter(([key]) => !generated.has(key));
  return ok({
    held: held.size,
    reproduced: held.size - absent.length,
    gone: absent.filter(([, interaction]) => !drawn.has(interaction)).length,
    missing: absent.filter(([, interaction]) => drawn.has(interaction)).map(([key]) => key),
    extra: [...generated].filter(key => !held.has(key)),
  });
}

const interactionKey = ({ source, flow, target }: Interaction) => [source.guid, flow.guid, target.guid].join(' ');

/** The keys of the threats in the file, with those of their interactions. */
function heldIn(model: XmlNode): ReadonlyMap<string, string> {
  return new Map(
    (childOf(model, 'ThreatInstances')?.children ?? []).map(pair => {
      const value = childOf(pair, 'Value');
      const guids = ['SourceGuid', 'FlowGuid', 'TargetGuid'].map(name => textIn(value, name).trim().toLowerCase());
      return [[textIn(value, 'TypeId').trim(), ...guids].join(' '), guids.join(' ')];
    }),
  );
}
