import type { Page } from '@playwright/test';
import { readPdf, squeezed } from '../../support/pdfText';
import type { AppHost } from '../harness/host';
import { connect, element, goTo, saved, startProject, type } from '../harness/person';
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
  for (let at = 0; at < 90; at += 1) {
    if ((await page.getByText(/ of \d+ answered/).innerText()).match(/(\d+) of \1 answered/)) return;
    await first.click();
    await page.getByRole('complementary').getByLabel(answer, { exact: true }).click();
  }
}

async function toOrganisation(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Organisation: providers and reviews' }).click();
}

async function startReview(page: Page): Promise<void> {
  await goToPlace(page, 'Providers');
  await page.getByRole('row', { name: /Northern Cloud/ }).click();
  await page.getByRole('button', { name: 'Start a review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start a review' });
  await expect(dialog.getByRole('checkbox', { name: 'Web shop' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Review of Northern Cloud' })).toBeVisible();
}

async function signAndClose(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Sign and close' }).click();
  await page.getByRole('button', { name: 'Sign as Ada' }).click();
  await expect(page.getByText('Ada (CISO)')).toBeVisible();
  await page.getByRole('button', { name: 'Close the review' }).click();
  await expect(page.getByText('Fingerprint (SHA-256)')).toBeVisible({ timeout: 90_000 });
}

/** Saves the report of the review and reads it as somebody does who turns its pages; gives what each page says, without spaces. */
async function reportOf(page: Page, app: AppHost): Promise<readonly string[]> {
  await page.getByRole('tab', { name: 'Result' }).click();
  const { bytes } = await app.saves(() => page.getByRole('button', { name: 'Save the report (PDF)' }).click());
  const { pages } = await readPdf(bytes);
  expect(pages.length).toBeGreaterThanOrEqual(5);
  for (const { text } of pages) expect(text).not.toBe('');
  return pages.map(one => squeezed(one.text));
}

test('from nothing to a second signed review: all four areas are asked, what was answered is offered again, what changed is seen on paper and on the diagram, what is closed stays', async ({
  app,
}, testInfo) => {
  testInfo.setTimeout(240_000);
  const { page } = app;
  await startProject(page);
  await type(page, 'Web server', 'Orders database');
  await connect(page, 'Web server', 'Orders database');
  await toOrganisation(page);
  await goToPlace(page, 'Reviews');
  await page.getByRole('button', { name: 'Go to providers' }).click();
  await page.getByRole('button', { name: 'Add provider' }).first().click();
  const name = page.getByRole('complementary').getByLabel('Name', { exact: true }).first();
  await name.fill('Northern Cloud');
  await name.press('Enter');
  await page.getByRole('button', { name: 'Back to Web shop' }).click();
  await goTo(page, 'Project');
  await page.getByRole('button', { name: 'Use a provider of the organisation' }).click();
  await page.getByRole('menuitem', { name: 'Northern Cloud, with its management console' }).click();
  await saved(page);

  await toOrganisation(page);
  await startReview(page);
  await page.getByRole('table', { name: 'Questions' }).getByRole('row').nth(2).click();
  await page.getByLabel('Yes, the provider says', { exact: true }).click();
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('combobox', { name: 'Your roles' }).fill('CISO');
  await page.getByRole('combobox', { name: 'Your roles' }).press('Enter');
  await page.getByRole('button', { name: 'Continue' }).click();
  // From one answer to the next without the list, the keyboard at the answer.
  const asked = page.getByRole('complementary').getByRole('heading', { level: 3 });
  const firstAsked = await asked.innerText();
  await page.getByRole('button', { name: 'Next without an answer' }).click();
  await expect(asked).not.toHaveText(firstAsked);
  await expect(page.getByLabel('Yes, verified by us', { exact: true })).toBeFocused();
  await answerAll(page, 'Yes, the provider says');
  await expect(page.getByText('Everything is answered')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'See the result' }).first().click();
  await expect(page.getByText('50 of 100: Weak')).toBeVisible();
  await signAndClose(page);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Fingerprint (SHA-256)')).toBeVisible();
  const first = await reportOf(page, app);
  expect(first[0]).toContain('NorthernCloud');

  await page.getByRole('button', { name: 'Back to Web shop' }).click();
  await goTo(page, 'Diagram');
  await type(page, 'Payment queue');
  await saved(page);
  await toOrganisation(page);
  await startReview(page);
  await page.getByRole('button', { name: /^Take over \d+ earlier answers$/ }).click();
  await page.getByRole('table', { name: 'Questions' }).getByRole('row').nth(2).click();
  await expect(page.getByText('Last time: Yes, the provider says')).toBeVisible();
  await page.getByLabel('Yes, verified by us', { exact: true }).click();
  await page.getByRole('tab', { name: 'Result' }).click();
  await expect(page.getByText('At the last review: 50 of 100.')).toBeVisible();
  await expect(page.getByText(/^5[1-9] of 100: /)).toBeVisible();
  await signAndClose(page);
  const second = await reportOf(page, app);
  expect(second.some(text => text.includes('Paymentqueue'))).toBe(true);
  expect(first.some(text => text.includes('Paymentqueue'))).toBe(false);

  await page.getByRole('button', { name: 'Compare with the previous review' }).click();
  const answers = page.getByRole('table', { name: 'Answers that changed (1)' });
  await expect(answers.getByRole('row').nth(1)).toContainText('Yes, the provider saysYes, verified by us');
  await expect(page.getByRole('table', { name: 'Before and after' }).getByRole('row').nth(1)).toContainText(
    '50 · Weak',
  );
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'What changed in Web shop' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Changes' })
      .getByRole('row', { name: /Payment queue/ })
      .first(),
  ).toContainText('New');
  await page.getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: 'Now' }).click();
  await page.getByRole('button', { name: 'Show on the diagram' }).click();
  await expect(page.getByRole('radio', { name: 'Changes' })).toBeChecked();
  await expect(element(page, 'Payment queue')).toBeVisible();
});
