import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openThreats, tallyOf, withWritten } from '../../core/analysis';
import { invariant } from '../../core/base';
import { readDocument } from '../../core/document';
import { MAYBE_TONES, RISK_TONES } from '../../core/drawing';
import { Engine } from '../../core/engine';
import { HandThreat, type ProjectModel } from '../../core/model';
import { buildReport, figuresOf } from '../../core/report';
import { compareProjects, figuresOfProject, judgedGates, riskCounts, usesOfProject } from '../../core/review';
import { risksOf } from '../../renderer/features/risk/risks';
import { NO_FINDINGS, updated } from '../../renderer/session/findingsStore';
import { aCloudShop } from '../support/aCloudShop';
import { after } from '../support/aModel';
import { aReportInput } from '../support/aReport';
import { shippedLibrary, TEMPLATES } from '../support/templates';

const library = shippedLibrary();
const TODAY = '2026-11-23';
const stamp = { by: 'Sara', roles: [], at: '2026-01-01T00:00:00.000Z' };

const written = (id: string, fields: object) =>
  HandThreat.parse({ id: `tm_${id}`, title: id, subject: 'el_web', ...fields });

/** A shop with one finding that is known, much to verify, and threats by hand in every state. */
function shop(): ProjectModel {
  const threats = [
    written('rated', { likelihood: 5, impact: 5, severity: 'low' }),
    written('called', { severity: 'high' }),
    written('unsaid', {}),
    written('mitigated', { likelihood: 5, impact: 5, status: 'mitigated' }),
    written('accepted', {
      severity: 'critical',
      status: 'accepted',
      acceptance: { reason: '', expires: TODAY, stamp },
    }),
    written('lapsed', {
      severity: 'critical',
      status: 'accepted',
      acceptance: { reason: '', expires: '2026-11-22', stamp },
    }),
    written('nothing', { severity: 'critical', status: 'not-applicable' }),
  ];
  const open = after(aCloudShop(), {
    type: 'fact/set',
    subjects: ['el_photos'],
    fact: 'public_access',
    value: 'yes',
  });
  return { ...open, threats: new Map(threats.map(threat => [threat.id, threat])) };
}

/** The sample that is drawn. */
function openShop(): ProjectModel {
  const file = 'online-shop-aws.parapet.json';
  const document = readDocument(readFileSync(join(TEMPLATES, 'models', file), 'utf8'), file);
  invariant(document.ok && document.value.kind === 'project', JSON.stringify(document));
  return document.value.model;
}

function analysed(model: ProjectModel) {
  const engine = new Engine(library);
  const update = engine.open(model, { today: TODAY });
  return { engine, update, findings: engine.findings() };
}

describe('one truth of numbers', () => {
  const model = shop();
  const { engine, update, findings } = analysed(model);
  const counts = riskCounts({ model, findings, today: TODAY });

  it('counts what is confirmed and what is written by hand, and not what is to be verified', () => {
    const keys = openThreats(findings, model.threats.values(), TODAY).map(threat => threat.key);
    expect(keys).toContain('th-da-public-store:element=el_photos');
    expect(keys.filter(key => key.startsWith('tm_'))).toEqual(['tm_rated', 'tm_called', 'tm_unsaid', 'tm_lapsed']);
    expect(counts.toVerify).toBeGreaterThan(0);
    expect(counts.confirmed).toBe(keys.length);
  });

  it('is the same on every surface', () => {
    const { confirmed, toVerify, bands } = counts;
    expect(engine.totals()).toMatchObject({ confirmed, toVerify, bands });
    const figures = figuresOfProject({
      model,
      findings,
      subjects: engine.subjects(),
      controls: engine.allControlRows(),
      today: TODAY,
    });
    expect(figures).toMatchObject({ confirmed, toVerify, bands });
    const report = figuresOf(aReportInput(model));
    expect(report).toMatchObject({ confirmed, toVerify, critical: bands.critical, high: bands.high });
    const risks = risksOf(findings, model.threats.values(), TODAY);
    expect(risks.filter(risk => risk.confirmed)).toHaveLength(confirmed);
    expect(risks.filter(risk => !risk.confirmed)).toHaveLength(toVerify);
    const gates = judgedGates({ model, library, findings, controls: engine.allControlRows(), today: TODAY });
    const measured = (id: string) => gates.find(gate => gate.id === id)?.value;
    expect([measured('no-critical-risk'), measured('no-high-risk')]).toEqual([bands.critical, bands.high]);
    const { scores } = compareProjects(library, engine.judged(), engine.judged());
    expect(scores.confirmed).toEqual([confirmed, confirmed]);
    expect(scores.bands.critical).toEqual([bands.critical, bands.critical]);
  });

  it('reaches the providers of what people wrote about', () => {
    const of = (of: ProjectModel) =>
      usesOfProject(of, library, { findings, subjects: engine.subjects(), today: TODAY }).reduce(
        (sum, use) => sum + use.bands.critical,
        0,
      );
    expect(of(model)).toBe(of({ ...model, threats: new Map() }) + 2);
  });

  it('colours a thing by what counts there, and keeps what is only to be verified apart', () => {
    const { tallies } = updated(NO_FINDINGS, update);
    const onlyToVerify = [...tallies].filter(([, tally]) => tally.confirmed === 0);
    expect(onlyToVerify.length).toBeGreaterThan(0);
    for (const [, tally] of onlyToVerify) expect([tally.worst, tally.maybe !== null]).toEqual([null, true]);
    const lone = openThreats([], [HandThreat.parse({ id: 'tm_1', title: 'By hand', severity: 'critical' })], TODAY);
    expect(withWritten(tallyOf([]), lone)).toEqual({ worst: 'critical', maybe: null, confirmed: 1, toVerify: 0 });
  });

  it('the picture of the report is filled where something counts, and has an edge where something is only to be verified', () => {
    const sample = openShop();
    const pictureOf = (model: ProjectModel, findings = analysed(model).findings) =>
      buildReport({ ...aReportInput(model, { overlay: 'risk' }), findings }, {})
        .blocks.flatMap(block => (block.kind === 'figure' ? [block.svg] : []))
        .join('');
    const filled = `fill="${RISK_TONES.light.critical.ground}" stroke=`;
    const edge = `stroke="${MAYBE_TONES.light.critical.line}" stroke-width="3"`;
    expect(pictureOf(sample)).toContain(filled);
    const open = analysed(sample).findings.filter(one => one.state === 'to-verify');
    const quiet = pictureOf({ ...sample, threats: new Map() }, open);
    expect([quiet.includes(filled), quiet.includes(edge)]).toEqual([false, true]);
  });

  it('what people wrote presses with the rest, the worst first, and is new only once', () => {
    const cases = new Map(engine.concernCases().map(one => [one.key, one]));
    expect([...cases.keys()].filter(key => key.startsWith('tm_'))).toEqual(['tm_rated', 'tm_called', 'tm_lapsed']);
    expect(cases.get('tm_rated')?.residual).toMatchObject({ index: 100, band: 'critical' });
    expect(engine.concerns()[0]?.key).toBe('tm_rated');
  });
});
