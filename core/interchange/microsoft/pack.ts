import { fail, ok, type Result } from '../../base';
import type { Library, TemplateFile } from '../../library';
import { childOf, parseXml } from '../xmlTree';
import { conditionOf } from './condition';
import type { Expression } from './expression';
import { rulesOf } from './generate';
import { type KnowledgeBase, readKnowledgeBase, type ThreatType } from './knowledgeBase';
import { filesOf, plain, threatOf } from './packEntries';
import { attributesOf } from './packKinds';
import { namesOf } from './packNames';
import { dictionaryOf } from './packWords';

/** A template as library files, and what of it could not come along. */
export interface TemplatePack {
  readonly files: readonly TemplateFile[];
  /** Threat types that became threats. */
  readonly threats: number;
  readonly dropped: readonly DroppedPart[];
}

/** A part of a template that could not come along. */
export interface DroppedPart {
  /** What it is, and its id: `threat type T1`. */
  readonly what: string;
  /** As people read it in the tool. */
  readonly name: string;
  readonly reason: string;
}

const MOST_STENCILS = 1_000;
const MOST_THREATS = 5_000;

/**
 * Reads a `.tb7`, or the template inside a `.tm7`, as files of a library: stencils become types, kinds of boundary
 * and kinds of flow, attributes become properties, threat types become threats with their rules. The files are an addition to
 * `library`, whose own types and crossings answer for the generic stencils too.
 */
export function packOfTemplate(text: string, file: string, library: Library): Result<TemplatePack> {
  const tree = parseXml(text, file);
  if (!tree.ok) return tree;
  const base = tree.value.name === 'ThreatModel' ? childOf(tree.value, 'KnowledgeBase') : tree.value;
  if (base?.name === 'KnowledgeBase') return packOf(readKnowledgeBase(base), file, library);
  const reason = 'KnowledgeBase is expected there';
  const place = `line ${tree.value.line}, ${tree.value.name}`;
  return fail({ code: 'import/wrong-shape', file, place, facts: { format: 'a Microsoft template', reason } });
}

/** As `packOfTemplate`, of a template that has been read. */
export function packOf(base: KnowledgeBase, file: string, library: Library): Result<TemplatePack> {
  const counts = [
    { what: 'stencils', count: base.stencils.size, limit: MOST_STENCILS },
    { what: 'threat types', count: base.threatTypes.length, limit: MOST_THREATS },
  ];
  const over = counts.find(({ count, limit }) => count > limit);
  if (over) return fail({ code: 'import/too-many-items', file, facts: { limit: over.limit, what: over.what } });
  const { rules, unread } = rulesOf(base, file);
  const names = namesOf(base);
  const words = dictionaryOf(base, names, library);
  const named = ({ id, title }: ThreatType) => ({ what: `threat type ${id}`, name: plain(title.trim()) || id });
  const dropped: DroppedPart[] = unread.map(({ type, problems: [problem] }) => ({
    ...named(type),
    reason: `its rule in line ${type.line} cannot be read: ${problem.facts?.['reason'] ?? ''}`,
  }));
  const threats = rules.flatMap(({ type, include, exclude }) => {
    if (isOfNothing(include)) {
      dropped.push({ ...named(type), reason: 'it is kept for old models and generated for nothing' });
      return [];
    }
    const read = conditionOf(include, exclude, words);
    if ('condition' in read) return [threatOf(type, read.condition, base, names)];
    dropped.push({ ...named(type), reason: read.reason });
    return [];
  });
  const files = filesOf(base, names, threats, library);
  return ok({ files, threats: threats.length, dropped: [...dropped, ...openAttributes(base)] });
}

/** Whether a threat type asks for the root of all stencils and nothing else: such are never generated. */
const isOfNothing = (include: Expression): boolean =>
  'role' in include && !('attribute' in include) && /^root$/i.test(include.is);

/** Attributes that people fill in freely: a rule of the template cannot ask about them, and a property here needs its answers. */
function openAttributes(base: KnowledgeBase): readonly DroppedPart[] {
  const listed = new Set(attributesOf(base, () => true).map(([name]) => name));
  const open = new Map(
    [...base.stencils.values()].flatMap(one => one.attributes.map(({ name, label }) => [name, label] as const)),
  );
  return [...open]
    .filter(([name]) => !listed.has(name))
    .map(([name, label]) => ({ what: `attribute ${name}`, name: label, reason: 'it has no list of answers' }));
}
