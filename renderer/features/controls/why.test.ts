import { describe, expect, it } from 'vitest';
import { Engine } from '../../../core/engine';
import { aCloudShop } from '../../../tests/support/aCloudShop';
import { shippedLibrary } from '../../../tests/support/templates';
import { reasonsOf } from './why';

describe('why a control is required', () => {
  const library = shippedLibrary();
  const engine = new Engine(library);
  engine.open(aCloudShop(), { today: '2026-11-23' });
  const findings = new Map(engine.findings().map(finding => [finding.key, finding]));
  const why = (control: string) =>
    reasonsOf(engine.controlRows({ control }), { model: engine.model, library, findings });

  it('names the data with its type and when it counts, with how many places it concerns', () => {
    expect(why('ctl-dat-enc-transit').data).toContainEqual({
      asset: 'da_people',
      name: 'Customers',
      kind: library.dataTypes.get('pii')?.name,
      when: 'before-transmission',
      subjects: expect.any(Number),
    });
    expect(why('ctl-dat-enc-rest').data.map(one => one.when)).toContain('before-processing');
  });

  it('names each threat once, the worst first, and each layer by its name', () => {
    const { threats, layers } = why('ctl-dat-enc-rest');
    expect(new Set(threats.map(one => one.rule)).size).toBe(threats.length);
    expect(threats.length).toBeGreaterThan(0);
    expect(layers.map(one => one.name)).toContain(library.layers.get('data-content')?.name);
  });

  it('says nothing of findings that are gone', () => {
    const rows = engine.controlRows({ control: 'ctl-dat-enc-rest' });
    expect(reasonsOf(rows, { model: engine.model, library, findings: new Map() }).threats).toEqual([]);
  });
});
