import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { writeDocument } from '../../../core/document';
import { sealedContent } from '../../../core/review';
import { anOrganisation, reviewed } from '../../support/anOrganisation';
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

test('a closed review that somebody changed in the file is told, and an untouched one is not', async ({
  app,
}, testInfo) => {
  const { page } = app;
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const closed = reviewed(anOrganisation(), '2026-03-01', { Q01: '2' });
  const [review] = [...closed.reviews.values()];
  if (!review) throw new Error('no review was closed');
  const seal = sha256(sealedContent(closed, review.id) ?? '');
  const text = writeDocument({ kind: 'organisation', id: 'do_theirs', model: closed }).replace('a'.repeat(64), seal);
  const told = page.getByText('This is no longer what was signed');
  const show = async (name: string, content: string) => {
    const path = testInfo.outputPath(name);
    await writeFile(path, content);
    await app.chooses(path, () => page.getByRole('menuitem', { name: /^Open an organisation file/ }).click());
  };
  const openIt = async () => {
    await expect(page.getByRole('heading', { name: 'Example Ltd' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    await page.getByRole('button', { name: 'Reviews', exact: true }).click();
    await page.getByRole('row', { name: /Example Cloud/ }).click();
    await expect(page.getByRole('heading', { name: 'Review of Example Cloud' })).toBeVisible();
  };
  await page.getByRole('button', { name: /^Providers and reviews/ }).click();
  await page.getByRole('button', { name: 'Save to or open a file' }).click();
  await show('signed.parapet.json', text);
  await openIt();
  await expect(page.getByText(/^Full review, closed on/)).toBeVisible();
  await expect(told).toBeHidden();

  await page.getByRole('button', { name: 'Save to or open a file' }).click();
  await show('changed.parapet.json', text.replace('"value": "2"', '"value": "3"'));
  await page.getByRole('button', { name: 'Replace it' }).click();
  await openIt();
  await expect(told).toBeVisible();
});
