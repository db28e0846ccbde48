import { expect, it } from 'vitest';
import { aLine, withLines } from '../../tests/support/registers';
import { shippedLibrary } from '../../tests/support/templates';
import { logsByLayer } from './logsByLayer';

const library = shippedLibrary();

it('tells of each layer how many logs it has, what is done with them, and what with none', () => {
  const model = withLines(
    aLine('logs', 'a', { layer: 'identity', central: 'yes', watched: 'yes' }),
    aLine('logs', 'b', { layer: 'identity', central: 'no', protected: 'yes' }),
    aLine('logs', 'c', { layer: 'network' }),
    aLine('detections', 'd', { status: 'on', logs: ['rg_a'] }),
    aLine('detections', 'e', { status: 'planned', logs: ['rg_c'] }),
  );
  const rows = new Map(logsByLayer(model, library).map(row => [row.layer, row]));
  expect(rows.get('identity')).toMatchObject({
    logs: ['rg_a', 'rg_b'],
    by: { central: ['rg_a'], protected: ['rg_b'], watched: ['rg_a'], detected: ['rg_a'] },
    lacks: [],
  });
  expect(rows.get('network')?.lacks).toEqual(['central', 'protected', 'watched', 'detected']);
  expect(rows.get('application')?.lacks).toEqual(['logs']);
  expect(rows.size).toBe(6);
});
