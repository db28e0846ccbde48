import type { Page } from '@playwright/test';
import type { AppHost } from '../harness/host';
import {
  type Box,
  boundary,
  boxOf,
  connect,
  drag,
  element,
  flow,
  hasSize,
  middleOf,
  part,
  rename,
  saved,
  startProject,
  textOf,
  type,
} from '../harness/person';
import { expect, test } from '../harness/test';

/** The project as its file says it. */
async function fileOf(app: AppHost): Promise<Record<string, unknown>> {
  await saved(app.page);
  const file = await app.saves(async () => {
    await app.page.getByRole('button', { name: 'Save to file' }).click();
    await app.page.getByRole('menuitem', { name: 'Project as JSON (for Git)' }).click();
  });
  expect(file.name).toMatch(/\.parapet\.json$/);
  return textOf(file.bytes);
}

async function dragBy(page: Page, box: Box, x: number, y: number): Promise<void> {
  const from = middleOf(box);
  await drag(page, from, { x: from.x + x, y: from.y + y });
}

async function all(page: Page, which: 'Undo' | 'Redo'): Promise<number> {
  const button = page.getByRole('button', { name: new RegExp(`^${which}|^Nothing to ${which.toLowerCase()}`) });
  let steps = 0;
  for (; await button.isEnabled(); steps += 1) await button.click();
  return steps;
}

test('things are dragged in, nested and taken out, resized, copied, connected and deleted, and every step goes back and forth', async ({
  app,
}) => {
  const { page } = app;
  await startProject(page);
  const canvas = await boxOf(page.getByTestId('canvas'));
  const spot = (x: number, y: number) => ({ targetPosition: { x: canvas.width * x, y: canvas.height * y } });
  const palette = page.getByRole('navigation', { name: 'Palette' });
  const target = page.getByTestId('canvas');
  await palette.getByRole('button', { name: 'New trust boundary' }).dragTo(target, spot(0.5, 0.35));
  await expect(boundary(page, 'New trust boundary')).toBeVisible();
  await palette.getByLabel('Search components').fill('postgres');
  await palette.getByRole('button', { name: 'Managed relational database' }).dragTo(target, spot(0.15, 0.72));
  await palette.getByLabel('Search components').fill('');
  const database = element(page, 'Managed relational database');
  await expect(database).toBeVisible();
  const empty = await fileOf(app);

  // Into the boundary, along with it, and out again.
  const box = await boxOf(boundary(page, 'New trust boundary'));
  const at = middleOf(await boxOf(database));
  await drag(page, at, middleOf(box));
  await boundary(page, 'New trust boundary').click({ position: { x: 30, y: 12 } });
  await expect(page.getByRole('complementary').getByText('1 element inside')).toBeVisible();
  const inside = await boxOf(database);
  await drag(page, { x: box.x + 30, y: box.y + 12 }, { x: box.x + 30, y: box.y + 62 });
  await expect.poll(async () => (await boxOf(database)).y - inside.y).toBeGreaterThan(35);
  await drag(page, middleOf(await boxOf(database)), at);
  await boundary(page, 'New trust boundary').click({ position: { x: 30, y: 12 } });
  await expect(page.getByRole('complementary').getByText('Nothing inside yet')).toBeVisible();

  // Larger at its corner.
  const before = await boxOf(boundary(page, 'New trust boundary'));
  const corner = boundary(page, 'New trust boundary').locator('.react-flow__resize-control.handle.bottom.right');
  await dragBy(page, await boxOf(corner), 60, 40);
  const now = () => boxOf(boundary(page, 'New trust boundary'));
  await expect.poll(async () => (await now()).width - before.width).toBeGreaterThan(30);
  expect((await now()).x).toBeCloseTo(before.x, 0);

  await type(page, 'shop api');
  await connect(page, 'Managed relational database', 'shop api');
  await hasSize(page, 2, 1, 1);

  // Both ends with the flow between them, duplicated; then the copies are deleted.
  await database.click();
  await element(page, 'shop api').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('complementary').getByRole('heading', { name: '2 chosen' })).toBeVisible();
  // Neither has the other's type, and that is not the same as having none.
  await expect(page.getByRole('combobox', { name: 'Type' })).toHaveAttribute('placeholder', 'Different for each');
  await page.keyboard.press('Control+d');
  await hasSize(page, 4, 2, 1);
  await page.keyboard.press('Delete');
  await hasSize(page, 2, 1, 1);

  await database.click();
  await element(page, 'shop api').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await hasSize(page, 4, 2, 1);

  // What depends on a thing goes with it, and comes back with it.
  await database.first().click({ position: { x: 12, y: 12 } });
  await page.keyboard.press('Delete');
  await hasSize(page, 3, 1, 1);
  await page.keyboard.press('Control+z');
  await hasSize(page, 4, 2, 1);
  await page.keyboard.press('Control+Shift+z');

  const full = await fileOf(app);
  const steps = await all(page, 'Undo');
  await hasSize(page, 0, 0, 0);
  expect(await all(page, 'Redo')).toBe(steps);
  expect(await fileOf(app)).toEqual(full);
  expect(full).not.toEqual(empty);
});

test('a flow is connected anew, turned round, bent and named; pages are added, named and removed', async ({ app }) => {
  const { page } = app;
  await startProject(page);
  await type(page, 'shopper', 'shop api', 'orders db');
  await connect(page, 'shopper', 'shop api');
  const panel = page.getByRole('complementary');
  await rename(page, 'place order');
  await expect(page.getByTestId('canvas').getByRole('button', { name: 'place order' })).toBeVisible();
  const head = middleOf(await boxOf(page.locator('circle[data-end=target]')));
  await drag(page, head, middleOf(await boxOf(element(page, 'orders db'))));
  await expect(flow(page, 'shopper', 'orders db')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Turn round' }).click();
  await expect(flow(page, 'orders db', 'shopper')).toHaveCount(1);

  // It runs behind the element between its ends; a bend leads it around.
  const line = flow(page, 'orders db', 'shopper').locator('path').first();
  const straight = await line.getAttribute('d');
  const middle = middleOf(await boxOf(page.locator('circle').filter({ hasText: 'Drag to bend' }).first()));
  await drag(page, middle, { x: middle.x, y: middle.y - 120 });
  await expect.poll(() => line.getAttribute('d')).not.toBe(straight);
  await page.keyboard.press('Control+z');
  await expect.poll(() => line.getAttribute('d')).toBe(straight);

  await page.getByRole('button', { name: 'Page Page 1: more' }).click();
  await page.getByRole('menuitem', { name: 'Rename page' }).click();
  await page.getByRole('textbox', { name: 'Rename page' }).fill('Ordering');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add page' }).click();
  await expect(page.getByRole('tab', { name: 'Page 2', selected: true })).toBeVisible();
  await type(page, 'audit log');
  await page.getByRole('button', { name: 'Page Page 2: more' }).click();
  await page.getByRole('menuitem', { name: 'Remove page' }).click();
  await expect(page.getByRole('tab', { name: 'Ordering', selected: true })).toBeVisible();
  await hasSize(page, 3, 1, 0);
  await page.keyboard.press('Control+z');
  await hasSize(page, 4, 1, 0);
});

test('with more pages than fit, what adds one stays in sight and a menu leads to each', async ({ app: { page } }) => {
  await startProject(page);
  const add = page.getByRole('button', { name: 'Add page' });
  for (let number = 2; number <= 14; number += 1) {
    await add.click();
    await expect(page.getByRole('tab', { name: `Page ${number}`, selected: true })).toBeInViewport();
  }
  await expect(add).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('tab', { name: 'Page 1', exact: true })).not.toBeInViewport();
  await page.getByRole('button', { name: 'Page Page 14: more' }).click();
  await page.getByRole('menuitem', { name: 'Page 1', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Page 1', exact: true, selected: true })).toBeInViewport();
});

test('what is set on several things is set on all of them, and a boundary is put around them', async ({
  app: { page },
}) => {
  await startProject(page);
  await type(page, 'shop api', 'orders db');
  await element(page, 'shop api').click();
  await element(page, 'orders db').click({ modifiers: ['Shift'] });
  const panel = page.getByRole('complementary');
  await panel.getByLabel('Owner').fill('Mira Holm');
  await page.getByRole('option', { name: 'New person: Mira Holm' }).click();
  await panel.getByRole('button', { name: 'Put a trust boundary around' }).click();
  await expect(panel.getByText('2 elements inside')).toBeVisible();
  for (const name of ['shop api', 'orders db']) {
    await element(page, name).click();
    await expect(part(page, 'Where it runs, and whose it is').getByLabel('Owner')).toHaveValue('Mira Holm');
  }
});
