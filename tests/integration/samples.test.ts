import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contains, invariant, overlaps, type Rect } from '../../core/base';
import { readDocument, writeDocument } from '../../core/document';
import { routeFlow, wrapText } from '../../core/drawing';
import { Engine } from '../../core/engine';
import type { Placement, ProjectModel } from '../../core/model';
import { fitWords } from '../../renderer/features/canvas/fitWords';
import { labelSpots } from '../../renderer/features/canvas/labelSpots';
import { Projection } from '../../renderer/features/canvas/projection';
import { shippedLibrary, TEMPLATES } from '../support/templates';

const folder = join(TEMPLATES, 'models');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const index: unknown = JSON.parse(read('index.json'));
const files = readdirSync(folder).filter(file => file.endsWith('.parapet.json'));
const library = shippedLibrary();

function modelOf(file: string): ProjectModel {
  const document = readDocument(read(file), file);
  invariant(document.ok && document.value.kind === 'project', JSON.stringify(document));
  return document.value.model;
}

const CHARACTER = 7;
const LABEL_HEIGHT = 18;
const TITLE_HEIGHT = 28;

const labelWidth = (text: string) => text.length * CHARACTER + 8;

/** Where the labels of flows are drawn, each with room for its text. */
function labelsOf(model: ProjectModel): readonly { readonly name: string; readonly at: Rect }[] {
  const places = new Map<string, Placement>(Array.from(model.placements.values(), row => [row.subject, row]));
  return [...model.flows.values()].map(flow => {
    const source = places.get(flow.source ?? '');
    const target = places.get(flow.target ?? '');
    invariant(source && target, `${flow.name} is not connected`);
    const bends = [...model.routes.values()].find(route => route.subject === flow.id)?.points ?? [];
    const { label } = routeFlow({ source, target, bends, lane: 0, lanes: 1, turned: false });
    const width = labelWidth(flow.name);
    return {
      name: flow.name,
      at: { x: label.x - width / 2, y: label.y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT },
    };
  });
}

it('there are three samples, and the list names each with a title and a sentence', () => {
  expect(files).toHaveLength(3);
  expect(index).toMatchObject({ format: 'parapet-samples', version: 1 });
  for (const file of files) expect(JSON.stringify(index)).toContain(`"file":"${file}"`);
});

describe.each(files)('the sample %s', file => {
  const model = modelOf(file);
  const rectOf = (id: string): Rect => {
    const row = [...model.placements.values()].find(place => place.subject === id);
    invariant(row, `${id} stands nowhere`);
    return row;
  };
  const elements = [...model.elements.values()];
  const boundaries = [...model.boundaries.values()];

  it('is written as the app itself writes it', () => {
    const text = read(file);
    const document = readDocument(text, file);
    invariant(document.ok, 'unreadable');
    expect(writeDocument(document.value)).toBe(text);
  });

  it('has 9 to 16 elements, people, decisions, controls, actions and data', () => {
    expect(elements.length).toBeGreaterThanOrEqual(9);
    expect(elements.length).toBeLessThanOrEqual(16);
    for (const table of [
      'people',
      'providers',
      'decisions',
      'controls',
      'actions',
      'assets',
      'assumptions',
      'threats',
    ] as const)
      expect(model[table].size, table).toBeGreaterThan(0);
  });

  it('names only types, properties, values, controls and layers that the library has', () => {
    for (const element of elements) {
      const type = library.types.get(element.type ?? '');
      invariant(type, element.name);
      for (const [id, fact] of Object.entries(element.props)) {
        const property = library.properties.get(id);
        const selectors = ['*', type.id, ...type.tags.map(tag => `@${tag}`)];
        expect(property?.values, `${element.name} › ${id}`).toContain(fact.value);
        expect(
          property?.appliesTo.some(one => selectors.includes(one)),
          `${element.name} › ${id}`,
        ).toBe(true);
      }
    }
    for (const flow of model.flows.values())
      for (const [id, fact] of Object.entries(flow.props))
        expect(library.flowProperties.get(id)?.values, `${flow.name} › ${id}`).toContain(fact.value);
    for (const boundary of boundaries) expect(library.boundaryKinds.has(boundary.kind ?? ''), boundary.name).toBe(true);
    for (const asset of model.assets.values()) expect(library.dataTypes.has(asset.type ?? ''), asset.name).toBe(true);
    for (const row of model.controls.values()) expect(library.controls.has(row.control), row.control).toBe(true);
    for (const row of model.responsibilities.values()) expect(library.layers.has(row.layer), row.layer).toBe(true);
  });

  it('shows confirmed findings and open questions, and none of its decisions has lost its finding', () => {
    const engine = new Engine(library);
    const { totals, questions } = engine.open(model, { today: '2026-11-23' });
    expect(totals.confirmed).toBeGreaterThan(0);
    expect(totals.toVerify).toBeGreaterThan(0);
    expect(questions.length).toBeGreaterThan(0);
    expect(engine.orphans()).toEqual([]);
    for (const decision of model.decisions.values()) {
      expect(decision.remembered.title).toBe(library.threats.get(decision.id.split(':')[0] ?? '')?.title);
    }
  });

  it('draws nothing on top of anything else', () => {
    const things = [...elements, ...model.notes.values()].map(row => rectOf(row.id));
    for (const [at, one] of things.entries())
      for (const other of things.slice(at + 1)) expect(overlaps(one, other)).toBe(false);
    for (const [at, one] of boundaries.entries())
      for (const other of boundaries.slice(at + 1)) {
        const [a, b] = [rectOf(one.id), rectOf(other.id)];
        expect(overlaps(a, b) && !contains(a, b) && !contains(b, a), `${one.name}, ${other.name}`).toBe(false);
      }
  });

  it('draws everything inside its boundary, below the title, and nothing inside a boundary that it is not in', () => {
    for (const row of [...elements, ...boundaries]) {
      const own = rectOf(row.id);
      if (row.parent) {
        const { x, y, width, height } = rectOf(row.parent);
        const inner = { x, y: y + TITLE_HEIGHT, width, height: height - TITLE_HEIGHT };
        expect(contains(inner, own), row.name).toBe(true);
      }
      for (const boundary of boundaries) {
        if (boundary.id === row.id || isInside(model, row.parent, boundary.id)) continue;
        const around = rectOf(boundary.id);
        expect(overlaps(around, own) && !contains(own, around), `${row.name}, ${boundary.name}`).toBe(false);
      }
    }
  });

  it('leaves room for every label: no name of a flow lies on a thing, a title or another name', () => {
    const labels = labelsOf(model);
    const things = [...elements, ...model.notes.values()].map(row => rectOf(row.id));
    const titles = boundaries.map(row => {
      const { x, y } = rectOf(row.id);
      return { x, y, width: labelWidth(row.name) + 12, height: TITLE_HEIGHT };
    });
    for (const [at, { name, at: label }] of labels.entries()) {
      for (const other of [...things, ...titles]) expect(overlaps(label, other), name).toBe(false);
      for (const other of labels.slice(at + 1)) expect(overlaps(label, other.at), `${name}, ${other.name}`).toBe(false);
    }
    for (const boundary of boundaries) expect(labelWidth(boundary.name) + 24).toBeLessThan(rectOf(boundary.id).width);
  });

  it.each([1, 1.25, 1.55, 1.95])('keeps its names whole where they are drawn %s times as large as life', scale => {
    for (const { id, name } of elements) {
      const { width, height } = rectOf(id);
      const { style, below } = fitWords(name, width, height, scale);
      const room = width - 16;
      const lines = wrapText(name.replaceAll('-', '- '), Number.parseFloat(style['--name-size']), room, 99, 'bold');
      expect(below, name).toBe(false);
      expect(lines.length, name).toBeLessThanOrEqual(style['--name-lines']);
    }
  });

  it.each([
    [1, 1],
    [1.25, 0.9],
    [1.55, 0.75],
    [1.95, 0.6],
  ])(
    'finds room for names of flows drawn %s times as large as life, for at least this part of them: %s',
    (scale, part) => {
      const page = [...model.pages.values()][0]?.id;
      invariant(page, 'there is no page');
      const edges = new Projection().edges(model, page, new Set());
      const { size } = labelSpots(model, { page, edges, scale });
      expect(size / edges.length).toBeGreaterThanOrEqual(part);
    },
  );
});

function isInside(model: ProjectModel, parent: string | null, boundary: string): boolean {
  let at = parent;
  while (at !== null) {
    if (at === boundary) return true;
    at = model.boundaries.get(at)?.parent ?? null;
  }
  return false;
}
