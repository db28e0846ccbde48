import type { QuestionTheme } from '../library';
import type { ControlStatus, Origin, SubjectId } from '../model';
import type { RiskScore } from '../risk';
import type { OffRule } from './choices';

/** `rule:role=id[,role=id]`: the same finding has the same key in every run, whatever is renamed or moved. */
export type FindingKey = string;

/** Confirmed: every condition is met. To verify: none is ruled out and at least one is not known. Ruled out: shown on request only. */
export type FindingState = 'confirmed' | 'to-verify' | 'ruled-out';

/** What people made of it. An acceptance or dismissal that has expired is `expired` and counts as open. */
export type Standing = 'open' | 'accepted' | 'dismissed' | 'expired';

export type SubjectTable = 'elements' | 'flows' | 'boundaries' | 'assets' | 'providers' | 'project';

/** What a finding is about. */
export interface Subject {
  readonly table: SubjectTable;
  readonly id: SubjectId;
  readonly name: string;
}

/** Where a fact behind a finding comes from, beyond what was typed or imported. */
export type FactOrigin =
  | Origin
  | { readonly kind: 'inherited'; readonly from: string }
  | { readonly kind: 'computed'; readonly how: string }
  | { readonly kind: 'default' }
  | { readonly kind: 'unset' };

/** One fact that a rule looked at, in words: "Encryption at rest is not known"; or what it asks of several, with those under it. */
export interface Because {
  /** Path of the rule language, e.g. `property.encryption_at_rest`; `isA` for a type test, empty for what stands above others. */
  readonly path: string;
  /** The sentence, without a full stop. */
  readonly text: string;
  readonly outcome: 'true' | 'false' | 'unknown';
  readonly origin: FactOrigin;
  /** Whose fact it is, so that it can be jumped to. */
  readonly subject: SubjectId;
  /** What it comes from, those that decide first; empty for a single fact. */
  readonly parts: readonly Because[];
}

/** A fact that would settle a finding, if somebody gave it. */
export interface OpenFact {
  readonly subject: SubjectId;
  /** Id of the library property, flow property, provider fact or project fact to set with `fact/set`. */
  readonly fact: string;
}

export interface ControlState {
  readonly id: string;
  readonly status: ControlStatus;
}

/** One of a pair: `entrance` is “Shop”. */
export interface PairRole {
  readonly role: string;
  readonly id: SubjectId;
  readonly name: string;
}

export interface Finding {
  readonly key: FindingKey;
  /** Library threat id. */
  readonly rule: string;
  readonly title: string;
  readonly state: 'confirmed' | 'to-verify';
  /** Whether the default view shows it. */
  readonly shown: boolean;
  readonly standing: Standing;
  readonly tier: 1 | 2;
  readonly subject: Subject;
  /** Names of both ends, for a flow; of both, for a pair, whose subject is the first of them and has no name of its own here. */
  readonly endpoints: readonly string[];
  /** Of a finding about a pair: who is what in it, the subject first. Empty for others. */
  readonly roles: readonly PairRole[];
  readonly open: readonly OpenFact[];
  readonly inherent: RiskScore;
  readonly residual: RiskScore;
  readonly confidence: 'high' | 'medium' | 'low';
  /** The controls that answer it, with their state on the subject. */
  readonly controls: readonly ControlState[];
}

/** An answer that would rule a finding out: this fact with one of these values; without values, whichever is said. */
export interface Clear {
  readonly fact: OpenFact;
  readonly text: string;
  readonly values: readonly string[];
}

/** What somebody can do to rule a finding out, beside answering: "Name who acts in each of its layers". */
export interface Act {
  readonly subject: SubjectId;
  readonly text: string;
}

/** Why a finding is there, or why a rule says nothing of a subject. */
export interface Explanation {
  readonly state: FindingState;
  /** That the rule is switched off in this project, which rules it out whatever the facts say. */
  readonly off: OffRule | null;
  /** What must all hold, each as it came out, those that decide first. */
  readonly because: readonly Because[];
  /** How likelihood and impact came about, one sentence a step. */
  readonly rating: readonly string[];
  /** The smallest changes that would rule it out: each of these answers does alone. */
  readonly clears: readonly Clear[];
  /** The fewest answers that do together, where none does alone; empty where that would take more than three. */
  readonly together: readonly Clear[];
  /** What would rule it out and is no answer to a question, each alone. */
  readonly acts: readonly Act[];
}

/** Everything that a finding stands at, its subject first: a pair is seen from either of both. */
export function standsAt({ subject, roles }: Pick<Finding, 'subject' | 'roles'>): readonly SubjectId[] {
  return [...new Set([subject.id, ...roles.map(role => role.id)])];
}

/** What is computed for one element, flow or boundary, for the canvas and the inspector. */
export interface SubjectState {
  readonly id: SubjectId;
  /** Highest class of what it holds, processes or carries; null: nothing known. */
  readonly sensitivity: {
    readonly class: string;
    readonly rating: number;
    /** Where it comes from: which asset, and through which flow when it is only passing. */
    readonly from: readonly {
      readonly asset: string;
      readonly how: 'holds' | 'processes' | 'carries' | 'contains';
      readonly via: string | null;
    }[];
  } | null;
  /** 0 isolated to 4 open to the internet; `because` says how it was reached. */
  readonly exposure: number;
  readonly exposureBecause: string;
  /** False: nothing says what reaches it, and the exposure is the middle one until somebody does. */
  readonly exposureKnown: boolean;
}

/** One unknown fact asked once for all subjects that lack it: "Is public access blocked on these 4 stores?" */
export interface OpenQuestion {
  /** Property or fact id. */
  readonly fact: string;
  /** The heading under which it is asked. */
  readonly theme: QuestionTheme;
  readonly text: string;
  /** It is answered by naming a person; there are no options then. */
  readonly person: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly subjects: readonly SubjectId[];
  /** How many shown to-verify findings wait for the answer. */
  readonly settles: number;
}
