import type { Threat } from './catalogue';
import type { Library } from './library';

/** A heading of a method under which a threat stands. Headings come in order of `order`, then of their id. */
export interface MethodGroup {
  readonly id: string;
  /** What the method calls it; null where it is one of a few words that every reader has in their own language. */
  readonly name: string | null;
  readonly order: number;
}

type Method = (threat: Threat, library: Library) => readonly MethodGroup[];

const LETTERS = ['S', 'T', 'R', 'I', 'D', 'E'];
const LINDDUN = ['Li', 'Id', 'Nr', 'De', 'DD', 'U', 'Nc'];
const DIMENSIONS = ['C', 'I', 'A', 'F'];

const inOrder = (ids: readonly string[], order: readonly string[]) =>
  ids.map((id): MethodGroup => ({ id, name: null, order: order.indexOf(id) }));

/** What it harms most: the dimensions on which the threat itself weighs heaviest. */
function dimensionsOf({ impact }: Threat): readonly string[] {
  const most = Math.max(...impact.map(one => one.offset));
  return impact.filter(one => one.offset === most).map(one => one.dimension);
}

/** Entries of one of the lists that others keep, by how their ids look. */
function listed(pattern: RegExp): Method {
  return ({ references }, library) =>
    [...new Set(references.filter(id => pattern.test(id)))].map(id => ({
      id,
      name: library.listNames.get(id)?.name ?? id,
      order: Number(/(\d+)(?::\d{4})?$/.exec(id)?.[1] ?? 0),
    }));
}

/** Techniques without their sub-techniques, which would split a register into single lines. */
const techniques: Method = ({ attack }, library) => {
  const ids = attack.map(id => id.split('.')[0] ?? id);
  return [...new Set(ids)].map(id => ({ id, name: library.attackTechniques.get(id)?.name ?? id, order: 0 }));
};

/** What is achieved by the techniques, in the order of the matrix. */
const tactics: Method = ({ attack }, library) => {
  const served = new Set(attack.flatMap(id => library.attackTechniques.get(id)?.tactics ?? []));
  return [...library.attackTactics.values()].flatMap(({ id, name }, order) =>
    served.has(id) ? [{ id, name, order }] : [],
  );
};

/** Considerations of Table 1 whose layers the threat's topic touches. */
const considerations: Method = ({ topic }, library) => {
  const layers = library.topics.get(topic)?.layers ?? [];
  return [...library.considerations.values()].flatMap(({ id, name, layers: own }, order) =>
    own.some(layer => layers.includes(layer)) ? [{ id, name, order }] : [],
  );
};

/** Methods and lists by which the same threats can be read. */
const METHODS = {
  stride: ({ stride }) => inOrder(stride, LETTERS),
  linddun: ({ linddun }) => inOrder(linddun, LINDDUN),
  cia: threat => inOrder(dimensionsOf(threat), DIMENSIONS),
  'owasp-web': listed(/^A\d{2}:\d{4}$/),
  'owasp-api': listed(/^API\d+:\d{4}$/),
  'owasp-mobile': listed(/^M\d+:\d{4}$/),
  'owasp-llm': listed(/^LLM\d+:\d{4}$/),
  'owasp-cnas': listed(/^CNAS-\d+$/),
  'owasp-k8s': listed(/^K\d{2}:\d{4}$/),
  'owasp-cicd': listed(/^CICD-SEC-\d+$/),
  tactics,
  attack: techniques,
  table1: considerations,
} as const satisfies Record<string, Method>;
export type MethodId = keyof typeof METHODS;
export const METHOD_IDS = Object.keys(METHODS).filter((id): id is MethodId => id in METHODS);

/** The headings of a method under which a threat stands; none where the method says nothing of it. */
export function groupsOf(method: MethodId, threat: Threat, library: Library): readonly MethodGroup[] {
  const of: Method = METHODS[method];
  return of(threat, library);
}
