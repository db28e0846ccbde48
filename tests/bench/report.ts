import { HandThreat, type ProjectModel } from '../../core/model';
import { shippedLibrary } from '../support/templates';
import { notesOf, openBench, openProject } from './browser';
import { gridModel } from './gridModel';
import { line, ms, timed } from './measure';
import { peakWhile } from './memory';

const COMPONENTS = 300;
const THREATS_EACH = 3;

function withThreats(model: ProjectModel): ProjectModel {
  const threats = [...model.elements.keys()].flatMap(subject =>
    Array.from({ length: THREATS_EACH }, (_, at) => {
      const id = `tm_${subject.slice(3)}-${at}`;
      const description =
        'Somebody could read or change data on its way through this element, because nothing proves who asks.';
      return [
        id,
        HandThreat.parse({ id, title: `Written threat ${id}`, subject, description, stride: ['T'] }),
      ] as const;
    }),
  );
  return { ...model, threats: new Map(threats.map(([, row]) => [row.id, row])) };
}

/** The full report of a large project, made in the app: how long, how much memory, and how long the window was busy at a time. */
export async function benchReport(): Promise<void> {
  const bench = await openBench();
  try {
    const page = await openProject(bench, withThreats(gridModel(shippedLibrary(), COMPONENTS)));
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Reports' }).click();
    await page.getByRole('button', { name: 'New report' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Full report' }).check();
    await page.evaluate(() => Object.assign(Reflect.get(window, 'bench'), { longest: 0 }));
    let seconds = 0;
    const peak = await peakWhile(bench.profile, async () => {
      const made = await timed(async () => {
        await dialog.locator('button[type=submit]').click();
        await dialog.waitFor({ state: 'detached', timeout: 300_000 });
      });
      seconds = made.ms / 1000;
    });
    const { longest } = await notesOf(page);
    const pages = await page.getByRole('row').nth(1).innerText();
    line(
      `full report, ${COMPONENTS} components × ${THREATS_EACH} threats`,
      `${seconds.toFixed(1)} s`,
      peak === null ? 'memory not measured on this system' : `page process at most ${peak.toFixed(0)} MB`,
      `longest task of the window ${longest === 0 ? 'under 50 ms' : ms(longest)}`,
      pages.replaceAll(/\s+/g, ' '),
    );
  } finally {
    await bench.end();
  }
}
