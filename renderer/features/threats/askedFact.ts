import type { OpenFact } from '../../../core/analysis';
import { ASSET_FACTS, type Library } from '../../../core/library';

/** A fact that a finding waits for, in words, and how somebody can give it. */
export interface AskedFact {
  readonly name: string;
  readonly question: string;
  /** Values to choose from; empty: it is said elsewhere, e.g. who the provider is. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface Described {
  readonly name: string;
  readonly question: string;
  readonly values: readonly string[] | null;
  readonly valueNames: Readonly<Record<string, string>>;
}

/** Of elements and boundaries, kept in columns of the row: they are not given by choosing one of a few values. */
const ROW_FIELDS: ReadonlySet<string> = new Set(['owner', 'provider', 'service_model', 'criticality']);

function described(library: Library, { subject, fact }: OpenFact): Described | undefined {
  if (subject.startsWith('fl_')) return library.flowProperties.get(fact);
  if (subject.startsWith('da_')) return ASSET_FACTS.get(fact);
  if (subject.startsWith('pv_')) return library.providerFacts.get(fact);
  if (subject === 'project') return library.projectFacts.get(fact);
  return library.properties.get(fact);
}

/** Null for a fact that the library does not know. */
export function askedFact(library: Library, open: OpenFact): AskedFact | null {
  const known = described(library, open);
  if (!known) return null;
  const isColumn = ROW_FIELDS.has(open.fact) && /^(el|bo)_/.test(open.subject);
  const values = isColumn ? [] : (known.values ?? []).filter(value => value !== '?');
  const options = values.map(value => ({ value, label: known.valueNames[value] ?? value }));
  return { name: known.name, question: known.question, options };
}
