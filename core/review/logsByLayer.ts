import { choicesOf, type Library } from '../library';
import type { OrganisationModel, RegisterEntry } from '../model';
import { linesOf, linksOf, valuesOf } from './registers';

type LineId = RegisterEntry['id'];

/** The register of log sources; what reads them is in that of detections. */
export const LOGS = { register: 'logs', layer: 'layer', detections: 'detections' } as const;

export const LOG_ASPECTS = ['central', 'protected', 'watched', 'detected'] as const;
export type LogAspect = (typeof LOG_ASPECTS)[number];

/** One layer of what is logged. Numbers are lengths of these lists of log sources. */
export interface LayerRow {
  readonly layer: string;
  readonly label: string;
  readonly logs: readonly LineId[];
  /** Those that go to the central place, cannot be changed, are watched, and are read by a detection that is on. */
  readonly by: Readonly<Record<LogAspect, readonly LineId[]>>;
  /** `logs` where the layer has none; else each aspect that no log of it has. */
  readonly lacks: readonly (LogAspect | 'logs')[];
}

/** What is logged in which layer, and what nobody does there with any log. */
export function logsByLayer(model: Pick<OrganisationModel, 'registers'>, library: Library): readonly LayerRow[] {
  const register = library.registers.get(LOGS.register);
  const layers = register?.fields.find(field => field.id === LOGS.layer);
  if (!register || !layers) return [];
  const lines = linesOf(model.registers.values(), LOGS.register);
  const read = readByDetections(model, library);
  const says = (entry: RegisterEntry, id: string) =>
    register.fields.some(field => field.id === id && valuesOf(entry, field).includes('yes'));
  return choicesOf(library, layers).map(({ id: layer, label }): LayerRow => {
    const logs = lines.filter(entry => valuesOf(entry, layers).includes(layer));
    const that = (isSo: (entry: RegisterEntry) => boolean) => logs.filter(isSo).map(entry => entry.id);
    const by = {
      central: that(entry => says(entry, 'central')),
      protected: that(entry => says(entry, 'protected')),
      watched: that(entry => says(entry, 'watched')),
      detected: that(entry => read.has(entry.id)),
    };
    const lacks = logs.length === 0 ? (['logs'] as const) : LOG_ASPECTS.filter(aspect => by[aspect].length === 0);
    return { layer, label, logs: logs.map(entry => entry.id), by, lacks };
  });
}

/** Ids of the logs that a detection reads which is on. */
function readByDetections(model: Pick<OrganisationModel, 'registers'>, library: Library): ReadonlySet<string> {
  const register = library.registers.get(LOGS.detections);
  const status = register?.fields.find(field => field.id === 'status');
  const logs = register?.fields.find(field => field.id === 'logs');
  if (!status || !logs) return new Set();
  const on = linesOf(model.registers.values(), LOGS.detections).filter(entry => valuesOf(entry, status).includes('on'));
  return new Set(on.flatMap(entry => linksOf(entry, logs).map(link => link.id)));
}
