import type { AssetType } from '../library';
import type { Attested } from '../model';
import type { Basis } from './basis';
import { enclosing, type Hosting, providerOf } from './hosting';
import { typeOfSubject } from './typing';

/** What runs at a provider, by the names of its service and regions. `said`: somebody said so; else it is what the drawing suggests. */
export interface Used {
  readonly names: readonly string[];
  readonly said: boolean;
}

/** Which service of its provider something is, and where it runs. */
export interface Use {
  readonly service: Used;
  readonly regions: Used;
}

/** What of a use an attestation leaves out, or what has to be said before anybody can tell. */
export type Part = 'service' | 'region';

/**
 * How the attestations of a provider stand to one use of it. `covered`: one of those in force speaks of its service and its regions.
 * `uncovered`: none does; `missing` is what the nearest one leaves out. `unknown`: `missing` has not been said of it yet.
 */
export type Coverage =
  | { readonly state: 'covered'; readonly by: Attested }
  | { readonly state: 'uncovered' | 'unknown'; readonly missing: Part };

/** The word of a provider's attestations for one element, boundary or provider. */
export interface Attestation {
  /** `current`, `expired`, `none`, or `uncovered`: current, but not for this service or region; null: nobody said. */
  readonly value: string | null;
  /** Null where the provider is asked as a whole: nobody listed what its attestations speak of, or none is current. */
  readonly coverage: Coverage | null;
  readonly use: Use;
}

/** Vendors put their own names before those of services, or leave them out. */
const VENDORS: ReadonlySet<string> = new Set(['amazon', 'aws', 'azure', 'microsoft', 'google', 'gcp']);

const wordsOf = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function serviceName(name: string): string {
  const words = wordsOf(name);
  const own = words.filter((word, at) => at > 0 || !VENDORS.has(word));
  return (own.length > 0 ? own : words).join(' ');
}

/** Whether an attestation for `attested` holds in `region`: `eu` holds in `eu-west-1`, `eu-west-1` in `AWS Region eu-west-1`. */
function isWithin(region: string, attested: string): boolean {
  const asked = wordsOf(attested).join(' ');
  return asked !== '' && ` ${wordsOf(region).join(' ')} `.includes(` ${asked} `);
}

type Verdict = 'yes' | 'no' | 'unknown';

/** Names of which nobody said that they are the ones can show that something is covered, and never that it is not. */
function verdict({ names, said }: Used, isCovered: (name: string) => boolean): Verdict {
  if (names.length > 0 && names.every(isCovered)) return 'yes';
  return said ? 'no' : 'unknown';
}

/** What one attestation says of a use, for its service and for its regions. */
function readIn({ services, regions }: Attested, use: Use): Readonly<Record<Part, Verdict>> {
  const known = new Set(services.map(serviceName));
  return {
    service: services.length === 0 ? 'yes' : verdict(use.service, name => known.has(serviceName(name))),
    region: regions.length === 0 ? 'yes' : verdict(use.regions, name => regions.some(one => isWithin(name, one))),
  };
}

/** How attestations in force stand to one use. What no attestation covers as a whole is not covered by two that each cover half. */
export function coverageOf(attested: readonly Attested[], use: Use): Coverage {
  const read = attested.map(one => ({ one, ...readIn(one, use) }));
  const full = read.find(({ service, region }) => service === 'yes' && region === 'yes');
  if (full) return { state: 'covered', by: full.one };
  const open = read.find(({ service, region }) => service !== 'no' && region !== 'no');
  if (open) return { state: 'unknown', missing: open.service === 'unknown' ? 'service' : 'region' };
  const elsewhere = read.some(({ service }) => service !== 'no');
  return { state: 'uncovered', missing: elsewhere ? 'region' : 'service' };
}

const VALUE_OF = { covered: 'current', uncovered: 'uncovered', unknown: null } as const;

/** What the attestations of its provider say of an element or boundary; of a provider, what is said of it as a whole. */
export function attestationOf(
  basis: Basis,
  id: string,
  hosting: Hosting | null = providerOf(basis.reader, id),
): Attestation {
  const use = usedBy(basis, id, hosting);
  const value = hosting?.provider.facts['attestation']?.value;
  const said = typeof value === 'string' ? value : null;
  if (!hosting || said !== 'current' || hosting.provider.attested.length === 0 || hosting.provider.id === id)
    return { value: said, coverage: null, use };
  const coverage = coverageOf(hosting.provider.attested, use);
  return { value: VALUE_OF[coverage.state], coverage, use };
}

const NOTHING: Used = { names: [], said: false };

/** Nearest first: itself, the boundaries around it, then what its type is called at its provider or a region is called that it stands in. */
function usedBy(basis: Basis, id: string, hosting: Hosting | null): Use {
  const own = basis.reader.row('elements', id) ?? basis.reader.row('boundaries', id);
  if (!own) return { service: NOTHING, regions: NOTHING };
  const around = [own, ...enclosing(basis.reader, id)];
  const regions = around.map(row => listed(row.props['region']?.value)).find(names => names.length > 0);
  const service = listed(own.props['service']?.value);
  const suggested = suggestedNames(typeOfSubject(basis, id), hosting);
  const drawn = around.flatMap(row => ('kind' in row && row.kind === 'region' ? [row.name] : [])).slice(0, 1);
  return {
    service: service.length > 0 ? { names: service, said: true } : { names: suggested, said: false },
    regions: regions ? { names: regions, said: true } : { names: drawn, said: false },
  };
}

function suggestedNames(type: AssetType | null, hosting: Hosting | null): readonly string[] {
  const named: Readonly<Record<string, readonly string[]>> = type?.names ?? {};
  return named[hosting?.provider.key ?? ''] ?? [];
}

function listed(value: string | readonly string[] | undefined): readonly string[] {
  const all = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  return all.filter(one => one.trim() !== '' && one !== '?');
}
