import type { ModelReader } from '../changes';
import type { DataClass, DataType, Library } from '../library';
import type { Asset, Element } from '../model';

/** A data asset that comes to an element, and how. */
export interface DataHere {
  readonly asset: Asset;
  /** The flow that brings it; null where the element holds or processes it by itself. */
  readonly flow: string | null;
}

/** The data that an element holds, processes or receives, each asset once; what it holds or processes first. */
export function dataOn(reader: ModelReader, element: Element): readonly DataHere[] {
  const found = new Map<string, DataHere>();
  const note = (id: string, flow: string | null) => {
    const asset = found.has(id) ? undefined : reader.row('assets', id);
    if (asset) found.set(id, { asset, flow });
  };
  for (const id of [...element.holds, ...element.processes]) note(id, null);
  for (const key of reader.ids('flowsOfElement', element.id)) {
    const flow = reader.row('flows', key);
    if (!flow || (flow.target !== element.id && !flow.bidirectional)) continue;
    for (const id of flow.data) note(id, flow.id);
  }
  return [...found.values()];
}

export function dataTypeOf(library: Library, asset: Asset): DataType | null {
  return asset.type === null ? null : (library.dataTypes.get(asset.type) ?? null);
}

/** The class of an asset: its own, else the default of its type; null where neither is known. */
export function dataClassOf(library: Library, asset: Asset): DataClass | null {
  const id = asset.class ?? dataTypeOf(library, asset)?.defaultClass ?? null;
  return id === null ? null : (library.dataClasses.get(id) ?? null);
}
