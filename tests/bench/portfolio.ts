import type { Page } from '@playwright/test';
import { writeDocument } from '../../core/document';
import type { OrganisationModel } from '../../core/model';
import {
  COVERAGE_LENSES,
  type CountedProject,
  coverageBy,
  portfolioLines,
  portfolioTotals,
  RISK_LENSES,
  reviewHistory,
  risksBy,
} from '../../core/review';
import { shippedLibrary } from '../support/templates';
import { newPage, openBench } from './browser';
import { heapMegabytes, line, median, ms, p95, timed } from './measure';
import { peakWhile } from './memory';
import { organisationOf, standings, TODAY } from './portfolioRows';

const PROJECTS = 200;
const REVIEWS = 10;
const RUNS = 15;
const ROUNDS = 5;
/** Milliseconds in which what a start still does in the background comes to rest, as it does before a person has read the first place. */
const REST = 1500;
const library = shippedLibrary();

/** Everything that the Portfolio can show, worked out from the rows. */
function figures(projects: readonly CountedProject[], model: OrganisationModel) {
  const lines = portfolioLines(projects, TODAY);
  return {
    lines,
    totals: portfolioTotals(lines),
    risks: RISK_LENSES.map(lens => risksBy(lens, model, projects)),
    controls: COVERAGE_LENSES.map(lens => coverageBy(lens, { library, model }, projects)),
    history: reviewHistory(model),
  };
}

async function benchFigures(projects: readonly CountedProject[], model: OrganisationModel): Promise<void> {
  figures(projects, model);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push((await timed(() => figures(projects, model))).ms);
  const before = heapMegabytes();
  const shown = figures(projects, model);
  const held = heapMegabytes() - before;
  const rows = JSON.stringify(projects).length / 1_048_576;
  line(
    `portfolio, ${PROJECTS} projects × ${REVIEWS} reviews: all figures`,
    `p50 ${ms(median(times))}`,
    `p95 ${ms(p95(times))}`,
    `held ${held.toFixed(1)} MB`,
    `rows ${rows.toFixed(1)} MB, ${shown.history.length} closed reviews`,
  );
}

/** Writes rows into the storage of the page, which has made it when it was first opened. */
function put(rows: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
  return new Promise((done, failed) => {
    const asked = indexedDB.open('parapet');
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      const db = asked.result;
      const work = db.transaction(Object.keys(rows), 'readwrite');
      for (const [store, all] of Object.entries(rows)) for (const row of all) work.objectStore(store).put(row);
      work.oncomplete = () => {
        db.close();
        done();
      };
      work.onerror = () => failed(work.error);
    };
  });
}

const DAY = `${TODAY}T09:00:00.000Z`;

async function seed(page: Page, projects: readonly CountedProject[], model: OrganisationModel): Promise<void> {
  const id = 'do_bench-organisation';
  const known = { created: DAY, changed: DAY, opened: DAY, binned: null, elements: 0, flows: 0, variantOf: null };
  await page.evaluate(put, {
    organisations: [{ id }],
    snapshots: [{ id, revision: 0, text: writeDocument({ kind: 'organisation', id, model }) }],
    standings: projects,
    projects: projects.map(one => ({ ...known, id: one.id, name: one.name, bands: one.figures?.bands })),
  });
}

/** Milliseconds from a press on a button to the frame that shows what it leads to. */
async function pressed(page: Page, button: string, shows: string): Promise<number> {
  await page.getByRole('button', { name: button }).first().waitFor();
  return page.evaluate(
    ([name, heading]) =>
      new Promise<number>(done => {
        const all = [...document.querySelectorAll('button')];
        const begun = performance.now();
        all.find(one => one.textContent?.trim().startsWith(name ?? ''))?.click();
        const look = () => {
          const isThere = document.querySelector(heading ?? '') !== null;
          if (isThere) requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
          else requestAnimationFrame(look);
        };
        look();
      }),
    [button, shows] as const,
  );
}

async function heapOfPage(page: Page): Promise<number> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  await inspector.detach();
  return usedSize / 1_048_576;
}

/** In the app: from the start screen to the organisation, which opens its one document, and from there to the Portfolio. */
async function benchPlace(projects: readonly CountedProject[], model: OrganisationModel): Promise<void> {
  const bench = await openBench();
  try {
    const first = await newPage(bench);
    await first.goto(bench.app.address);
    await first.getByRole('button', { name: /^New project/ }).waitFor();
    await seed(first, projects, model);
    await first.close();
    const times: { readonly organisation: number[]; readonly portfolio: number[] } = {
      organisation: [],
      portfolio: [],
    };
    let heap = { before: 0, after: 0 };
    const peak = await peakWhile(bench.profile, async () => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = await newPage(bench);
        await page.goto(bench.app.address);
        times.organisation.push(await pressed(page, 'Providers and reviews', 'h2'));
        await page.waitForTimeout(REST);
        const before = await heapOfPage(page);
        times.portfolio.push(
          await pressed(page, 'Portfolio', '[role=table][aria-label=Projects], table[aria-label=Projects]'),
        );
        heap = { before, after: await heapOfPage(page) };
        await page.close();
      }
    });
    line(
      '  in the app: press to Portfolio, from the rows',
      `p50 ${ms(median(times.portfolio))}`,
      `worst of ${ROUNDS} ${ms(Math.max(...times.portfolio))}`,
      `heap of the page ${heap.after.toFixed(0)} MB, ${(heap.after - heap.before).toFixed(0)} MB of it for the Portfolio`,
    );
    line(
      '  in the app: press to organisation, with its document read',
      `p50 ${ms(median(times.organisation))}`,
      `${model.reviews.size} reviews, ${model.answers.size.toLocaleString('en')} answers`,
      peak === null ? 'memory not measured on this system' : `page process at most ${peak.toFixed(0)} MB`,
    );
  } finally {
    await bench.end();
  }
}

/** The portfolio of a large organisation, without opening a project. */
export async function benchPortfolio(): Promise<void> {
  const projects = standings(PROJECTS);
  const model = organisationOf(projects, REVIEWS);
  await benchFigures(projects, model);
  await benchPlace(projects, model);
}
