import type { ModelReader } from '../changes';
import type { ProviderId } from '../model';
import { isOwnPremises, providerOf } from './hosting';

/** From where everything at a provider can be changed. */
const CONSOLE = 'cloud-console';

/** The providers of a project of which no management console is drawn. Our own premises have none of this kind. */
export function providersWithoutConsole(reader: ModelReader): ReadonlySet<ProviderId> {
  const drawn = new Set(reader.ids('elementsOfType', CONSOLE).flatMap(id => providerOf(reader, id)?.provider.id ?? []));
  return new Set(
    [...reader.all('providers')].flatMap(id => {
      const provider = reader.row('providers', id);
      return provider && !isOwnPremises(provider) && !drawn.has(provider.id) ? [provider.id] : [];
    }),
  );
}
