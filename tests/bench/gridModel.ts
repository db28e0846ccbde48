import type { Library } from '../../core/library';
import {
  Element,
  type ElementKind,
  Flow,
  modelOf,
  Page,
  Placement,
  PROJECT_SCHEMAS,
  ProjectInfo,
  type ProjectModel,
  type ProjectRows,
  placementId,
} from '../../core/model';
import { gridFlows, gridPlace } from './gridPlaces';

const KIND: Readonly<Record<string, ElementKind>> = { actor: 'actor', process: 'process', store: 'store' };

/** A project of typed elements in a grid, on one page. */
export function gridModel(library: Library, elements: number): ProjectModel {
  const types = [...library.types.values()].filter(type => type.kind !== 'boundary');
  const page = Page.parse({ id: 'pg_grid', name: 'Grid' });
  const rows = Array.from({ length: elements }, (_, at) => {
    const type = types[(at * 7) % types.length];
    return Element.parse({
      id: `el_${at}`,
      kind: KIND[type?.kind ?? ''] ?? 'process',
      name: `Element ${at}`,
      type: type?.id ?? null,
    });
  });
  return modelOf<ProjectRows>(PROJECT_SCHEMAS, {
    project: [ProjectInfo.parse({ id: 'project', name: `Grid of ${elements}` })],
    pages: [page],
    elements: rows,
    flows: gridFlows(elements).map(([from, to], at) =>
      Flow.parse({ id: `fl_${at}`, name: `Flow ${at}`, source: `el_${from}`, target: `el_${to}` }),
    ),
    placements: rows.map((row, at) =>
      Placement.parse({
        id: placementId(page.id, row.id),
        page: page.id,
        subject: row.id,
        ...gridPlace(at, elements),
      }),
    ),
  });
}
