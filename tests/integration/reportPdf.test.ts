import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { invariant } from '../../core/base';
import { readDocument } from '../../core/document';
import type { ProjectModel } from '../../core/model';
import { buildReport, pdfDefinition, type ReportInput, WAY_IN_LABEL } from '../../core/report';
import { REPORT } from '../../core/text';
import { pdfBytes } from '../../electron/cli/pdf';
import { loadGlyphs } from '../../electron/node';
import { aFlow, anElement } from '../support/aCloudShop';
import { after, aProject, drawn, PAGE } from '../support/aModel';
import { aReportInput } from '../support/aReport';
import { type PdfContent, readPdf, squeezed } from '../support/pdfText';
import { TEMPLATES } from '../support/templates';

const folder = join(TEMPLATES, 'models');
const samples = readdirSync(folder).filter(file => file.endsWith('.parapet.json'));
const MARK = 'Strictly confidential';

function sample(file: string): ProjectModel {
  const document = readDocument(readFileSync(join(folder, file), 'utf8'), file);
  invariant(document.ok && document.value.kind === 'project', file);
  return document.value.model;
}

async function bytesOf(input: ReportInput): Promise<Uint8Array> {
  const made = await pdfBytes(pdfDefinition(buildReport(input, loadGlyphs(TEMPLATES))));
  invariant(made.ok, JSON.stringify(made));
  return made.value.bytes;
}

const allText = ({ pages }: PdfContent) => squeezed(pages.map(page => page.text).join(' '));

describe.each(samples)('the full report of %s', file => {
  const model = sample(file);
  const input = aReportInput(model);
  const made = bytesOf(input);
  const content = made.then(readPdf);

  it('names every element, flow, boundary, data asset and person', async () => {
    const text = allText(await content);
    for (const table of ['elements', 'boundaries', 'assets', 'people', 'providers'] as const)
      for (const row of model[table].values()) expect(text, row.name).toContain(squeezed(row.name));
    for (const flow of model.flows.values()) expect(text, flow.name).toContain(squeezed(flow.name));
  });

  it('has every finding that is shown, every action, decision and control that is needed', async () => {
    const text = allText(await content);
    const shown = input.findings.filter(finding => finding.shown);
    expect(shown.length).toBeGreaterThan(20);
    for (const finding of shown) expect(text, finding.title).toContain(squeezed(finding.title));
    for (const threat of model.threats.values()) expect(text, threat.title).toContain(squeezed(threat.title));
    for (const action of model.actions.values()) expect(text, action.title).toContain(squeezed(action.title));
    for (const decision of model.decisions.values()) expect(text, decision.reason).toContain(squeezed(decision.reason));
    for (const control of input.controls)
      if (control.list !== 'excluded') expect(text, control.title).toContain(squeezed(control.title));
  });

  it('says how somebody would get in, and by which way the most sensitive stores are reached', async () => {
    const text = allText(await content);
    const { vectors, paths } = input.waysIn;
    expect(vectors.length).toBeGreaterThan(1);
    for (const { technique } of vectors) expect(text).toContain(squeezed(WAY_IN_LABEL[technique]));
    expect(text).toContain(squeezed(REPORT.waysIn.paths));
    const nameOf = (id: string | undefined) => model.elements.get(id ?? '')?.name ?? '';
    const reached = paths.filter(one => one.outside || one.paths.length > 0);
    expect(reached.length).toBeGreaterThan(0);
    for (const { to, outside, paths: ways } of reached) {
      const [step] = ways[0]?.steps ?? [];
      const told = outside ? `${nameOf(to)} faces the outside itself.` : `${nameOf(step?.from)} → ${nameOf(step?.to)}`;
      expect(text).toContain(squeezed(told));
    }
  });

  it('is marked on every page, numbered on every page but the cover, and has no empty page', async () => {
    const { pages } = await content;
    for (const [at, page] of pages.entries()) {
      expect(page.text, `page ${at + 1}`).toContain(MARK);
      if (at > 0) expect(page.text).toContain(`Page ${at + 1} of ${pages.length}`);
      expect(page.text.length, `page ${at + 1} is empty`).toBeGreaterThan(at === 0 ? 60 : 120);
    }
  });

  it('has bookmarks for its chapters, each on the page where the chapter begins', async () => {
    const { bookmarks, pages, title } = await content;
    expect(title).toBe(model.project.get('project')?.name);
    const chapters = bookmarks.filter(one => one.depth === 0).map(one => one.title.replace(/:.*/, ''));
    for (const section of ['summary', 'scope', 'data', 'responsibility', 'threats', 'controls', 'actions'] as const)
      expect(chapters).toContain(REPORT[section].title);
    for (const { title: name, page } of bookmarks)
      expect(squeezed(pages[page - 1]?.text ?? '')).toContain(squeezed(name));
  });

  it('lists its chapters with their pages in the contents', async () => {
    const { bookmarks, pages } = await content;
    const contents = squeezed(pages[1]?.text ?? '');
    for (const { title, page } of bookmarks) expect(contents).toContain(squeezed(`${title} ${page}`));
  });

  it('draws in vectors only and writes the names of elements inside their shapes', async () => {
    const { pages, bookmarks } = await content;
    expect(pages.reduce((sum, page) => sum + page.bitmaps, 0)).toBe(0);
    expect(Buffer.from(await made).toString('latin1')).not.toContain('/Subtype /Image');
    const first = bookmarks.find(one => one.title.startsWith('Diagram'))?.page ?? 0;
    const drawn = squeezed(pages[first - 1]?.text ?? '');
    for (const element of model.elements.values()) expect(drawn, element.name).toContain(squeezed(element.name));
  });

  it('is the same to the byte when it is made again', async () => {
    expect(Buffer.from(await bytesOf(input)).equals(Buffer.from(await made))).toBe(true);
  });
});

describe('the management brief', () => {
  const model = sample('online-shop-aws.parapet.json');
  const figures = { confirmed: 14, critical: 6, high: 3, toVerify: 95, openActions: 2 };
  const earlier = { at: '2026-10-01T08:00:00.000Z', figures };

  it('says on page one what is at stake, how bad it is, what has changed, and what is asked of whom by when', async () => {
    const { pages } = await readPdf(await bytesOf(aReportInput(model, { outline: 'management' }, { earlier })));
    const text = pages[0]?.text ?? '';
    for (const title of ['atStake', 'howBad', 'changed', 'asked'] as const)
      expect(text).toContain(REPORT.summary[title]);
    expect(text).toContain('Customer passwords');
    expect(squeezed(text)).toContain(squeezed('The likeliest way in is signing in with an account that is not theirs'));
    expect(text).toContain('Since the report of 1 October 2026: critical 6 → ');
    for (const action of model.actions.values()) expect(squeezed(text)).toContain(squeezed(action.title));
    expect(text).toContain('Lea Brandt, 30 November 2026');
    expect(text).toContain(MARK);
  });

  it('speaks plainly: no words of the trade on its first page, and few pages', async () => {
    const { pages } = await readPdf(await bytesOf(aReportInput(model, { outline: 'management' })));
    expect(pages[0]?.text).not.toMatch(/STRIDE|CWE|CAPEC|LINDDUN|trust boundar|data flow|residual|inherent|to-verify/i);
    expect(pages.length).toBeLessThanOrEqual(6);
  });

  it.each([...samples, 'one box'])('has no sheet with next to nothing on it: %s', async file => {
    const drawnBox = () => after(aProject(), drawn('el_1', 'process', 'Order service', null, 1));
    const bytes = await bytesOf(
      aReportInput(file === 'one box' ? drawnBox() : sample(file), { outline: 'management', overlay: 'risk' }),
    );
    for (const [at, { text }] of (await readPdf(bytes)).pages.entries())
      expect(text.length, `page ${at + 1}: ${text}`).toBeGreaterThan(160);
  });

  it('counts as many open actions as its list of actions has, and asks for nothing that was decided', async () => {
    const { pages } = await readPdf(await bytesOf(aReportInput(model, { outline: 'management' })));
    const list = pages.at(-1)?.text ?? '';
    expect(list).toContain(REPORT.actions.title);
    const open = list.match(/\bOpen\b/g)?.length ?? 0;
    expect(open).toBeGreaterThan(model.actions.size);
    expect(squeezed(pages[0]?.text ?? '')).toContain(squeezed(`${open} open actions`));
    const [accepted] = [...model.decisions.values()].filter(decision => decision.verdict === 'accepted');
    invariant(accepted, 'the sample has an accepted risk');
    expect(squeezed(list)).not.toContain(squeezed(accepted.remembered.title));
  });

  it('counts the threats that people wrote, and says how many they are', async () => {
    expect(model.threats.size).toBe(1);
    const { pages } = await readPdf(await bytesOf(aReportInput(model, { outline: 'management' })));
    expect(squeezed(pages[0]?.text ?? '')).toContain(squeezed('1 written down by hand'));
  });

  it('says that nobody is accountable and nothing is agreed when that is so', async () => {
    const { pages } = await readPdf(
      await bytesOf(aReportInput(aProject(), { outline: 'management' }, { earlier: 'first' })),
    );
    expect(pages[0]?.text).toContain(REPORT.summary.askedOwner);
    expect(pages[0]?.text).toContain(REPORT.summary.askedNothing);
    expect(pages[0]?.text).toContain(REPORT.summary.first);
  });
});

it('the matrices of the summary count what is confirmed and open, not what was dismissed', () => {
  const [file] = samples;
  invariant(file, 'there is no sample');
  const before = sample(file);
  const [finding] = aReportInput(before).findings.filter(one => one.shown && one.state === 'confirmed');
  invariant(finding, 'nothing is confirmed');
  const dismissed = after(before, {
    type: 'decision/set',
    findings: [{ key: finding.key, remembered: { title: finding.title, subject: '', library: 'parapet 1' } }],
    fields: { verdict: 'dismissed', reason: 'Not here.' },
  });
  const counted = (model: ProjectModel) =>
    buildReport(aReportInput(model), {}).blocks.flatMap(block =>
      block.kind === 'matrices'
        ? block.items.map(({ cells }) => cells.flat().reduce((sum, { count }) => sum + count, 0))
        : [],
    );
  const [inherent = 0, residual = 0] = counted(before);
  expect([inherent, residual]).toEqual([inherent, inherent]);
  expect(counted(dismissed)).toEqual([inherent - 1, residual - 1]);
});

describe('what people type', () => {
  const names = [
    'R&D',
    '<tenant-id>',
    '"quoted" & \'single\'',
    '<script>alert(1)</script>',
    'Ünïcödé Łódź Ελλάδα Москва',
  ];
  const model = (typed: readonly string[]) =>
    after(aProject(), ...typed.map((name, at) => drawn(`el_${at}`, 'process', name, null, at)));

  it('stands in the report as it was typed', async () => {
    const text = allText(await readPdf(await bytesOf(aReportInput(model(names)))));
    for (const name of names) expect(text, name).toContain(squeezed(name));
    expect(text).not.toContain('&amp;');
    expect(text).not.toContain('□');
  });

  it('is kept in order where it runs from right to left', async () => {
    const { pages } = await readPdf(await bytesOf(aReportInput(model(['שלום עולם', 'قاعدة البيانات']))));
    const text = pages.map(page => page.text).join(' ');
    expect(text).toContain('שלום עולם');
    expect(text.normalize('NFKC')).toContain('قاعدة البيانات');
  });

  it('stands in diagrams in the order in which it is read', () => {
    const definition = JSON.stringify(pdfDefinition(buildReport(aReportInput(model(['שלום עולם'])), {})));
    expect(definition).toContain('<tspan>עולם</tspan> <tspan>שלום</tspan>');
  });

  it('is shown as boxes where the font lacks the signs, and the report says so', async () => {
    const text = allText(await readPdf(await bytesOf(aReportInput(model(['日本語 server', 'Fox 🦊'])))));
    expect(text).toContain('□□□server');
    expect(text).toContain(squeezed('4 of the signs in this report are not in its font and are shown as □.'));
  });

  it('never runs over the edge: a word of two hundred letters is broken', async () => {
    const word = 'x'.repeat(200);
    const text = allText(await readPdf(await bytesOf(aReportInput(model([word])))));
    expect(text).toContain(word);
  });
});

it('a page that is too large to be read is followed by parts that show each element whole', async () => {
  const ids = Array.from({ length: 120 }, (_, at) => at);
  const model = after(
    aProject(),
    ...ids.map(at => anElement({ id: `el_${at}`, name: `Service ${at}`, kind: 'process' })),
    aFlow({ id: 'fl_1', name: 'from end to end', source: 'el_0', target: 'el_119' }),
    ...ids.map(at => {
      const to = { x: (at % 12) * 400, y: Math.floor(at / 12) * 300, width: 160, height: 70 };
      return { type: 'canvas/resize', page: PAGE, subject: `el_${at}`, to } as const;
    }),
  );
  const input = aReportInput(model, { sections: ['diagrams'] });
  const { pages } = await readPdf(await bytesOf(input));
  const parts = pages.filter(page => /part \d+ of \d+/.test(page.text)).map(page => page.text);
  expect(parts.length).toBeGreaterThan(3);
  for (const at of ids)
    expect(parts.some(text => text.includes(`Service ${at} `) || text.endsWith(`Service ${at}`))).toBe(true);
});
