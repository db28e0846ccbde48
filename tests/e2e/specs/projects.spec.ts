import type { Page } from '@playwright/test';
import { element, hasSize, leave, saved, startProject, type } from '../harness/person';
import { expect, test } from '../harness/test';

test('projects are found, named, copied, put away and brought back; what is left is remembered @desktop', async ({
  app: { page },
}) => {
  await startProject(page, 'Web shop');
  await type(page, 'shop api', 'orders db');
  await leave(page);
  await startProject(page, 'Payroll');
  await leave(page);

  await page.getByLabel('Search projects').fill('shop');
  await expect(page.getByRole('button', { name: /^Open (Web shop|Payroll)$/ })).toHaveText(['Web shop']);
  await expect(page.getByText('2 elements, 0 data flows')).toBeVisible();
  await page.getByRole('button', { name: 'More for Web shop' }).click();
  await page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await expect(page.getByRole('button', { name: 'Open Web shop (copy)' })).toBeVisible();
  await page.getByRole('button', { name: 'More for Web shop (copy)' }).click();
  await page.getByRole('menu', { name: 'More for Web shop (copy)' }).getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of the system').fill('Outlet shop');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('button', { name: 'Open Outlet shop' })).toBeVisible();
  await page.getByRole('button', { name: 'More for Web shop', exact: true }).click();
  await page
    .getByRole('menu', { name: 'More for Web shop', exact: true })
    .getByRole('menuitem', { name: 'Move to bin' })
    .click();
  await expect(page.getByRole('button', { name: /^Open/ }).filter({ hasText: 'shop' })).toHaveText(['Outlet shop']);

  await page.getByRole('button', { name: 'Bin (1)' }).click();
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(page.getByText('The bin is empty.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to projects' }).click();
  await page.getByRole('button', { name: 'Open Outlet shop' }).click();
  await hasSize(page, 2, 0, 0);
  await expect(element(page, 'orders db')).toBeVisible();
});

test('who presses twice begins one project and opens one, and can write in it', async ({ app: { page } }) => {
  const twice = (name: RegExp) =>
    page.getByRole('button', { name }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
  await page.getByRole('button', { name: /^New project/ }).click();
  await page.getByLabel('Name of the system').fill('Web shop');
  await twice(/^Create$/);
  await type(page, 'shop api');
  await leave(page);
  await page.getByRole('button', { name: /Look at a sample/ }).click();
  await twice(/^Online shop/);
  await expect(page.getByTestId('canvas')).toBeVisible();
  await leave(page);
  await expect(page.getByRole('button', { name: /^Open (Web|Online) shop/ })).toHaveCount(2);
  await twice(/^Open Web shop$/);
  await type(page, 'orders db');
  await saved(page);
  await hasSize(page, 2, 0, 0);
});

test('a second window of one project can look and not write, and says so', async ({ app: { page } }) => {
  await startProject(page, 'Web shop');
  await type(page, 'shop api');
  await saved(page);
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByRole('button', { name: 'Open Web shop' }).click();
  await expect(second.getByTestId('saved')).toHaveText('Open in another window: read only');
  await expect(second.getByLabel('Add a component by name')).toHaveCount(0);
  await element(second, 'shop api').click();
  await second.keyboard.press('Delete');
  await expect(second.getByRole('alert').filter({ hasText: 'open in another window' })).toBeVisible();
  await hasSize(second, 1, 0, 0);

  // Nor can the project be put away from under the first window.
  await leave(second);
  await second.getByRole('button', { name: 'More for Web shop' }).click();
  await second.getByRole('menuitem', { name: 'Move to bin' }).click();
  await expect(second.getByRole('alert').filter({ hasText: 'open in another window' }).first()).toBeVisible();
  await type(page, 'orders db');
  await saved(page);
  await leave(page);
  // When the first lets go, which it has when it lists what was done, the second may write.
  await expect(page.getByText('2 elements, 0 data flows')).toBeVisible();
  await second.getByRole('button', { name: 'Open Web shop' }).click();
  await hasSize(second, 2, 0, 0);
  await expect(second.getByTestId('saved')).toHaveText(/^Saved/);
});

/** From now on the storage of the page's workers has no space, or has space again. */
async function fillDisk(page: Page, full: boolean): Promise<void> {
  for (const worker of page.workers())
    await worker.evaluate(isFull => {
      const kept = Reflect.get(globalThis, 'roomy') ?? {
        add: IDBObjectStore.prototype.add,
        put: IDBObjectStore.prototype.put,
      };
      const refuse = () => {
        throw new DOMException('no space', 'QuotaExceededError');
      };
      Object.assign(globalThis, { roomy: kept });
      Object.assign(IDBObjectStore.prototype, isFull ? { add: refuse, put: refuse } : kept);
    }, full);
}

test('an edit that does not fit on the device is said to be unsaved, with the ways out, and is saved when there is room again', async ({
  app,
}) => {
  const { page } = app;
  await startProject(page, 'Web shop');
  await type(page, 'shop api');
  await saved(page);
  await fillDisk(page, true);
  await type(page, 'orders db');
  const status = page.getByTestId('saved');
  await expect(status).toContainText('Not saved: This device has no space left for Parapet. Free some space');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(status).toContainText('Not saved');

  const file = await app.saves(() => page.getByRole('button', { name: 'Save to a file' }).click());
  expect(file.bytes.toString('utf8')).toContain('orders db');

  await fillDisk(page, false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Open Web shop' }).click();
  await hasSize(page, 2, 0, 0);
});

test('deleting all data leaves nothing on the device', async ({ app: { page } }) => {
  await startProject(page, 'Web shop');
  await type(page, 'shop api');
  await page.getByRole('button', { name: 'Light or dark' }).click();
  await page.getByRole('button', { name: 'Change name and roles' }).click();
  await page.getByLabel('Your name').fill('Ada Example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await saved(page);
  await leave(page);
  await page.getByRole('button', { name: 'Delete all data' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Delete all data' })).toBeDisabled();
  await dialog.getByLabel('Type delete to go on').fill('delete');
  await dialog.getByRole('button', { name: 'Delete all data' }).click();
  await expect(page.getByText('No projects yet.')).toBeVisible();

  const left = await page.evaluate(async () => {
    const rows: Record<string, number> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        rows[`${name} ${store}`] = await new Promise<number>(resolve => {
          const count = db.transaction(store).objectStore(store).count();
          count.onsuccess = () => resolve(count.result);
        });
      }
      db.close();
    }
    return rows;
  });
  expect(Object.keys(left).length).toBeGreaterThan(5);
  expect(Object.entries(left).filter(([, count]) => count > 0)).toEqual([]);
  expect(await page.evaluate(() => Object.entries(localStorage).filter(([, value]) => value.includes('Ada')))).toEqual(
    [],
  );
});
