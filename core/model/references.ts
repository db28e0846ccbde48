import type { OrganisationRows } from './organisation';
import type { ProjectRows } from './project';
import type { EntryLink } from './review';
import type { Rows } from './tables';

/**
 * Which ids a row of a table names, and what is left of it when some of them vanish: a changed row, or null when it goes too.
 * Integrity checks and cascading deletes both read this table and nothing else.
 */
export interface Reference<Row> {
  ids(row: Row): readonly (string | null)[];
  without(row: Row, gone: (id: string | null) => boolean): Row | null;
}

export type References<T extends Rows> = { readonly [N in keyof T]: Reference<T[N]> };

const nothing = <Row>(): Reference<Row> => ({ ids: () => [], without: row => row });

function keep<T extends string>(ids: readonly T[], gone: (id: string | null) => boolean): T[] {
  return ids.filter(id => !gone(id));
}
function orNull<T extends string>(id: T | null, gone: (id: string | null) => boolean): T | null {
  return id !== null && gone(id) ? null : id;
}
/** Links into other documents and into the library are shown as gone when they lead nowhere; nobody can keep them in step. */
const isOwnLink = (link: EntryLink) => link.document === null && tableOfId(link.id) !== null;
const subjectIds = (subject: string | null) => (subject === 'project' ? [] : [subject]);

export const PROJECT_REFERENCES: References<ProjectRows> = {
  project: {
    ids: row => [row.owner],
    without: (row, gone) => ({ ...row, owner: orNull(row.owner, gone) }),
  },
  pages: nothing(),
  elements: {
    ids: row => [row.parent, row.provider, row.owner, ...row.holds, ...row.processes],
    without: (row, gone) => ({
      ...row,
      parent: orNull(row.parent, gone),
      provider: orNull(row.provider, gone),
      owner: orNull(row.owner, gone),
      holds: keep(row.holds, gone),
      processes: keep(row.processes, gone),
    }),
  },
  flows: {
    ids: row => [row.source, row.target, ...row.data],
    without: (row, gone) => (gone(row.source) || gone(row.target) ? null : { ...row, data: keep(row.data, gone) }),
  },
  boundaries: {
    ids: row => [row.parent, row.provider, row.owner],
    without: (row, gone) => ({
      ...row,
      parent: orNull(row.parent, gone),
      provider: orNull(row.provider, gone),
      owner: orNull(row.owner, gone),
    }),
  },
  assets: {
    ids: row => [row.owner],
    without: (row, gone) => ({ ...row, owner: orNull(row.owner, gone) }),
  },
  notes: nothing(),
  placements: {
    ids: row => [row.page, row.subject],
    without: (row, gone) => (gone(row.page) || gone(row.subject) ? null : row),
  },
  routes: {
    ids: row => [row.page, row.subject],
    without: (row, gone) => (gone(row.page) || gone(row.subject) ? null : row),
  },
  people: nothing(),
  providers: {
    ids: row => [row.owner],
    without: (row, gone) => ({ ...row, owner: orNull(row.owner, gone) }),
  },
  responsibilities: {
    ids: row => [row.subject],
    without: (row, gone) => (gone(row.subject) ? null : row),
  },
  decisions: {
    // The finding's key names ids too, on purpose not as references: a decision outlives its finding and is shown as orphaned.
    ids: row => [row.assignee],
    without: (row, gone) => ({ ...row, assignee: orNull(row.assignee, gone) }),
  },
  threats: {
    ids: row => [...subjectIds(row.subject), row.owner],
    without: (row, gone) => ({ ...row, subject: orNull(row.subject, gone), owner: orNull(row.owner, gone) }),
  },
  controls: {
    ids: row => [...subjectIds(row.subject), row.owner, ...row.evidence],
    without: (row, gone) =>
      gone(row.subject) ? null : { ...row, owner: orNull(row.owner, gone), evidence: keep(row.evidence, gone) },
  },
  assumptions: {
    ids: row => subjectIds(row.subject),
    without: (row, gone) => ({ ...row, subject: orNull(row.subject, gone) }),
  },
  actions: {
    ids: row => [row.owner],
    without: (row, gone) => ({ ...row, owner: orNull(row.owner, gone) }),
  },
  evidence: nothing(),
  gates: {
    ids: row => [row.owner, row.waiver?.owner ?? null, ...row.evidence],
    without: (row, gone) => ({
      ...row,
      owner: orNull(row.owner, gone),
      evidence: keep(row.evidence, gone),
      waiver: row.waiver && { ...row.waiver, owner: orNull(row.waiver.owner, gone) },
    }),
  },
  packs: nothing(),
  // A rule that is gone keeps its row, as a decision does: its pack may come back.
  rules: nothing(),
};

export const ORGANISATION_REFERENCES: References<OrganisationRows> = {
  organisation: {
    ids: row => [row.policyOwner, row.policyApprovedBy, ...row.businessUnits.map(unit => unit.owner)],
    without: (row, gone) => ({
      ...row,
      policyOwner: orNull(row.policyOwner, gone),
      policyApprovedBy: orNull(row.policyApprovedBy, gone),
      businessUnits: row.businessUnits.map(unit => ({ ...unit, owner: orNull(unit.owner, gone) })),
    }),
  },
  people: nothing(),
  providers: {
    ids: row => [row.owner],
    without: (row, gone) => ({ ...row, owner: orNull(row.owner, gone) }),
  },
  services: { ids: row => [row.provider], without: (row, gone) => (gone(row.provider) ? null : row) },
  attestations: {
    ids: row => [row.provider, ...row.services, ...row.evidence],
    // Of an attestation that named services, none left would mean all of them: it goes with the last.
    without: (row, gone) =>
      gone(row.provider) || (row.services.length > 0 && row.services.every(gone))
        ? null
        : { ...row, services: keep(row.services, gone), evidence: keep(row.evidence, gone) },
  },
  contracts: {
    ids: row => [row.provider, row.owner, ...row.evidence],
    without: (row, gone) =>
      gone(row.provider) ? null : { ...row, owner: orNull(row.owner, gone), evidence: keep(row.evidence, gone) },
  },
  subprocessors: { ids: row => [row.provider], without: (row, gone) => (gone(row.provider) ? null : row) },
  events: {
    ids: row => [row.provider, row.review],
    without: (row, gone) => (gone(row.provider) ? null : { ...row, review: orNull(row.review, gone) }),
  },
  reviews: {
    ids: row => [row.provider, row.lead],
    without: (row, gone) => (gone(row.provider) ? null : { ...row, lead: orNull(row.lead, gone) }),
  },
  answers: {
    ids: row => [row.review, row.from, row.assignee, ...row.evidence],
    without: (row, gone) =>
      gone(row.review)
        ? null
        : {
            ...row,
            from: orNull(row.from, gone),
            assignee: orNull(row.assignee, gone),
            evidence: keep(row.evidence, gone),
          },
  },
  actions: {
    ids: row => [row.review, row.owner],
    without: (row, gone) => ({ ...row, review: orNull(row.review, gone), owner: orNull(row.owner, gone) }),
  },
  registers: {
    ids: row => [row.owner, ...row.links.filter(isOwnLink).map(link => link.id)],
    without: (row, gone) => ({
      ...row,
      owner: orNull(row.owner, gone),
      links: row.links.filter(link => !isOwnLink(link) || !gone(link.id)),
    }),
  },
  evidence: nothing(),
};

export const DOCUMENT_REFERENCES = { project: PROJECT_REFERENCES, organisation: ORGANISATION_REFERENCES } as const;

/** The table that an id belongs to, by its prefix; null for an id of no table. */
const TABLE_OF_PREFIX: Readonly<Record<string, string>> = {
  pg: 'pages',
  el: 'elements',
  fl: 'flows',
  bo: 'boundaries',
  da: 'assets',
  nt: 'notes',
  pe: 'people',
  pv: 'providers',
  tm: 'threats',
  as: 'assumptions',
  ac: 'actions',
  ev: 'evidence',
  sv: 'services',
  at: 'attestations',
  ct: 'contracts',
  sp: 'subprocessors',
  xe: 'events',
  re: 'reviews',
  an: 'answers',
  rg: 'registers',
};

export function tableOfId(id: string): string | null {
  if (id === 'project' || id === 'organisation') return id;
  const prefix = id.slice(0, id.indexOf('_'));
  return Object.hasOwn(TABLE_OF_PREFIX, prefix) ? (TABLE_OF_PREFIX[prefix] ?? null) : null;
}
