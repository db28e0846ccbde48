import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDocument, writeDocument } from '../../core/document';
import { type Gate, type OrganisationModel, Person, type ProjectModel } from '../../core/model';
import { GatesFile } from '../../core/review';
import { after as edited } from '../support/aModel';
import {
  anOrganisation,
  answered,
  aSeal,
  CLOUD,
  onDay,
  openReview,
  organisationAfter,
} from '../support/anOrganisation';
import { twoReviews } from '../support/aReviewReport';
import { readPdf } from '../support/pdfText';
import { REPOSITORY, runCli } from '../support/runCli';
import { TEMPLATES } from '../support/templates';

const SHOP = join(TEMPLATES, 'models', 'online-shop-aws.parapet.json');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parapet-review-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function shop(): Promise<ProjectModel> {
  const read = readDocument(await readFile(SHOP, 'utf8'), SHOP);
  if (!read.ok || read.value.kind !== 'project') throw new Error('the sample is no project');
  return read.value.model;
}

async function kept(name: string, model: ProjectModel): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, writeDocument({ kind: 'project', id: 'do_shop', model }));
  return path;
}

async function keptOrganisation(name: string, model: OrganisationModel): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, writeDocument({ kind: 'organisation', id: 'do_org', model }));
  return path;
}

describe('report of an organisation', () => {
  const { model } = twoReviews().second;

  it('writes the report of the last closed review, of the provider that is named', async () => {
    const file = await keptOrganisation('reviewed.json', model);
    const path = join(folder, 'review.pdf');
    const outcome = await runCli('report', file, '--out', path, '--provider', 'example cloud');
    expect(outcome).toMatchObject({ code: 0, err: '' });
    const { pages, title } = await readPdf(await readFile(path));
    expect(title).toBe('Review of Example Cloud');
    expect(pages[0]?.text).toContain('closed on 20 November 2026');
  });

  it('refuses with one line where no review is closed', async () => {
    const file = await keptOrganisation('fresh.json', anOrganisation());
    const { code, err } = await runCli('report', file, '--out', join(folder, 'none.pdf'));
    expect(code).toBe(2);
    expect(err).toMatch(/^[^\n]*no closed review[^\n]*\n$/);
  });
});

const one = (rows: ReadonlyMap<string, { readonly id: string }>, at = 0) => [...rows.keys()][at] ?? '';

describe('diff', () => {
  it('says nothing changed between a file and itself', async () => {
    const { code, out } = await runCli('diff', SHOP, SHOP, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schema: 'parapet-diff/1',
      things: [],
      sensitivity: [],
      responsibility: [],
      findings: [],
      controls: [],
      touched: [],
    });
  });

  it('names what changed in the drawing, the data, the duties and the risk, and not what only moved', async () => {
    const model = await shop();
    const store = [...model.elements.values()].find(element => element.kind === 'store' && element.holds.length > 0);
    const [asset] = store?.holds ?? [];
    const placement = [...model.placements.values()].find(row => row.subject === one(model.elements));
    if (!store || !asset || !placement) throw new Error('the sample has changed');
    const changed = edited(
      model,
      { type: 'row/change', table: 'assets', ids: [asset], fields: { class: 'secret' } },
      { type: 'fact/set', subjects: [store.id], fact: 'public_access', value: 'yes' },
      { type: 'responsibility/set', layer: 'guest-os', subjects: [store.id], fields: { party: 'Platform team' } },
      { type: 'row/change', table: 'placements', ids: [placement.id], fields: { x: placement.x + 40 } },
    );
    const json = JSON.parse((await runCli('diff', SHOP, await kept('new.json', changed), '--json')).out);
    expect(json.things.map((thing: { id: string }) => thing.id)).toEqual([store.id, asset]);
    expect(json.things[0].fields).toEqual([{ field: 'props.public_access', before: 'no', after: 'yes' }]);
    expect(json.sensitivity.find((row: { id: string }) => row.id === store.id)).toMatchObject({
      after: 'secret',
      raised: true,
    });
    expect(json.responsibility).toContainEqual(
      expect.objectContaining({ id: store.id, after: expect.stringContaining('Platform team') }),
    );
    expect(json.findings.length).toBeGreaterThan(0);
    expect(json.touched).toContain(store.id);
    const back = JSON.parse((await runCli('diff', await kept('new.json', changed), SHOP, '--json')).out);
    expect(back.things[0].fields).toEqual([{ field: 'props.public_access', before: 'yes', after: 'no' }]);
  });

  it('tells of two states of an organisation what changed, and what became of the provider between its reviews', async () => {
    const { first, second } = twoReviews();
    const files = [await keptOrganisation('was.json', first.model), await keptOrganisation('is.json', second.model)];
    const { code, out } = await runCli('diff', ...files);
    expect(code).toBe(0);
    expect(out).toContain('Reviews of Example Cloud, 2026-03-01 → 2026-11-20');
    expect(out).toMatch(/^\+ +Review +Example Cloud, 2026-11-20/m);
    expect(out).toMatch(/No +Yes, attested independently/);
    const json = JSON.parse((await runCli('diff', ...files, '--json')).out);
    expect(json.schema).toBe('parapet-organisation-diff/1');
    expect(json.reviews[0].answers).toContainEqual(expect.objectContaining({ question: 'Q06', before: '0', now: '3' }));
    expect(json.reviews[0].projects[0].name).toBe('Shop');
  });

  it('compares two reviews inside one organisation: the last two, or those that are named by day or id', async () => {
    const { first, second } = twoReviews();
    const file = await keptOrganisation('both.json', second.model);
    const { code, out } = await runCli('diff', file);
    expect(code).toBe(0);
    expect(out).toContain('Reviews of Example Cloud, 2026-03-01 → 2026-11-20');
    expect(out).not.toContain('of the organisation changed');
    const id = first.input.review.id;
    const named = await runCli(
      'diff',
      file,
      '--from',
      id,
      '--to',
      '2026-11-20',
      '--provider',
      'example cloud',
      '--json',
    );
    const json = JSON.parse(named.out);
    expect(json).toMatchObject({
      schema: 'parapet-organisation-diff/1',
      rows: [],
      reviews: [{ before: { review: id } }],
    });
    const back = JSON.parse((await runCli('diff', file, '--from', '2026-11-20', '--to', id, '--json')).out);
    expect(back.reviews[0].now.review).toBe(id);
    const unknown = await runCli('diff', file, '--from', '2020-01-01');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain(`2026-03-01 (${id})`);
    const alone = await runCli('diff', await keptOrganisation('one.json', first.model));
    expect([alone.code, alone.err]).toEqual([2, expect.stringMatching(/no two closed reviews[^\n]*\n$/)]);
    expect((await runCli('diff', SHOP)).code).toBe(2);
  });

  it('refuses two documents of different kinds with one line', async () => {
    const organisation = await keptOrganisation('o.json', anOrganisation());
    const { code, err } = await runCli('diff', SHOP, organisation);
    expect(code).toBe(2);
    expect(err).toMatch(/^[^\n]+\n$/);
  });
});

describe('gate', () => {
  it('ends with 1 and names every gate that fails; a waiver lets it pass to the end of its day', async () => {
    const bare = await runCli('gate', SHOP, '--json');
    expect(bare.code).toBe(1);
    const file = GatesFile.parse(JSON.parse(bare.out));
    const failed = file.gates.filter(gate => gate.outcome === 'failed');
    for (const gate of failed) expect(bare.err).toContain(gate.qualifier);
    const owner = 'pe_bea' as const;
    const waived = edited(
      await shop(),
      { type: 'row/add', table: 'people', row: Person.parse({ id: owner, name: 'Bea' }) },
      ...failed.map(gate => ({
        type: 'row/add' as const,
        table: 'gates' as const,
        row: {
          id: gate.id,
          title: '',
          threshold: null,
          owner: null,
          evidence: [],
          met: null,
          note: '',
          off: false,
          waiver: {
            reason: 'Until the next release',
            until: '2026-11-30',
            stamp: { by: 'Ada', roles: [], at: '2026-11-01T00:00:00.000Z' },
            owner,
          },
        },
      })),
    );
    const path = await kept('waived.json', waived);
    expect((await runCli('gate', path, '--today', '2026-11-30')).code).toBe(0);
    const json = await runCli('gate', path, '--today', '2026-11-30', '--json');
    const waiver = GatesFile.parse(JSON.parse(json.out)).gates.find(gate => gate.outcome === 'waived')?.waiver;
    expect(waiver).toEqual({ reason: 'Until the next release', until: '2026-11-30', by: 'Ada', owner: 'Bea' });
    const late = await runCli('gate', path, '--today', '2026-12-01');
    expect(late.code).toBe(1);
    expect(late.out).toContain('until 2026-11-30, which has passed, Bea sees to it');
  });

  it('follows thresholds, conditions that are not asked, and conditions of one’s own', async () => {
    const gate = {
      title: '',
      threshold: null,
      owner: null,
      evidence: [],
      met: null,
      note: '',
      off: false,
      waiver: null,
    };
    const outcomes = async (...rows: readonly (Partial<Gate> & { readonly id: string })[]) => {
      const model = edited(
        await shop(),
        ...rows.map(row => ({ type: 'row/add' as const, table: 'gates' as const, row: { ...gate, ...row } })),
      );
      const json = JSON.parse((await runCli('gate', await kept('gates.json', model), '--json')).out);
      return new Map(GatesFile.parse(json).gates.map(row => [row.id, row.outcome]));
    };
    expect((await outcomes()).get('no-critical-risk')).toBe('failed');
    expect((await outcomes({ id: 'no-critical-risk', threshold: 100 })).get('no-critical-risk')).toBe('passed');
    expect((await outcomes({ id: 'no-critical-risk', off: true })).has('no-critical-risk')).toBe(false);
    expect((await outcomes({ id: 'own-pentest', title: 'Tested' })).get('own-pentest')).toBe('failed');
    expect((await outcomes({ id: 'own-pentest', title: 'Tested', met: true })).get('own-pentest')).toBe('passed');
  });

  it('prints what its published schema describes', async () => {
    const published = await readFile(join(REPOSITORY, 'docs', 'schemas', 'parapet-gates-1.schema.json'), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(GatesFile))));
  });
});

describe('merge', () => {
  it('joins what two people did and lists field by field what both set differently', async () => {
    const model = await shop();
    const [first, second] = [one(model.elements), one(model.elements, 1)];
    const ours = edited(
      model,
      { type: 'row/change', table: 'elements', ids: [first], fields: { name: 'Ours' } },
      { type: 'fact/set', subjects: [second as `el_${string}`], fact: 'logging', value: 'full' },
    );
    const theirs = edited(
      model,
      { type: 'row/change', table: 'elements', ids: [first], fields: { name: 'Theirs', description: 'Theirs too' } },
      { type: 'fact/set', subjects: [second as `el_${string}`], fact: 'backup', value: 'tested' },
    );
    const out = join(folder, 'merged.json');
    const files = [SHOP, await kept('ours.json', ours), await kept('theirs.json', theirs)];
    const outcome = await runCli('merge', ...files, '--out', out, '--json');
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.out).conflicts).toMatchObject([
      { table: 'elements', id: first, field: 'name', ours: 'Ours', theirs: 'Theirs' },
    ]);
    const read = readDocument(await readFile(out, 'utf8'), out);
    if (!read.ok || read.value.kind !== 'project') throw new Error('the merged file does not open');
    expect(read.value.model.elements.get(first)).toMatchObject({ name: 'Ours', description: 'Theirs too' });
    expect(Object.keys(read.value.model.elements.get(second)?.props ?? {})).toEqual(
      expect.arrayContaining(['logging', 'backup']),
    );
    const clean = await runCli('merge', SHOP, SHOP, await kept('theirs.json', theirs), '--out', out);
    expect([clean.code, clean.err]).toEqual([0, '']);
  });

  it('takes a review that one side has sealed as it was sealed, and drops signatures under what the merge has changed', async () => {
    const day = onDay('2026-03-01');
    const base = organisationAfter(anOrganisation(), day, { type: 'review/start', provider: CLOUD, fields: {} });
    const { id } = openReview(base);
    const ours = organisationAfter(base, day, answered(id, '2', ['Q01']), answered(id, '4', ['Q02']));
    const signed = organisationAfter(base, day, answered(id, '3', ['Q01']), { type: 'review/sign', review: id });
    const sealed = organisationAfter(signed, day, {
      type: 'review/seal',
      review: id,
      seal: aSeal('2026-03-01T10:00:00.000Z'),
    });
    const paths = async (theirs: OrganisationModel) => [
      await keptOrganisation('b.json', base),
      await keptOrganisation('o.json', ours),
      await keptOrganisation('t.json', theirs),
    ];
    const merged = async (theirs: OrganisationModel) => {
      const out = join(folder, 'organisation.json');
      const { code } = await runCli('merge', ...(await paths(theirs)), '--out', out);
      const read = readDocument(await readFile(out, 'utf8'), out);
      if (!read.ok || read.value.kind !== 'organisation') throw new Error('the merged file does not open');
      return { code, model: read.value.model };
    };
    const whole = await merged(sealed);
    expect(whole.code).toBe(0);
    expect([...whole.model.answers.values()].map(answer => [answer.question, answer.value])).toEqual([['Q01', '3']]);
    const open = await merged(signed);
    expect(open.code).toBe(1);
    expect(open.model.reviews.get(id)?.signatures).toEqual([]);
  });

  it('refuses documents of different kinds', async () => {
    const organisation = await keptOrganisation('o.json', anOrganisation());
    const { code, err } = await runCli('merge', SHOP, SHOP, organisation, '--out', join(folder, 'x.json'));
    expect(code).toBe(2);
    expect(err).toMatch(/^[^\n]+\n$/);
  });
});
