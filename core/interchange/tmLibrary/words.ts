import type { Rating, RiskBand } from '../../model';

export interface Vague {
  readonly type: string;
  /** The name is asked first. */
  readonly vague?: true;
}

export const ACTOR_TYPES: Readonly<Record<string, Vague>> = {
  administrator: { type: 'admin-user' },
  engineer: { type: 'developer', vague: true },
  third_party: { type: 'ext-system', vague: true },
  user: { type: 'ext-user', vague: true },
};

export const STORE_TYPES: Readonly<Record<string, Vague>> = {
  object: { type: 'object-store', vague: true },
  key_value: { type: 'nosql', vague: true },
  document: { type: 'nosql', vague: true },
  sql: { type: 'rdbms', vague: true },
  file: { type: 'file-share', vague: true },
  queue: { type: 'queue', vague: true },
  cache: { type: 'cache', vague: true },
};

/** Kinds of data, most telling first: of several the first counts. */
export const SENSITIVITIES: readonly (readonly [word: string, type: string])[] = [
  ['cred', 'cred'],
  ['phi', 'phi'],
  ['pci', 'chd'],
  ['bio', 'bio'],
  ['gov', 'gov'],
  ['pii', 'pii'],
  ['fin', 'fin'],
  ['hr', 'hr'],
  ['ip', 'ip'],
  ['public', 'public'],
];

/** How those who cross a boundary show who they are; what may mean several things is not here. */
export const AUTHENTICATION: Readonly<Record<string, string>> = {
  none: 'none',
  password: 'password',
  sso: 'federated',
  oidc: 'federated',
  saml: 'federated',
  token: 'token',
  jwt: 'token',
  api_key: 'shared-key',
  mtls: 'mtls',
  certificate: 'mtls',
};

export const LIKELIHOODS: Readonly<Record<string, Rating>> = {
  rare: 1,
  unlikely: 2,
  possible: 3,
  likely: 4,
  certain: 5,
};

export const IMPACTS: Readonly<Record<string, Rating>> = { negligible: 1, minor: 2, moderate: 3, major: 4, severe: 5 };

export const LEVELS: Readonly<Record<string, RiskBand>> = {
  low: 'low',
  medium: 'moderate',
  moderate: 'moderate',
  high: 'high',
  critical: 'critical',
};

/** States of a control in which it is there already. */
export const IN_PLACE: ReadonlySet<string> = new Set(['active']);
