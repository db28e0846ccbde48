import { describe, expect, it } from 'vitest';
import { aCloudShop, typed } from '../../../tests/support/aCloudShop';
import { after as edited } from '../../../tests/support/aModel';
import { anOrganisation, CLOUD, onDay, organisationAfter, reviewed } from '../../../tests/support/anOrganisation';
import { shippedLibrary } from '../../../tests/support/templates';
import { Engine } from '../../engine';
import { type DocumentId, type ProjectModel, RegisterEntry, type Seal, SealedProject } from '../../model';
import { datesOfProject, subjectsOfProviders, usesOfProject } from '../index';
import {
  type CountedProject,
  compareBands,
  coverageBy,
  figuresOfProject,
  NO_BANDS,
  portfolioLines,
  portfolioTotals,
  reviewedProjects,
  reviewHistory,
  risksBy,
  shareInPlace,
  subjectsOfDataType,
} from './index';

const LIBRARY = shippedLibrary();
const TODAY = '2026-06-01';

function counted(id: DocumentId, name: string, model: ProjectModel): CountedProject & { readonly engine: Engine } {
  const engine = new Engine(LIBRARY);
  engine.open(model, { today: TODAY });
  const found = { findings: engine.findings(), subjects: engine.subjects(), today: TODAY };
  return {
    id,
    name,
    dates: datesOfProject(model),
    uses: usesOfProject(model, LIBRARY, found),
    figures: figuresOfProject({ model, ...found, controls: engine.allControlRows() }),
    engine,
  };
}

/** The cloud shop with something that is known to be wrong. */
const aShop = () =>
  edited(aCloudShop(), {
    type: 'row/change',
    table: 'elements',
    ids: ['el_db'],
    fields: { props: typed({ encryption_at_rest: 'no', internet_facing: 'yes' }) },
  });

const EMPTY = { dates: [], uses: [] } as const;
const withBands = (id: DocumentId, bands: Partial<typeof NO_BANDS>, businessUnit = ''): CountedProject => ({
  ...EMPTY,
  id,
  name: id,
  figures: {
    businessUnit,
    owner: '',
    bands: { ...NO_BANDS, ...bands },
    confirmed: 1,
    toVerify: 3,
    worst: null,
    dataTypes: {},
    controls: {},
  },
});

describe('the figures of a project', () => {
  const shop = counted('do_shop', 'Shop', aShop());

  it('count what is confirmed and open, and name the worst of it', () => {
    const open = shop.engine.findings().filter(one => one.shown && one.standing === 'open');
    const confirmed = open.filter(one => one.state === 'confirmed');
    expect(confirmed.length).toBeGreaterThan(0);
    expect(shop.figures?.confirmed).toBe(confirmed.length);
    expect(shop.figures?.toVerify).toBe(open.length - confirmed.length);
    const [first] = confirmed.toSorted((a, b) => b.residual.index - a.residual.index);
    expect(shop.figures?.worst?.index).toBe(first?.residual.index);
  });

  it('no longer count a risk that somebody has accepted', () => {
    const worst = shop.figures?.worst;
    const model = edited(aShop(), {
      type: 'decision/set',
      findings: [{ key: worst?.key ?? '', remembered: { title: '', subject: '', library: '' } }],
      fields: { verdict: 'accepted', expires: '2026-12-31' },
    });
    const after = counted('do_shop', 'Shop', model).figures;
    expect(after?.confirmed).toBe((shop.figures?.confirmed ?? 0) - 1);
    expect(after?.worst?.key).not.toBe(worst?.key);
  });

  it('say of each control where it is in place, to be changed, missing or not known', () => {
    const [control, lists] = Object.entries(shop.figures?.controls ?? {})[0] ?? [];
    const rows = shop.engine.controlRows({ control: control ?? '' });
    expect(rows.length).toBeGreaterThan(0);
    expect(Object.values(lists ?? {}).reduce((sum, one) => sum + one, 0)).toBe(rows.length);
  });
});

describe('the portfolio', () => {
  it('puts one critical risk above any number of high ones, and what is not counted last', () => {
    const projects = [
      { ...EMPTY, id: 'do_old', name: 'Old' } as const,
      withBands('do_many', { high: 40 }),
      withBands('do_one', { critical: 1 }),
    ];
    const lines = portfolioLines(projects, TODAY);
    expect(lines.map(line => line.id)).toEqual(['do_one', 'do_many', 'do_old']);
    expect(lines.map(line => line.unknown)).toEqual([0.75, 0.75, null]);
    expect(portfolioTotals(lines)).toMatchObject({ projects: 3, uncounted: 1, bands: { critical: 1, high: 40 } });
    expect(compareBands(NO_BANDS, NO_BANDS)).toBe(0);
  });

  it('tells what is past its day, not what is to come', () => {
    const due = (day: string) => ({ kind: 'action', day, title: day, id: day }) as const;
    const [line] = portfolioLines([{ ...withBands('do_1', {}), dates: [due('2026-05-30'), due('2026-06-02')] }], TODAY);
    expect(line?.overdue.map(one => one.day)).toEqual(['2026-05-30']);
  });

  it('adds up one provider over projects, whether or not they share its row', () => {
    const use = {
      name: 'Cloud',
      key: 'aws',
      criticality: 1,
      dataRating: 0,
      dataTypes: [],
      models: [],
      ai: false,
      elements: 1,
    };
    const at = (id: DocumentId, provider: typeof CLOUD, high: number): CountedProject => ({
      ...withBands(id, {}),
      uses: [{ ...use, provider, bands: { ...NO_BANDS, high } }],
    });
    const projects = [at('do_1', CLOUD, 1), at('do_2', CLOUD, 2), at('do_3', 'pv_own', 4), at('do_4', 'pv_two', 5)];
    const groups = risksBy('provider', anOrganisation(), projects);
    expect(groups.map(({ name, bands, projects: of }) => [name, bands.high, of.map(one => one.id)])).toEqual([
      ['Cloud', 9, ['do_4', 'do_3']],
      ['Example Cloud', 3, ['do_2', 'do_1']],
    ]);
  });

  it('names a project once for a provider that it knows under two rows, with both of them', () => {
    const use = {
      name: 'AWS',
      key: 'aws',
      criticality: 1,
      dataRating: 0,
      dataTypes: [],
      models: [],
      ai: false,
      elements: 1,
    };
    const uses = (['pv_a', 'pv_b'] as const).map((provider, at) => ({
      ...use,
      provider,
      bands: { ...NO_BANDS, high: at + 1 },
    }));
    const [group, ...others] = risksBy('provider', anOrganisation({ key: 'azure' }), [
      { ...withBands('do_1', {}), uses },
    ]);
    expect(others).toEqual([]);
    expect(group?.bands.high).toBe(3);
    expect(group?.projects).toEqual([
      { id: 'do_1', name: 'do_1', bands: { ...NO_BANDS, high: 3 }, providers: ['pv_a', 'pv_b'] },
    ]);
  });

  it('keeps two providers apart that are no known cloud', () => {
    const use = { key: 'other', criticality: 1, dataRating: 0, dataTypes: [], models: [], ai: false, elements: 1 };
    const uses = (['Mailer', 'Payer'] as const).map(name => ({
      ...use,
      name,
      provider: `pv_${name}` as const,
      bands: { ...NO_BANDS, low: 1 },
    }));
    const groups = risksBy('provider', anOrganisation(), [{ ...withBands('do_1', {}), uses }]);
    expect(groups.map(group => group.name)).toEqual(['Mailer', 'Payer']);
  });

  it('takes a business unit for one however it is written, and keeps apart what names none', () => {
    const projects = [
      withBands('do_1', { high: 1 }, 'Retail'),
      withBands('do_2', { high: 1 }, 'retail'),
      withBands('do_3', { low: 1 }),
    ];
    const groups = risksBy('unit', anOrganisation(), projects);
    expect(groups.map(group => [group.name, group.projects.length])).toEqual([
      ['Retail', 2],
      [null, 1],
    ]);
  });

  it('counts for a provider and a type of data exactly what the project shows when it is asked for them', () => {
    const shop = counted('do_shop', 'Shop', aShop());
    const { model } = shop.engine;
    const confirmed = shop.engine.findings().filter(one => one.shown && one.state === 'confirmed');
    const amongst = (subjects: ReadonlySet<string>) => confirmed.filter(one => subjects.has(one.subject.id)).length;
    const sum = (bands: typeof NO_BANDS) => Object.values(bands).reduce((all, one) => all + one, 0);
    const states = shop.engine.subjects();
    const providers = risksBy('provider', anOrganisation(), [shop]);
    expect(providers.length).toBeGreaterThan(0);
    for (const { bands, projects } of providers)
      expect(amongst(subjectsOfProviders(model, states, projects[0]?.providers ?? []))).toBe(sum(bands));
    const types = risksBy('data', anOrganisation(), [shop]);
    expect(types.length).toBeGreaterThan(0);
    for (const { id, bands } of types) expect(amongst(subjectsOfDataType(model, states, id))).toBe(sum(bands));
  });

  it('counts the risks of each type of data in a drawn project', () => {
    const shop = counted('do_shop', 'Shop', aShop());
    const groups = risksBy('data', anOrganisation(), [shop]);
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) expect(LIBRARY.dataTypes.has(group.id)).toBe(true);
  });
});

describe('the coverage of controls', () => {
  const shop = counted('do_shop', 'Shop', aShop());
  const more = counted('do_more', 'More', aShop());

  it('goes by families of NIST and domains of the CCM, over all projects', () => {
    const basis = { library: LIBRARY, model: anOrganisation() };
    const one = coverageBy('nist', basis, [shop]).find(group => group.id === 'AC');
    const two = coverageBy('nist', basis, [shop, more]).find(group => group.id === 'AC');
    expect(two?.lists.question).toBe(2 * (one?.lists.question ?? 0));
    expect(two?.controls[0]?.projects).toHaveLength(2);
    const domains = coverageBy('ccm', basis, [shop]).map(group => group.id);
    expect(domains).toContain('IAM');
    expect(domains).not.toContain('IAM-01');
  });

  it('goes by the stages that the register gives to a control; the others are told as not said', () => {
    const [control] = Object.keys(shop.figures?.controls ?? {});
    const row = RegisterEntry.parse({
      id: 'rg_1',
      register: 'pipeline-controls',
      title: 'Ours',
      fields: { stages: ['build', 'run'] },
      links: [{ field: 'control', id: control }],
    });
    const model = organisationAfter(anOrganisation(), onDay('2026-01-01'), {
      type: 'row/add',
      table: 'registers',
      row,
    });
    const groups = coverageBy('stage', { library: LIBRARY, model }, [shop]);
    expect(groups.map(group => group.id)).toEqual(['build', 'run', '']);
    expect(groups[0]?.controls.map(one => one.id)).toEqual([control]);
  });

  it('counts as in place only what does its work, of all that is needed', () => {
    expect(shareInPlace({ have: 1, modify: 1, missing: 1, question: 1, excluded: 5 })).toBe(0.25);
    expect(shareInPlace({ have: 0, modify: 0, missing: 0, question: 0, excluded: 5 })).toBeNull();
  });
});

describe('the reviews that were closed', () => {
  const project = (
    id: DocumentId,
    high: number,
    more: Partial<Seal['projects'][number]> = {},
  ): Seal['projects'][number] => ({
    project: id,
    name: id,
    revision: 1,
    sha256: 'b'.repeat(64),
    bands: { ...NO_BANDS, high },
    worst: 'high',
    ...more,
  });

  it('carry the last known risks of every project on, so that the line does not fall when another provider is reviewed', () => {
    const first = reviewed(anOrganisation(), '2026-01-10', { Q01: '3' }, { projects: [project('do_1', 3)], score: 50 });
    const second = reviewed(first, '2026-02-10', { Q01: '3' }, { projects: [project('do_2', 1)], score: null });
    const third = reviewed(second, '2026-03-10', { Q01: '3' }, { projects: [project('do_1', 1)], score: 80 });
    expect(reviewHistory(third).map(one => [one.day, one.bands.high, one.projects, one.score])).toEqual([
      ['2026-01-10', 3, 1, 50],
      ['2026-02-10', 4, 2, null],
      ['2026-03-10', 2, 2, 80],
    ]);
    const [, middle] = reviewHistory(third);
    expect(reviewedProjects(third, middle?.review ?? 're_').map(one => [one.id, one.bands.high, one.day])).toEqual([
      ['do_1', 3, '2026-01-10'],
      ['do_2', 1, '2026-02-10'],
    ]);
    expect(reviewHistory(third, 'pv_another')).toEqual([]);
  });

  it('tell the share that waited for a fact only when every project behind it has it noted', () => {
    const noted = reviewed(
      anOrganisation(),
      '2026-01-10',
      { Q01: '3' },
      { projects: [project('do_1', 3, { toVerify: 1 })] },
    );
    expect(reviewHistory(noted).map(one => [one.toVerify, one.unknown])).toEqual([[1, 0.25]]);
    const mixed = reviewed(noted, '2026-02-10', { Q01: '3' }, { projects: [project('do_2', 1)] });
    expect(reviewHistory(mixed).map(one => one.unknown)).toEqual([0.25, null]);
  });

  it('leave what was sealed before as it was', () => {
    expect(SealedProject.parse(project('do_1', 1))).toStrictEqual(project('do_1', 1));
  });
});
