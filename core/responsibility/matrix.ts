import type { Share } from '../model';
import type { Basis } from './basis';
import { serviceModelOf } from './hosting';
import { type ResponsibilityCell, type ResponsibilityRow, responsibilityRow } from './row';
import { matrixShare } from './share';
import { situationOf } from './situation';

/** Elements × layers, for the screen and the report. */
export interface ResponsibilityMatrix {
  /** The columns: layers in the order of the library; those of AI last, and only when a row has them. */
  readonly layers: readonly { readonly id: string; readonly name: string; readonly ai: boolean }[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow extends ResponsibilityRow {
  readonly name: string;
  /** By layer; a layer that the subject does not have is absent. */
  readonly byLayer: ReadonlyMap<string, ResponsibilityCell>;
}

/** A layer in which somebody is missing. */
export interface Gap {
  readonly subject: string;
  readonly name: string;
  readonly layer: string;
  readonly share: Share | null;
  readonly missing: NonNullable<ResponsibilityCell['missing']>;
}

/** A cell that somebody has changed against the matrix. */
export interface Override {
  /** The element or boundary whose record it is. */
  readonly subject: string;
  readonly name: string;
  readonly layer: string;
  /** What the matrix says; null where it says nothing. */
  readonly was: Share | null;
  readonly is: Share;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What is wrong with the responsibilities of a project, and what differs from the matrix. */
export interface ResponsibilityGaps {
  /** Nobody acts there, and that is settled. */
  readonly gaps: readonly Gap[];
  /** Nobody has looked yet. */
  readonly open: readonly Gap[];
  readonly overrides: readonly Override[];
}

/** Ids of everything that has responsibilities: elements that run somewhere, and boundaries that are assets of their own. */
export function responsibleSubjects(basis: Basis): readonly string[] {
  const all = [...basis.reader.all('elements'), ...basis.reader.all('boundaries')];
  return all.filter(id => serviceModelOf(basis, id).source !== 'not-applicable');
}

/** The matrix of these elements and boundaries, in the order given; ids of nothing are left out. */
export function matrix(basis: Basis, subjects: Iterable<string>): ResponsibilityMatrix {
  const rows = Array.from(subjects).flatMap(id => matrixRow(basis, id));
  const { layers, aiLayers } = basis.library;
  const used = new Set(rows.flatMap(row => row.cells.map(cell => cell.layer)));
  const ai = [...aiLayers.values()].filter(layer => used.has(layer.id));
  return {
    layers: [
      ...Array.from(layers.values(), ({ id, name }) => ({ id, name, ai: false })),
      ...ai.map(({ id, name }) => ({ id, name, ai: true })),
    ],
    rows,
  };
}

function matrixRow(basis: Basis, id: string): readonly MatrixRow[] {
  const name = nameOf(basis, id);
  if (name === null) return [];
  const row = responsibilityRow(basis, id);
  return [{ ...row, name, byLayer: new Map(row.cells.map(cell => [cell.layer, cell])) }];
}

function nameOf({ reader }: Basis, id: string): string | null {
  return (reader.row('elements', id) ?? reader.row('boundaries', id))?.name ?? null;
}

/** Layers without anybody, over the whole project, and every override with its reason. */
export function gaps(basis: Basis): ResponsibilityGaps {
  const found = responsibleSubjects(basis).flatMap(id => gapsOf(basis, id));
  return {
    gaps: found.filter(gap => gap.settled).map(gap => gap.gap),
    open: found.filter(gap => !gap.settled).map(gap => gap.gap),
    overrides: Array.from(basis.reader.all('responsibilities')).flatMap(key => overrideOf(basis, key)),
  };
}

function gapsOf(basis: Basis, id: string): readonly { readonly settled: boolean; readonly gap: Gap }[] {
  const name = nameOf(basis, id) ?? '';
  return responsibilityRow(basis, id).cells.flatMap(({ assigned, missing, layer, share }) => {
    if (missing === null || (assigned !== 'gap' && assigned !== 'unknown')) return [];
    return [{ settled: assigned === 'gap', gap: { subject: id, name, layer, share, missing } }];
  });
}

function overrideOf(basis: Basis, key: string): readonly Override[] {
  const record = basis.reader.row('responsibilities', key);
  if (!record || record.share === null) return [];
  const { subject, layer, share, reason, stamp } = record;
  const was = matrixShare(basis, layer, situationOf(basis, subject));
  return [{ subject, name: nameOf(basis, subject) ?? '', layer, was, is: share, reason, by: stamp.by, at: stamp.at }];
}
