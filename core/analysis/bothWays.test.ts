import { describe, expect, it } from 'vitest';
import { aFlow, anElement, typed } from '../../tests/support/aCloudShop';
import { aProject, after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { diff } from '../changes';
import { Engine } from '../engine';
import type { ProjectModel } from '../model';
import { Analyzer, ruleSetOf } from './index';

const TODAY = '2026-11-23';
const library = shippedLibrary();
const rules = ruleSetOf(library);

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly bidirectional: boolean;
  readonly facts?: Readonly<Record<string, string>>;
}

const TYPE_OF: Readonly<Record<string, { readonly kind: 'actor' | 'process' | 'store'; readonly type: string }>> = {
  el_customer: { kind: 'actor', type: 'ext-user' },
  el_browser: { kind: 'actor', type: 'browser' },
  el_shop: { kind: 'process', type: 'web-app' },
  el_orders: { kind: 'store', type: 'rdbms' },
  el_bucket: { kind: 'store', type: 'object-store' },
  el_server: { kind: 'process', type: 'web-server' },
};

function joined({ from, to, bidirectional, facts = {} }: Ends): ProjectModel {
  const elements = [from, to].map(id =>
    anElement({ id: id as `el_${string}`, name: id, ...(TYPE_OF[id] ?? { kind: 'process', type: 'api-service' }) }),
  );
  return edited(
    aProject(),
    ...elements,
    aFlow({
      id: 'fl_1',
      name: '',
      source: from as `el_${string}`,
      target: to as `el_${string}`,
      bidirectional,
      props: typed(facts),
    }),
  );
}

const found = (model: ProjectModel, id: string) =>
  new Analyzer(model, rules, TODAY).run(id).findings.map(finding => finding.rule);

describe('a flow in both directions', () => {
  it('has what threatens it in each of them, however it was drawn', () => {
    for (const [one, other] of [
      ['el_customer', 'el_shop'],
      ['el_shop', 'el_orders'],
    ] as const) {
      const ways = [
        [one, other],
        [other, one],
      ] as const;
      const all = new Set(ways.flatMap(([from, to]) => found(joined({ from, to, bidirectional: false }), 'fl_1')));
      for (const [from, to] of ways)
        expect(new Set(found(joined({ from, to, bidirectional: true }), 'fl_1')), `${from} to ${to}`).toEqual(all);
    }
  });

  it('of which a person and the screen before them are the ends is in nobody’s reach, either way', () => {
    for (const [from, to] of [
      ['el_customer', 'el_browser'],
      ['el_browser', 'el_customer'],
    ] as const)
      expect(found(joined({ from, to, bidirectional: true }), 'fl_1')).toEqual([]);
  });

  it('comes in and goes out at both ends', () => {
    const drawnBack = joined({ from: 'el_server', to: 'el_customer', bidirectional: true });
    expect(found(drawnBack, 'el_server')).toContain('th-ap-page-script');
    expect(found(joined({ from: 'el_server', to: 'el_customer', bidirectional: false }), 'el_server')).not.toContain(
      'th-ap-page-script',
    );
    expect(found(joined({ from: 'el_bucket', to: 'el_shop', bidirectional: true }), 'el_shop')).toContain(
      'th-ap-upload-stored',
    );
  });

  it('is explained as it is met, by the types of its ends in that direction', () => {
    const engine = new Engine(library);
    engine.open(joined({ from: 'el_orders', to: 'el_shop', bidirectional: true }), { today: TODAY });
    const told = engine.explain('th-fl-query:flow=fl_1');
    expect(told?.state).toBe('to-verify');
    expect(told?.because.map(one => one.outcome)).not.toContain('false');
  });

  it('is cleared by an answer only where that clears it in both directions', () => {
    const engine = new Engine(library);
    const model = joined({ from: 'el_shop', to: 'el_customer', bidirectional: true });
    engine.open(model, { today: TODAY });
    const told = engine.explain('th-fl-reuse:flow=fl_1');
    expect(told?.clears.map(clear => [clear.fact.fact, clear.values])).toEqual([['fresh', ['yes']]]);
    const answered = joined({ from: 'el_shop', to: 'el_customer', bidirectional: true, facts: { fresh: 'yes' } });
    expect(found(answered, 'fl_1')).not.toContain('th-fl-reuse');
  });

  it('is followed when it becomes one, as if it had been so from the beginning', () => {
    const analyzer = new Analyzer(joined({ from: 'el_server', to: 'el_customer', bidirectional: false }), rules, TODAY);
    const next = joined({ from: 'el_server', to: 'el_customer', bidirectional: true });
    analyzer.update(next, diff(analyzer.model, next));
    expect(analyzer.findings()).toEqual(new Analyzer(next, rules, TODAY).findings());
  });
});
