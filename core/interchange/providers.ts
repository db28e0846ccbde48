import { ProviderId } from '../model';
import type { Draft } from './draft';

/** The id of a provider by its key in the library; it becomes part of the project when it is first spoken of. */
export function keepProvider(key: string, name: string, draft: Draft): ProviderId {
  const known = draft.providers.get(key);
  if (known) return known.id;
  const id = ProviderId.parse(draft.ids.take('pv', key));
  draft.providers.set(key, {
    id,
    key,
    name,
    description: '',
    criticality: null,
    owner: null,
    facts: {},
    attested: [],
    copiedFrom: null,
  });
  draft.lines.mapped('provider that a thing names', `provider ${name}`);
  return id;
}
