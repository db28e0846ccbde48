import { describe, expect, it } from 'vitest';
import { aLine, withLines } from '../../tests/support/registers';
import { shippedLibrary } from '../../tests/support/templates';
import type { RiskBand } from '../model';
import { leastIndexOf } from '../risk';
import {
  exploitedIn,
  gapsAbout,
  mostPressing,
  type Pressing,
  placeOfGap,
  pressingGaps,
  registerFindings,
} from './index';

const library = shippedLibrary();
const TODAY = '2026-06-15';

const ROOT = aLine('accounts', 'root', {
  title: 'Root',
  kind: 'root',
  monitored: 'no',
  disabled: 'no',
  provider: 'pv_cloud',
});
const LOG = aLine('logs', 'web', { title: 'Web log', central: 'no', owner: 'pe_ada', systems: ['do_shop:el_web'] });

const found = (...lines: readonly ReturnType<typeof aLine>[]) =>
  registerFindings({ model: withLines(...lines), library, projects: [], today: TODAY });

function gaps(lines: readonly ReturnType<typeof aLine>[], before: readonly string[] | null = null) {
  const findings = found(...lines);
  return pressingGaps({
    model: withLines(...lines),
    library,
    findings,
    today: TODAY,
    before: before && new Set(before),
  });
}

const risk = (key: string, index: number, band: RiskBand): Pressing => ({
  of: 'risk',
  key,
  title: key,
  toVerify: false,
  subject: 'Web',
  band,
  index,
  rank: index,
  trend: 0,
  way: 'same',
  reasons: [],
});

describe('a band without an index', () => {
  it('counts as the least that the matrix gives it', () => {
    expect((['low', 'moderate', 'high', 'critical'] as const).map(leastIndexOf)).toEqual([4, 16, 40, 80]);
  });
});

describe('gaps of registers among what presses', () => {
  it('are those of a high or critical band, and say why', () => {
    const listed = gaps([ROOT, LOG]);
    expect(new Set(listed.map(one => one.band))).toEqual(new Set(['critical', 'high']));
    expect(listed.find(one => one.key === 'accounts/unwatched-root/rg_root')).toMatchObject({
      of: 'gap',
      subject: 'Privileged accounts and roles',
      index: 80,
      rank: 85,
      trend: null,
      way: 'same',
      reasons: ['register-gap', 'owner-missing'],
    });
    // Somebody owns the log, so that nothing is added to its band.
    expect(listed.find(one => one.key === 'logs/not-central/rg_web')).toMatchObject({ index: 40, rank: 40 });
  });

  it('come after a rated risk of the same rank, and before what is less', () => {
    const all = [...gaps([LOG]), risk('same', 40, 'high'), risk('more', 44, 'high'), risk('less', 36, 'moderate')];
    const keys = mostPressing(all, 4).map(one => one.key);
    expect(keys.slice(0, 2)).toEqual(['more', 'same']);
    expect(keys.indexOf('logs/not-central/rg_web')).toBeLessThan(
      keys.indexOf('less') === -1 ? 4 : keys.indexOf('less'),
    );
  });

  it('press more when they are new since the last review, and do not move when they are not', () => {
    const [key] = ['accounts/unwatched-root/rg_root'];
    const fresh = gaps([ROOT], []).find(one => one.key === key);
    expect(fresh).toMatchObject({ way: 'new', trend: null, rank: 100 });
    expect(fresh?.reasons).toContain('new-gap');
    expect(gaps([ROOT], [key ?? '']).find(one => one.key === key)).toMatchObject({ way: 'same', trend: 0, rank: 85 });
  });

  it('concern a project or a provider that they name, and everybody where they name none', () => {
    const none = aLine('updates', 'u', { title: 'Monthly', due: '2026-01-01' });
    const findings = found(ROOT, LOG, none);
    const about = (id: string, whole: boolean) =>
      new Set(gapsAbout(findings, new Set([id]), { whole }).flatMap(one => one.entry ?? []));
    expect(about('pv_cloud', false)).toEqual(new Set(['rg_root']));
    expect(about('do_shop', false)).toEqual(new Set(['rg_web']));
    expect(about('do_shop', true)).toEqual(new Set(['rg_web', 'rg_u']));
  });

  it('lead to their line, or to their register', () => {
    expect(placeOfGap('accounts/unwatched-root/rg_root')).toEqual({ register: 'accounts', part: 'rg_root' });
    expect(placeOfGap('logs/layer-without-log/a/b')).toEqual({ register: 'logs', part: 'a/b' });
  });
});

describe('a weakness that attackers use', () => {
  const line = (said: Parameters<typeof aLine>[2]) =>
    aLine('vulnerabilities', 'v', { title: 'CVE', exploited: 'yes', status: 'open', ...said });
  const finding = { rule: 'th-vm-unpatched', subject: { table: 'elements', id: 'el_web', name: 'Web' } } as const;
  const isUsed = (said: Parameters<typeof aLine>[2]) => exploitedIn(withLines(line(said)), 'do_shop')(finding);

  it('is known for the element of the project that the line names, while it is open', () => {
    expect(isUsed({ elements: ['do_shop:el_web'] })).toBe(true);
    expect(isUsed({ elements: ['do_other:el_web'] })).toBe(false);
    expect(isUsed({ elements: ['do_shop:el_web'], status: 'mended' })).toBe(false);
    expect(isUsed({ elements: ['do_shop:el_web'], exploited: 'no' })).toBe(false);
  });

  it('is known for its threat alone where the line names no place', () => {
    expect(isUsed({ threats: ['th-vm-unpatched'] })).toBe(true);
    expect(isUsed({ threats: ['th-da-public-store'] })).toBe(false);
    expect(isUsed({ elements: ['do_shop:el_web'], threats: ['th-da-public-store'] })).toBe(false);
    expect(isUsed({ assets: ['rg_server'], threats: ['th-vm-unpatched'] })).toBe(false);
    expect(isUsed({})).toBe(false);
  });
});
