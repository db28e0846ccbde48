import type { Page } from '@playwright/test';
import { startProject } from '../harness/person';
import { seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

async function goToPlace(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Places of the organisation' })
    .getByRole('button', { name, exact: true })
    .click();
}

/** Answers what is not answered yet, one question after the other. */
async function answerAll(page: Page, answer: string): Promise<void> {
  await page.getByRole('radiogroup').getByText('Not answered', { exact: true }).click();
  const first = page.getByRole('table', { name: 'Questions' }).getByRole('row').nth(2);
  for (let at = 0; at < 80; at += 1) {
    if ((await page.getByText(/ of \d+ answered/).innerText()).match(/(\d+) of \1 answered/)) return;
    await first.click();
    await page.getByRole('complementary').getByLabel(answer, { exact: true }).click();
  }
}

async function startReview(page: Page): Promise<void> {
  await goToPlace(page, 'Providers');
  await page.getByRole('row', { name: /Northern Cloud/ }).click();
  await page.getByRole('button', { name: 'Start a review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a review' });
  for (const area of ['Development', 'Operations', 'Security'])
    await dialog.getByRole('checkbox', { name: new RegExp(area) }).uncheck();
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Review of Northern Cloud' })).toBeVisible();
}

async function signAndClose(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Sign and close' }).click();
  await page.getByRole('button', { name: 'Sign as Ada' }).click();
  await expect(page.getByText('Ada (CISO)')).toBeVisible();
  await page.getByRole('button', { name: 'Close the review' }).click();
  await expect(page.getByText('Fingerprint (SHA-256)')).toBeVisible({ timeout: 60_000 });
}

test('a provider is reviewed twice: what was answered is offered again, what changed is seen, what is closed stays', async ({
  app,
}, testInfo) => {
  testInfo.setTimeout(240_000);
  const { page } = app;
  await startProject(page);
  await page.getByRole('button', { name: 'Organisation: providers and reviews' }).click();
  await goToPlace(page, 'Reviews');
  await page.getByRole('button', { name: 'Go to providers' }).click();
  await page.getByRole('button', { name: 'Add provider' }).first().click();
  const name = page.getByRole('complementary').getByLabel('Name', { exact: true }).first();
  await name.fill('Northern Cloud');
  await name.press('Enter');

  await startReview(page);
  await page.getByRole('table', { name: 'Questions' }).getByRole('row').nth(2).click();
  await page.getByLabel('Yes, the provider says', { exact: true }).click();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('combobox', { name: 'Your roles' }).fill('CISO');
  await page.getByRole('combobox', { name: 'Your roles' }).press('Enter');
  await page.getByRole('button', { name: 'Continue' }).click();
  await answerAll(page, 'Yes, the provider says');
  await page.getByRole('tab', { name: 'Result' }).click();
  await expect(page.getByText('50 of 100: Weak')).toBeVisible();
  await signAndClose(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Fingerprint (SHA-256)')).toBeVisible();
  await page.getByRole('tab', { name: 'Result' }).click();
  const saved = await app.saves(() => page.getByRole('button', { name: 'Save the report (PDF)' }).click());
  expect(saved.bytes.subarray(0, 5).toString()).toBe('%PDF-');

  await startReview(page);
  await page.getByRole('button', { name: /^Take over \d+ earlier answers$/ }).click();
  await page.getByRole('table', { name: 'Questions' }).getByRole('row').nth(2).click();
  await expect(page.getByText('Last time: Yes, the provider says')).toBeVisible();
  await page.getByLabel('Yes, verified by us', { exact: true }).click();
  await page.getByRole('tab', { name: 'Result' }).click();
  await expect(page.getByText('At the last review: 50 of 100.')).toBeVisible();
  await expect(page.getByText(/^5[1-9] of 100: /)).toBeVisible();
  await signAndClose(page);
  await page.getByRole('tab', { name: 'Result' }).click();
  await page.getByRole('button', { name: 'Compare with the previous review' }).click();
  const answers = page.getByRole('table', { name: 'Answers that changed (1)' });
  await expect(answers.getByRole('row').nth(1)).toContainText('Yes, the provider saysYes, verified by us');
  await expect(page.getByRole('table', { name: 'Before and after' }).getByRole('row').nth(1)).toContainText(
    '50 · Weak',
  );
  expect(await seriousIn(page)).toEqual([]);
});
