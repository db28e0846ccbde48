import { describe, expect, it } from 'vitest';
import { aDrawnProject, done, RECT } from '../../tests/support/aDrawnProject';
import { after as changed, PAGE } from '../../tests/support/aModel';
import { Boundary, Page, placementId } from '../model';

describe('drawing', () => {
  it('takes what a new boundary is drawn around into it', () => {
    const model = aDrawnProject();
    expect(model.elements.get('el_1')?.parent).toBe('bo_1');
    expect(model.placements.get(placementId(PAGE, 'bo_1'))).toMatchObject(RECT);
  });

  it('moves what is nested along, and the bends of flows whose two ends move', () => {
    const model = done({ type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 10, y: 20 } });
    expect(model.placements.get(placementId(PAGE, 'el_2'))).toMatchObject({ x: 290, y: 60 });
    expect(model.placements.get(placementId(PAGE, 'el_3'))).toMatchObject({ x: 520, y: 40 });
    expect(model.routes.get(placementId(PAGE, 'fl_1'))?.points[0]).toEqual({ x: 15, y: 25 });
  });

  it('leaves the bends of a flow of which only one end moves', () => {
    const model = done({ type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 10, y: 20 } });
    expect(model.routes.get(placementId(PAGE, 'fl_1'))?.points[0]).toEqual({ x: 5, y: 5 });
  });

  it('changes the parent of what is dragged, not of what is nested in it', () => {
    const model = done({ type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 0, y: 0 }, parent: null });
    expect(model.elements.get('el_1')?.parent).toBe('bo_1');
    const out = done({ type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 0, y: 0 }, parent: 'bo_2' });
    expect(out.elements.get('el_1')?.parent).toBe('bo_2');
  });

  it('removes a page with the boundary lines that are on no other page', () => {
    const line = { id: 'bo_line', name: 'Edge', form: 'line' } as const;
    const there = 'pg_2';
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 90 },
    ];
    const drawn = changed(
      aDrawnProject(),
      { type: 'row/add', table: 'pages', row: Page.parse({ id: there, name: 'Second', order: 2 }) },
      { type: 'row/add', table: 'boundaries', row: Boundary.parse(line) },
      { type: 'row/add', table: 'boundaries', row: Boundary.parse({ ...line, id: 'bo_both' }) },
      { type: 'route/set', page: there, subject: 'bo_line', points },
      { type: 'route/set', page: there, subject: 'bo_both', points },
      { type: 'route/set', page: PAGE, subject: 'bo_both', points },
    );
    const model = done({ type: 'page/remove', id: there }, drawn);
    expect(model.boundaries.has('bo_line')).toBe(false);
    expect(model.boundaries.has('bo_both')).toBe(true);
  });

  it('hands what a dissolved boundary held to the boundary around it', () => {
    const nested = done({ type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 0, y: 0 }, parent: 'bo_2' });
    const model = done({ type: 'boundary/dissolve', id: 'bo_2' }, nested);
    expect(model.boundaries.has('bo_2')).toBe(false);
    expect(model.elements.get('el_1')?.parent).toBe('bo_1');
    expect(model.placements.has(placementId(PAGE, 'bo_2'))).toBe(false);
  });

  it('drops the bends of a flow that is given another end, and turns them with a flow that is reversed', () => {
    const moved = done({ type: 'flow/reconnect', id: 'fl_1', target: 'el_3' });
    expect(moved.routes.size).toBe(0);
    const turned = done({ type: 'flow/reverse', id: 'fl_1' });
    expect(turned.flows.get('fl_1')).toMatchObject({ source: 'el_2', target: 'el_1' });
    expect(turned.routes.get(placementId(PAGE, 'fl_1'))?.points[0]).toEqual({ x: 9, y: 9 });
  });

  it('straightens what a layout has placed', () => {
    const model = done({
      type: 'canvas/arrange',
      page: PAGE,
      places: [
        { subject: 'el_1', to: RECT },
        { subject: 'el_2', to: RECT },
      ],
    });
    expect(model.routes.has(placementId(PAGE, 'fl_1'))).toBe(false);
    expect(model.placements.get(placementId(PAGE, 'el_1'))).toMatchObject(RECT);
  });

  it('removes with a page what stands on no other', () => {
    const two = changed(
      aDrawnProject(),
      { type: 'row/add', table: 'pages', row: { id: 'pg_2', name: 'Two', description: '', order: 1, origin: null } },
      { type: 'canvas/resize', page: 'pg_2', subject: 'el_1', to: RECT },
    );
    const model = done({ type: 'page/remove', id: PAGE }, two);
    expect([...model.elements.keys()]).toEqual(['el_1']);
    expect([...model.boundaries.keys(), ...model.flows.keys(), ...model.notes.keys()]).toEqual([]);
    expect([...model.placements.keys()]).toEqual(['pg_2/el_1']);
  });
});
