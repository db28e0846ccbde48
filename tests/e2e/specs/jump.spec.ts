import { analysed, boxOf, element, panel, preferencesKept } from '../harness/person';
import { openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

test('by the keyboard alone one goes to an element, a threat, a place and an action by its name', async ({
  app: { page },
}) => {
  await openSample(page, /Online shop/, 'Threats');
  await analysed(page);
  const dialog = page.getByRole('dialog', { name: 'Go to' });
  const go = async (typed: string, title: RegExp) => {
    await page.keyboard.press('Control+K');
    await expect(dialog).toBeVisible();
    await page.keyboard.type(typed);
    await expect(dialog.getByRole('option', { name: title }).first()).toHaveAttribute('data-combobox-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  };
  await page.keyboard.press('Control+K');
  expect(await seriousIn(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await go('orders data', /^Orders database/);
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders database');
  await expect(panel(page)).toContainText(/Findings\s*1 confirmed, \d+ to verify/);
  // The keys of the diagram work at once on what was gone to.
  const before = await boxOf(element(page, 'Orders database'));
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await boxOf(element(page, 'Orders database'))).y).toBeGreaterThan(before.y);

  await go('password guessing', /^Password guessing or spraying/);
  await expect(page.getByRole('region', { name: /Password guessing or spraying/ }).first()).toBeVisible();
  await go('responsib', /^Responsibility/);
  await expect(page.getByRole('heading', { name: 'Responsibility', level: 2 })).toBeVisible();
  await go('colour sensitivity', /Sensitivity$/);
  await expect(page.getByRole('region', { name: 'Legend' })).toBeVisible();

  await page.keyboard.press('Control+K');
  await page.keyboard.type('nothing is called this');
  await expect(dialog).toContainText('Nothing has this name');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('Draw a data flow between two chosen elements');
  expect(await seriousIn(page)).toEqual([]);
});

test('Enter right after the last letter goes to what was typed, not to what was listed before', async ({
  app: { page },
}) => {
  await openSample(page, /Online shop/, 'Threats');
  await page.keyboard.press('Control+K');
  const field = page.getByRole('dialog', { name: 'Go to' }).getByRole('combobox', { name: 'Go to' });
  await expect(page.getByRole('option').first()).toHaveAttribute('data-combobox-selected', 'true');
  // Before the list has followed, as on a machine that is slower than the hands.
  await field.evaluate(async element => {
    document.execCommand('insertText', false, 'orders data');
    await Promise.resolve();
    element.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }),
    );
  });
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders database');
});

test('panels give way in a narrow window and on demand, and what is drawn stays where it is', async ({
  app: { page },
}) => {
  await openSample(page, /Online shop/, 'Threats');
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Diagram' }).click();
  const palette = page.getByRole('navigation', { name: 'Palette' });
  const details = page.getByRole('button', { name: 'Details panel' });
  const components = page.getByRole('button', { name: 'Components panel' });
  const checkout = element(page, 'Checkout');
  await expect(palette).toBeVisible();
  const before = await boxOf(checkout);
  const stays = async () => {
    const now = await boxOf(checkout);
    expect(Math.abs(now.x - before.x)).toBeLessThan(1.5);
    expect(Math.abs(now.y - before.y)).toBeLessThan(1.5);
  };
  await components.click();
  await expect(palette).toBeHidden();
  await stays();
  await details.click();
  await expect(panel(page)).toBeHidden();
  await stays();

  // What was said is kept.
  await preferencesKept(page, '"palette":false', '"side":false');
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Risks' }).click();
  await page.reload();
  await page.getByRole('button', { name: /^Open Online shop/ }).click();
  await expect(checkout).toBeVisible();
  await expect(palette).toBeHidden();
  await page.keyboard.press('Control+B');
  await expect(palette).toBeVisible();
  await expect(panel(page)).toBeVisible();
});

test('in a window zoomed to twice its size a list has the whole width, and its details follow below', async ({
  app: { page },
}) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await openSample(page, /Online shop/, 'Gates');
  const table = page.getByRole('table', { name: 'Conditions of going to production' });
  await table.getByRole('row').filter({ hasText: 'No critical risk is left' }).click();
  await expect(table.getByText('Not met').first()).toBeInViewport({ ratio: 1 });
  const [list, details] = [await table.boundingBox(), await panel(page).boundingBox()];
  expect(details?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
});

test('in a narrow window the diagram has the room, until something is chosen', async ({ app: { page } }) => {
  await page.setViewportSize({ width: 1000, height: 760 });
  await openSample(page, /Online shop/, 'Threats');
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Diagram' }).click();
  await expect(element(page, 'Checkout')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Palette' })).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  await element(page, 'Checkout').click();
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Checkout');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
});
