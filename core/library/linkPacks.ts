import { addTo } from '../base';
import type { Control, Question, Threat } from './catalogue';
import type { NamedFile } from './provenance';

interface Linked {
  readonly threats: readonly Threat[];
  readonly controls: readonly Control[];
  readonly questions: readonly Question[];
}

/** The pack of each entry, by kind of content and id. */
export function packsOf(files: readonly NamedFile[]): ReadonlyMap<string, string> {
  const packs = new Map<string, string>();
  for (const { shell } of files) {
    for (const entry of shell.entries) {
      if (typeof entry === 'object' && entry !== null && 'id' in entry)
        packs.set(`${shell.contains} ${entry.id}`, shell.pack);
    }
  }
  return packs;
}

/** For each id that is named from another pack: the ids that name it. */
function namedFromOutside(
  entries: readonly { readonly id: string; readonly names: readonly string[] }[],
  isElsewhere: (id: string, named: string) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, string[]>();
  for (const { id, names } of entries) {
    for (const named of names) {
      if (!isElsewhere(id, named)) continue;
      addTo(by, named, id);
    }
  }
  return by;
}

const joined = (own: readonly string[], more: readonly string[] | undefined) =>
  more ? [...new Set([...own, ...more])] : own;

/**
 * Threats and controls, controls and questions name each other. A pack cannot write into another one, so what it names there names it
 * in return; inside one pack both must say so themselves.
 */
export function linkAcrossPacks({ threats, controls, questions }: Linked, packs: ReadonlyMap<string, string>): Linked {
  if (new Set(packs.values()).size < 2) return { threats, controls, questions };
  const elsewhere = (from: string, to: string) => (id: string, named: string) => {
    const other = packs.get(`${to} ${named}`);
    return other !== undefined && other !== packs.get(`${from} ${id}`);
  };
  const toControls = namedFromOutside(
    threats.map(one => ({ id: one.id, names: one.controls })),
    elsewhere('threats', 'controls'),
  );
  const toThreats = namedFromOutside(
    controls.map(one => ({ id: one.id, names: one.threats })),
    elsewhere('controls', 'threats'),
  );
  const toQuestions = namedFromOutside(
    controls.map(one => ({ id: one.id, names: one.questions })),
    elsewhere('controls', 'questions'),
  );
  const asked = namedFromOutside(
    questions.map(one => ({ id: one.id, names: one.controls })),
    elsewhere('questions', 'controls'),
  );
  return {
    threats: threats.map(one => ({ ...one, controls: joined(one.controls, toThreats.get(one.id)) })),
    controls: controls.map(one => ({
      ...one,
      threats: joined(one.threats, toControls.get(one.id)),
      questions: joined(one.questions, asked.get(one.id)),
    })),
    questions: questions.map(one => ({ ...one, controls: joined(one.controls, toQuestions.get(one.id)) })),
  };
}
