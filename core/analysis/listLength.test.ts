import { describe, expect, it } from 'vitest';
import { aProject, drawn, after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { diff } from '../changes';
import type { Command } from '../commands';
import type { ElementKind, ProjectModel } from '../model';
import { Analyzer, type Finding, ruleSetOf } from './index';

const rules = ruleSetOf(shippedLibrary());
const TODAY = '2026-11-23';
const shownOf = (findings: readonly Finding[]) => findings.filter(finding => finding.shown);
const shown = (model: ProjectModel) => shownOf(new Analyzer(model, rules, TODAY).findings());
const about = (findings: readonly Finding[], id: string) => findings.filter(one => one.subject.id === id);

type Box = readonly [kind: ElementKind, name: string, type: string | null];

/** Boxes in a row, each joined to the next. */
function row(...boxes: readonly Box[]): ProjectModel {
  const elements = boxes.map(([kind, name, type], at) => drawn(`el_${at}`, kind, name, type, at));
  const flows = boxes.slice(1).map((_, at): Command => {
    return { type: 'flow/connect', id: `fl_${at}`, name: '', source: `el_${at}`, target: `el_${at + 1}` };
  });
  return edited(aProject(), ...elements, ...flows);
}

const services = (count: number) =>
  row(...Array.from({ length: count }, (_, at): Box => ['process', `Service ${at}`, 'api-service']));

const FIRST_BOXES: readonly (readonly [like: string, boxes: readonly Box[]])[] = [
  [
    'of no type',
    [
      ['actor', 'Actor', null],
      ['process', 'Process', null],
      ['store', 'Store', null],
    ],
  ],
  [
    'with names',
    [
      ['actor', 'Customer', 'ext-user'],
      ['process', 'Shop', 'web-app'],
      ['store', 'Orders', 'rdbms'],
    ],
  ],
  [
    'of an app',
    [
      ['actor', 'App', 'mobile-app'],
      ['process', 'API', 'api-gateway'],
      ['store', 'Files', 'object-store'],
    ],
  ],
  [
    'of a helper',
    [
      ['actor', 'Staff', 'developer'],
      ['process', 'Agent', 'ai-agent'],
      ['store', 'Notes', 'vector-db'],
    ],
  ],
];

describe('the questions about the first boxes of a drawing', () => {
  it.each(FIRST_BOXES)('are about twenty for three boxes %s, some about each', (_, boxes) => {
    const findings = shown(row(...boxes));
    expect(findings.filter(finding => finding.state === 'confirmed')).toEqual([]);
    expect(findings.length - about(findings, 'project').length).toBeLessThanOrEqual(20);
    for (const id of ['el_0', 'el_1', 'el_2']) expect(about(findings, id).length, id).toBeGreaterThanOrEqual(2);
    for (const id of ['fl_0', 'fl_1']) expect(about(findings, id).length, id).toBe(2);
  });

  it('ask of each flow, among the first, whether somebody on its way can read it', () => {
    const untyped = shown(row(['actor', 'Actor', null], ['process', 'Process', null]));
    const named = shown(row(['actor', 'Customer', 'ext-user'], ['process', 'Shop', 'web-app']));
    expect(about(untyped, 'fl_0').map(finding => finding.rule)).toContain('th-gen-flow-read');
    expect(about(named, 'fl_0').map(finding => finding.rule)).toContain('th-nw-in-between');
  });

  it('ask of a database first what is to be answered of it, not what is asked of the program before it', () => {
    const findings = shown(
      row(['process', 'Shop', 'web-app'], ['store', 'Orders', 'rdbms'], ['store', 'Stock', 'rdbms']),
    );
    const [asked] = about(findings, 'el_1');
    expect(asked?.open.map(open => open.subject)).toEqual(['el_1']);
    expect(about(findings, 'el_1').map(finding => finding.rule)).not.toContain('th-da-query-injection');
    expect(about(findings, 'el_0').map(finding => finding.rule)).toContain('th-ap-injection');
  });

  it('leave a box that stands alone its full list', () => {
    expect(about(shown(services(1)), 'el_0')).toHaveLength(8);
  });

  it('grow with the drawing until eight are asked of each element and up to eight of each flow', () => {
    const lengths = [3, 4, 5, 6].map(count => about(shown(services(count)), 'el_1').length);
    expect(lengths).toEqual([5, 8, 8, 8]);
    const flows = about(shown(services(6)), 'fl_1').length;
    expect(flows).toBeGreaterThan(1);
    expect(flows).toBeLessThanOrEqual(8);
  });

  it('say from the beginning, once, that nobody is accountable and no policy is in force', () => {
    for (const model of [aProject(), services(1), services(3), services(6)]) {
      const rules = about(shown(model), 'project').map(finding => finding.rule);
      expect(rules.filter(rule => rule === 'th-pv-no-policy')).toHaveLength(1);
      expect(rules.filter(rule => rule === 'th-pv-no-owner')).toHaveLength(1);
    }
  });

  it('are the same whether the drawing was opened or drawn step by step', () => {
    const analyzer = new Analyzer(aProject(), rules, TODAY);
    for (const count of [1, 2, 3, 4, 5, 6, 5, 4]) {
      const next = services(count);
      analyzer.update(next, diff(analyzer.model, next));
      expect(shownOf(analyzer.findings()), `${count} boxes`).toEqual(shown(next));
    }
  });
});
