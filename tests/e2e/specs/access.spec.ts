import { colourBy, element, flow, goTo, leave, panel } from '../harness/person';
import { seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

test('nobody is shut out: start, dialogs, diagram, data and project, in the light and in the dark theme', async ({
  app: { page },
}) => {
  test.slow();
  const wear = async (theme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme);
  };
  /** The whole of it in the light theme, its colours in the dark one. */
  const isAccessible = async (where: string, what: 'all' | 'colours' = 'all') => {
    expect(await seriousIn(page, what), `${where}, light`).toEqual([]);
    await wear('dark');
    expect(await seriousIn(page, 'colours'), `${where}, dark`).toEqual([]);
    await wear('light');
  };
  await wear('light');
  await isAccessible('start, empty');
  await page.getByRole('button', { name: /^New project/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible('new project');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Look at a sample/ }).click();
  await expect(page.getByRole('dialog')).toContainText('Online shop on AWS');
  await isAccessible('samples');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Online shop on AWS/ })
    .click();

  await expect(element(page, 'Orders database')).toBeVisible();
  await isAccessible('diagram');
  await element(page, 'Orders database').click();
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders database');
  await isAccessible('inspector of an element');
  await flow(page, 'Shop pages', 'Web firewall').locator('path').first().click({ force: true });
  await expect(panel(page).getByLabel('From', { exact: true })).toHaveValue('Shop pages');
  await isAccessible('inspector of a data flow');
  for (const overlay of ['Sensitivity', 'Risk', 'Responsibility']) {
    await colourBy(page, overlay);
    await expect(page.getByRole('region', { name: 'Legend' })).toBeVisible();
    await isAccessible(`coloured by ${overlay}`, 'colours');
  }

  await goTo(page, 'Data');
  await page.getByRole('row', { name: /Card numbers/ }).click();
  await expect(panel(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Card numbers');
  await isAccessible('data');
  await goTo(page, 'Project');
  await expect(page.getByRole('heading', { name: 'Project', exact: true })).toBeVisible();
  await isAccessible('project');
  await page.getByRole('button', { name: 'Change name and roles' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible('who decides');
  await page.keyboard.press('Escape');

  await leave(page);
  await expect(page.getByRole('button', { name: /^Open Online shop/ })).toBeVisible();
  await isAccessible('projects');
  await page.getByRole('button', { name: 'Delete all data' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await isAccessible('delete all data');
});
