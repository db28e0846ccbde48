import { writeFile } from 'node:fs/promises';
import { writeDocument } from '../../../core/document';
import { anOrganisation } from '../../support/anOrganisation';
import { expect, test } from '../harness/test';

test('an organisation file is opened on an empty device, and later only by somebody who says which one stays', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const path = testInfo.outputPath('theirs.parapet.json');
  await writeFile(path, writeDocument({ kind: 'organisation', id: 'do_theirs', model: anOrganisation() }));
  await app.chooses(path, () => page.getByRole('button', { name: /^Open a file/ }).click());
  await expect(page.getByRole('heading', { name: 'Example Ltd' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Example Cloud/ })).toBeVisible();

  const again = async () => {
    await page.getByRole('button', { name: 'Save to or open a file' }).click();
    await app.chooses(path, () => page.getByRole('menuitem', { name: /^Open an organisation file/ }).click());
    return page.getByRole('dialog', { name: 'Which organisation is this device to have?' });
  };
  await page.getByRole('button', { name: 'Go to the policy' }).click();
  await page.getByLabel('The security officer (CISO)').click();
  const first = await again();
  await expect(first.getByRole('row', { name: 'Providers 1 1' })).toBeVisible();
  const saved = await app.saves(() => first.getByRole('button', { name: 'Save it to a file' }).click());
  expect(saved.name).toMatch(/\.parapet\.zip$/);
  await first.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByLabel('The security officer (CISO)')).toBeChecked();

  await (await again()).getByRole('button', { name: 'Replace it' }).click();
  await expect(page.getByText('It is not said who owns cloud risk.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
});
