import { describe, expect, it } from 'vitest';
import vectors from '../../tests/fixtures/library/scoring-vectors.json';
import { shippedLibrary } from '../../tests/support/templates';
import { ControlStatus, RISK_BANDS } from '../model';
import { confidenceOf, type Exposure, type RatedRisk, rate } from './index';

const library = shippedLibrary();
const LETTER = { L: 'low', M: 'moderate', H: 'high', C: 'critical' } as const;
const isLetter = (text: string): text is keyof typeof LETTER => text in LETTER;
const isExposure = (value: number): value is Exposure => value >= 0 && value <= 4;

function rated(vector: (typeof vectors)[number], planned = false): RatedRisk {
  const threat = library.threats.get(vector.threat);
  if (!threat || !isExposure(vector.exposure)) throw new Error(`The fixture names ${vector.threat}`);
  const states: Readonly<Record<string, string>> = vector.status;
  const controls = Object.entries(states).map(([id, status]) => {
    const control = library.controls.get(id);
    if (!control) throw new Error(`The fixture names ${id}`);
    return {
      strength: control.strength,
      side: control.side,
      status: ControlStatus.parse(planned ? 'planned' : status),
    };
  });
  return rate({
    threat,
    drivers: { exposure: vector.exposure, confirmed: vector.confirmed, exploited: vector.known === 1 },
    ratings: { ...vector.ratings, P: 1 },
    controls,
    override: null,
  });
}

describe('the rating of a threat', () => {
  it.each(vectors.map((vector, at) => [at + 1, vector.threat, vector] as const))(
    'gives what worked example %i (%s) gives',
    (_, __, vector) => {
      const risk = rated(vector);
      const bands = [vector.band_inh, vector.band_res].map(letter => (isLetter(letter) ? LETTER[letter] : ''));
      expect([risk.inherent.band, risk.residual.band]).toEqual(bands);
      expect(risk.inherent.likelihood).toBe(vector.L_inh);
      expect(risk.inherent.impact).toBe(vector.I_inh);
      expect(risk.inherent.score).toBe(vector.score_inh);
      expect(risk.coverage.likelihood).toBeCloseTo(vector.covL, 3);
      expect(risk.coverage.impact).toBeCloseTo(vector.covI, 3);
      expect(risk.residual.likelihood).toBeCloseTo(vector.L_res, 2);
      expect(risk.residual.impact).toBeCloseTo(vector.I_res, 2);
      expect(risk.residual.score).toBe(vector.score_res);
      expect(risk.residual.index).toBe(vector.index_res);
    },
  );

  it('stays within 1 to 5 and 4 to 100, and controls never make it worse', () => {
    for (const vector of vectors) {
      const { inherent, residual } = rated(vector);
      expect(residual.index).toBeGreaterThanOrEqual(4);
      expect(inherent.index).toBeLessThanOrEqual(100);
      expect(residual.index).toBeLessThanOrEqual(inherent.index);
      expect(RISK_BANDS.indexOf(residual.band)).toBeLessThanOrEqual(RISK_BANDS.indexOf(inherent.band));
    }
  });

  it('shows what planned controls will leave without counting them today', () => {
    const [, , vector] = vectors;
    if (!vector) throw new Error('No vectors');
    const risk = rated(vector, true);
    expect(risk.residual).toEqual(risk.inherent);
    expect(risk.target.index).toBeLessThan(risk.residual.index);
  });

  it('carries a person’s own rating through to what is left', () => {
    const threat = library.threats.get('th-da-public-store');
    if (!threat) throw new Error('No such threat');
    const risk = rate({
      threat,
      drivers: { exposure: 4, confirmed: true, exploited: false },
      ratings: { C: 5, I: 4, A: 3, F: 3, P: 1 },
      controls: [{ strength: 'strong', side: 'likelihood', status: 'verified' }],
      override: { likelihood: 2, impact: null },
    });
    expect(risk.inherent.likelihood).toBe(2);
    expect(risk.inherent.impact).toBe(5);
    expect(risk.residual.likelihood).toBe(1.4);
  });

  it('takes privacy for confidentiality only in threats to privacy', () => {
    const impact = [{ dimension: 'C', offset: 0 } as const];
    const base = { baseLikelihood: 3, exposureWeight: 0, impact };
    const drivers = { exposure: 2, confirmed: false, exploited: false } as const;
    const ratings = { C: 2, I: 1, A: 1, F: 1, P: 4 };
    const privacy = rate({ threat: { ...base, linddun: ['DD'] }, drivers, ratings, controls: [], override: null });
    const other = rate({ threat: { ...base, linddun: [] }, drivers, ratings, controls: [], override: null });
    expect(privacy.impact).toEqual({ dimension: 'P', rating: 4, offset: 0, impact: 4 });
    expect(other.inherent.impact).toBe(2);
  });
});

describe('confidence', () => {
  it('is high only for confirmed findings whose controls are proven', () => {
    expect(confidenceOf(true, ['verified', 'attested', 'implemented', 'n/a'])).toBe('medium');
    expect(confidenceOf(true, ['verified', 'attested', 'verified', 'implemented'])).toBe('high');
    expect(confidenceOf(true, ['verified', 'unknown', 'unknown'])).toBe('low');
    expect(confidenceOf(false, ['verified'])).toBe('low');
  });
});
