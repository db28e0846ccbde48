import type { Page } from '@playwright/test';
import { shippedLibrary } from '../support/templates';
import { type Bench, newPage, notesOf, openBench, openProject } from './browser';
import { gridModel } from './gridModel';
import { MODEL_MARK } from './marks';
import { line, median, ms, p95, ratio } from './measure';

const library = shippedLibrary();
/** Below this width on the screen, in pixels, a node is too small to take hold of. */
const GRASPABLE = 110;
/** So often is each page opened to see how soon it is there: the first time says more of the machine than of the page. */
const ROUNDS = 5;

async function openBare(bench: Bench, nodes: number): Promise<Page> {
  const page = await newPage(bench);
  // The address with the token leads on to the bare one, with the cookie.
  await page.goto(bench.bare.address);
  await page.goto(`${new URL(bench.bare.address).origin}/?nodes=${nodes}`);
  await page.locator('.react-flow__node').first().waitFor();
  return page;
}

/** Milliseconds from the model to the first frame that shows it. */
async function firstFrame(page: Page): Promise<number> {
  await page.waitForFunction(() => Reflect.get(window, 'bench').drawn > 0);
  const begun = await page.evaluate(mark => performance.getEntriesByName(mark).at(-1)?.startTime ?? 0, MODEL_MARK);
  return (await notesOf(page)).drawn - begun;
}

/** Goes nearer with the wheel until a node in the middle is large enough to take hold of, and says where it is. */
async function graspable(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const area = await page.locator('.react-flow__pane').boundingBox();
  if (!area) throw new Error('There is no canvas.');
  const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  for (let turn = 0; turn < 40; turn += 1) {
    const found = await page.evaluate(
      ({ x, y, width }) => {
        const boxes = [...document.querySelectorAll('.react-flow__node')].map(node => node.getBoundingClientRect());
        const near = boxes
          .filter(box => box.width >= width)
          .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0];
        return near ? { x: near.x + near.width / 2, y: near.y + near.height / 2 } : null;
      },
      { ...middle, width: GRASPABLE },
    );
    if (found) return found;
    await page.mouse.wheel(0, -240);
    await page.waitForTimeout(60);
  }
  throw new Error('No node became large enough.');
}

/** Milliseconds between frames while a node is dragged about for two seconds. */
async function dragFrames(page: Page): Promise<readonly number[]> {
  const start = await graspable(page);
  await page.waitForTimeout(300);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8);
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { dragged: frames });
    let last = performance.now();
    const tick = (now: number) => {
      frames.push(now - last);
      last = now;
      if (frames.length < 120) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let step = 0; step < 120; step += 1) {
    const angle = (step / 120) * 4 * Math.PI;
    await page.mouse.move(start.x + 60 * Math.cos(angle), start.y + 60 * Math.sin(angle));
  }
  await page.waitForFunction(() => Reflect.get(window, 'dragged').length >= 120);
  await page.mouse.up();
  return page.evaluate(() => Reflect.get(window, 'dragged'));
}

/** Opens both in turn, several times, and leaves the last of each open. */
async function firstFrames(bench: Bench, nodes: number) {
  const model = gridModel(library, nodes);
  const times: { readonly ours: number[]; readonly bare: number[] } = { ours: [], bare: [] };
  for (let round = 1; ; round += 1) {
    const ours = await openProject(bench, model);
    times.ours.push(await firstFrame(ours));
    const bare = await openBare(bench, nodes);
    times.bare.push(await firstFrame(bare));
    if (round === ROUNDS) return { ours, bare, times };
    await ours.close();
    await bare.close();
  }
}

async function benchCanvas(bench: Bench, nodes: number): Promise<void> {
  const { ours, bare, times } = await firstFrames(bench, nodes);
  const first = { ours: median(times.ours), bare: median(times.bare) };
  line(
    `${nodes} nodes: model to first frame, median of ${ROUNDS}`,
    ms(first.ours),
    `bare React Flow ${ms(first.bare)}`,
    ratio(first.ours, first.bare),
  );
  // One page at a time: a page in the background gets no frames.
  await ours.bringToFront();
  const frames = await dragFrames(ours);
  await bare.bringToFront();
  const bareFrames = await dragFrames(bare);
  line(
    `${nodes} nodes: frame while dragging, p95`,
    ms(p95(frames)),
    `bare React Flow ${ms(p95(bareFrames))}`,
    ratio(p95(frames), p95(bareFrames)),
  );
  await ours.close();
  await bare.close();
}

/** Milliseconds from a key in the name field to the frame after it. */
async function keystrokes(page: Page): Promise<readonly number[]> {
  const at = await graspable(page);
  await page.mouse.click(at.x, at.y);
  const field = page.getByRole('complementary').getByLabel('Name', { exact: true }).first();
  await field.click();
  await page.evaluate(() => {
    const keys: number[] = [];
    Object.assign(window, { keys });
    addEventListener('keydown', event => {
      requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - event.timeStamp)));
    });
  });
  await field.pressSequentially('a name that grows letter by letter', { delay: 40 });
  await page.waitForTimeout(200);
  const keys: readonly number[] = await page.evaluate(() => Reflect.get(window, 'keys'));
  await page.keyboard.press('Enter');
  return keys;
}

async function benchInspector(bench: Bench): Promise<void> {
  const few = await openProject(bench, gridModel(library, 1));
  const empty = await keystrokes(few);
  await few.close();
  const many = await openProject(bench, gridModel(library, 1_000));
  const full = await keystrokes(many);
  line(
    'inspector keystroke to frame, 1,000 nodes',
    `p50 ${ms(median(full))}`,
    `p95 ${ms(p95(full))}`,
    `with one element p50 ${ms(median(empty))}, p95 ${ms(p95(empty))}`,
    ratio(median(full), median(empty)),
  );
  await many.keyboard.press('Escape');
  await benchEdits(many);
  await many.close();
}

/** Edits by the arrow keys: from the call to the back office to its answer that the edit is on disk. */
async function benchEdits(page: Page): Promise<void> {
  const at = await graspable(page);
  await page.mouse.click(at.x, at.y);
  const before = (await notesOf(page)).kept.length;
  for (let edit = 0; edit < 60; edit += 1) {
    await page.keyboard.press(edit % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(1_000);
  const kept = (await notesOf(page)).kept.slice(before);
  line(
    `edit to acknowledged on disk, 1,000 nodes, ${kept.length} edits`,
    `p50 ${ms(median(kept))}`,
    `p95 ${ms(p95(kept))}`,
  );
}

/** The canvas beside bare React Flow, the inspector beside an empty project, and how soon an edit is safe. */
export async function benchScreen(): Promise<void> {
  const bench = await openBench();
  try {
    await benchCanvas(bench, 300);
    await benchCanvas(bench, 1_000);
    await benchInspector(bench);
  } finally {
    await bench.end();
  }
}
