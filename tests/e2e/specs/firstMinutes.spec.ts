import {
  analysed,
  boxOf,
  connect,
  element,
  flow,
  goTo,
  hasSize,
  overlap,
  part,
  saved,
  startProject,
  type,
} from '../harness/person';
import { expect, test } from '../harness/test';

test('the first five minutes: three ways in, three components by typing, two flows, and data that makes a control necessary @desktop', async ({
  app: { page },
}) => {
  for (const way of [/^New project/, /^Open a file/, /^Look at a sample/])
    await expect(page.getByRole('button', { name: way })).toBeVisible();
  await expect(page.getByText('No projects yet.')).toBeVisible();

  await startProject(page);
  await expect(page.getByRole('heading', { name: 'Type a component, or drag one in' })).toBeVisible();
  // Whoever types at once is heard.
  await expect(page.getByLabel('Add a component by name')).toBeFocused();
  await page.keyboard.type('customer');
  await page.keyboard.press('Enter');
  await type(page, 'api gw', 'orders db postgres');
  await expect(page.getByRole('heading', { name: 'Type a component, or drag one in' })).toHaveCount(0);
  const types = {
    customer: 'External user / customer',
    'api gw': 'API gateway / API management',
    'orders db postgres': 'Managed relational database',
  };
  for (const [name, kind] of Object.entries(types))
    await expect(element(page, name).getByRole('group', { name: `${name}, ${kind}` })).toBeVisible();

  const canvas = await boxOf(page.getByTestId('canvas'));
  const boxes = await Promise.all(Object.keys(types).map(name => boxOf(element(page, name))));
  for (const [at, box] of boxes.entries()) {
    expect(box.x >= canvas.x && box.x + box.width <= canvas.x + canvas.width).toBe(true);
    for (const other of boxes.slice(at + 1)) expect(overlap(box, other)).toBe(false);
  }

  await connect(page, 'customer', 'api gw');
  await connect(page, 'api gw', 'orders db postgres');
  await analysed(page);
  await hasSize(page, 3, 2, 0);
  // Nothing was said yet, so next to nothing is sure; what is not known waits as questions.
  await expect(page.getByTestId('analysis')).toHaveText(/^[0-2] confirmed, \d+ to verify$/);

  await element(page, 'orders db postgres').click();
  const keeps = part(page, 'Data').getByLabel('Keeps');
  await keeps.fill('customer PII');
  await expect(page.getByRole('option', { name: 'New data asset: customer PII' })).toBeVisible();
  await keeps.press('Enter');
  await keeps.press('Escape');
  // The name says what kind of data it is, and the kind says how sensitive.
  await expect(part(page, 'Sensitivity').getByText('Confidential')).toBeVisible();
  await expect(part(page, 'Sensitivity').getByText('keeps customer PII')).toBeVisible();

  // What is kept came over the flow: once the flow says so, whoever handles it is as sensitive.
  await flow(page, 'api gw', 'orders db postgres').locator('path').first().click({ force: true });
  const carries = part(page, 'Data').getByLabel('Carries');
  await carries.click();
  await page.getByRole('option', { name: 'customer PII', exact: true }).click();
  await carries.press('Escape');
  await element(page, 'api gw').click();
  await expect(part(page, 'Sensitivity').getByText('Confidential')).toBeVisible();
  await expect(part(page, 'Sensitivity').getByText(/customer PII through/)).toBeVisible();

  await goTo(page, 'Data');
  await page.getByRole('row', { name: /customer PII/ }).click();
  const details = page.getByRole('region', { name: 'Details of customer PII' });
  await expect(details.getByText('before it is sent', { exact: false }).first()).toBeVisible();
  await saved(page);

  // Undo always works: all the way back, and all the way forward.
  const undo = page.getByRole('button', { name: /^Undo|^Nothing to undo/ });
  while (await undo.isEnabled()) await undo.click();
  await hasSize(page, 0, 0, 0);
  const redo = page.getByRole('button', { name: /^Redo|^Nothing to redo/ });
  while (await redo.isEnabled()) await redo.click();
  await hasSize(page, 3, 2, 0);
});
