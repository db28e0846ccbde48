import type { Flow } from '../model';
import { providerOf, serviceModelOf } from '../responsibility';
import type { DatedBasis } from './basis';

/** Whether a flow takes data to somebody who runs things for us: `yes`, `no`, or `unknown` while nobody said where an end runs. */
export type EntersProvider = 'yes' | 'no' | 'unknown';

interface End {
  readonly run: 'by-provider' | 'by-us' | 'unknown';
  readonly provider: string | null;
  readonly saas: boolean;
}

function endOf(basis: DatedBasis, id: string | null): End {
  if (id === null) return { run: 'unknown', provider: null, saas: false };
  const { model, source } = serviceModelOf(basis, id);
  const run = source === 'unknown' ? 'unknown' : model === null || model === 'onprem' ? 'by-us' : 'by-provider';
  return { run, provider: providerOf(basis.reader, id)?.provider.id ?? null, saas: model === 'saas' };
}

/** Data stays with a provider when both ends are run by the same one. Software as a service that nobody named is somebody else each time. */
function sameProvider(from: End, to: End): boolean {
  if (from.run !== 'by-provider') return false;
  if (from.provider !== null || to.provider !== null) return from.provider === to.provider;
  return !from.saas && !to.saas;
}

function enters(from: End, to: End): EntersProvider {
  if (to.run !== 'by-provider') return to.run === 'unknown' ? 'unknown' : 'no';
  return sameProvider(from, to) ? 'no' : 'yes';
}

/** Looks at the direction of the flow, or at both where it runs both ways. */
export function entersProvider(basis: DatedBasis, flow: Flow): EntersProvider {
  const source = endOf(basis, flow.source);
  const target = endOf(basis, flow.target);
  const there = enters(source, target);
  const back = flow.bidirectional ? enters(target, source) : 'no';
  if (there === 'yes' || back === 'yes') return 'yes';
  return there === 'unknown' || back === 'unknown' ? 'unknown' : 'no';
}
