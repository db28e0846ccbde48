import type { Locator, Page } from '@playwright/test';
import { openEmpty, openSample, reloadInto, sayWhoActs, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;

const register = (page: Page) => page.getByRole('table', { name: 'Threat register' });
const heading = (page: Page, name: RegExp) => register(page).getByRole('button', { name });
const row = (page: Page, name: string | RegExp) => register(page).getByRole('row', { name }).first();
const details = (page: Page): Locator => page.getByRole('complementary').locator('[data-details]');

async function isAccessible(page: Page): Promise<void> {
  expect(await seriousIn(page)).toEqual([]);
}

test('confirmed threats come first; what is to verify is folded until asked, and says why it is listed', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await expect(heading(page, /^Confirmed/)).toHaveAttribute('aria-expanded', 'true');
  await expect(heading(page, /^To verify/)).toHaveAttribute('aria-expanded', 'false');
  const sight = async () => (await register(page).getByRole('row').allInnerTexts()).join('\n');
  expect(await sight()).not.toContain('Legacy protocol bypasses MFA');
  await isAccessible(page);

  await heading(page, /^To verify/).click();
  await expect(row(page, /Legacy protocol bypasses MFA/)).toBeVisible();
  await heading(page, /^To verify/).click();
  await expect(row(page, /Legacy protocol bypasses MFA/)).toBeHidden();

  await register(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(details(page)).toContainText('Password guessing or spraying');
  await expect(details(page)).toContainText('Multi-factor sign-in for users: No (typed by Mira Holm');
  await isAccessible(page);
  await page.keyboard.press('ArrowDown');
  await expect(details(page)).toContainText('Stolen or phished user credentials');
  await page.keyboard.press('Enter');
  await expect(details(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'At a glance' })).toBeVisible();
});

test('a threat is dismissed with a reason, undone, accepted until a day, and all of it is there after a reload', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  const title = /Password guessing or spraying/;
  await row(page, title).click();
  await details(page).getByRole('button', { name: 'Dismiss', exact: true }).click();
  const dismissal = details(page).getByRole('form', { name: /Dismiss/ });
  await dismissal.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(dismissal).toContainText('Give a reason');
  await dismissal.getByLabel('Why does it not apply?').fill('Sign-in is throttled by the provider.');
  await dismissal.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await sayWhoActs(page, 'Ada Vogt');
  await expect(details(page)).toContainText('Dismissed by Ada Vogt on');
  await expect(row(page, /Stolen or phished user credentials/)).toBeVisible();

  await page.getByRole('button', { name: 'Undo: Decide' }).click();
  await expect(details(page).getByText('Dismissed by')).toBeHidden();
  await expect(row(page, title)).toBeVisible();

  await details(page).getByRole('button', { name: 'Accept the risk' }).click();
  const acceptance = details(page).getByRole('form', { name: 'Accept this risk' });
  await acceptance.getByLabel('Why can it be accepted?').fill('Replaced in spring.');
  await acceptance.getByLabel('Until').fill('2099-04-30');
  await acceptance.getByLabel('Until').press('Tab');
  await acceptance.getByRole('button', { name: 'Accept the risk' }).click();
  await expect(details(page)).toContainText(/Accepted by Ada Vogt on .* until 30 Apr 2099/);
  await reloadInto(page, SHOP, 'Threats');
  await heading(page, /^Accepted, dismissed or mitigated/).click();
  await row(page, title).click();
  await expect(details(page)).toContainText('Replaced in spring.');
  await details(page).getByRole('button', { name: 'Withdraw' }).click();
  await expect(details(page).getByText('Accepted by')).toBeHidden();
});

test('a question is answered for all at once; what it settled is gone, and one undo brings it back', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  const analysis = page.getByTestId('analysis');
  const before = await analysis.innerText();
  await page.getByRole('tab', { name: /^Questions/ }).click();
  await isAccessible(page);
  const list = page.getByRole('table', { name: 'Open questions' });
  await expect(list.getByRole('button', { expanded: true })).toHaveText(/^Start here.*10\d+ threats$/);
  const asked = details(page).getByRole('heading', { level: 3 });
  const first = await asked.innerText();
  await expect(list).toContainText(first);
  const all = details(page).getByRole('region', { name: /^Answer for all \d+/ });
  await all.getByRole('button').first().click();
  // The next one moves up, so that one after the other can be answered.
  await expect(asked).not.toHaveText(first);
  await expect(list).not.toContainText(first);
  await expect(analysis).not.toHaveText(before);
  await page.getByRole('button', { name: 'Undo: Answer question' }).click();
  await expect(list).toContainText(first);
  await expect(analysis).toHaveText(before);
});

test('an answer, a control and a note are given where the threat is read', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await row(page, /Password guessing or spraying/).click();
  await details(page)
    .getByRole('combobox', { name: /^State of Throttling/ })
    .click();
  await page.getByRole('option', { name: 'Implemented', exact: true }).click();
  await sayWhoActs(page, 'Ada Vogt');
  await expect(details(page).getByRole('button', { name: /Forget what was recorded for Throttling/ })).toBeVisible();
  await details(page).getByText('How it is rated', { exact: true }).click();
  await expect(details(page)).toContainText(/Controls take away .*Throttling/);

  // Saying that sign-in asks for a second factor rules it out.
  const answer = details(page).getByRole('group', { name: 'Multi-factor sign-in for users' });
  await answer.getByRole('button', { name: /^Yes/ }).click();
  await expect(row(page, /Password guessing or spraying/)).toBeHidden();
  await expect(details(page)).toContainText('No longer applies');
  await expect(details(page)).toContainText('Multi-factor sign-in for users: Yes (typed by Ada Vogt');
  await details(page).getByRole('button', { name: 'Undo' }).click();
  await expect(row(page, /Password guessing or spraying/)).toBeVisible();
});

test('the same threat elsewhere is dismissed along with it, in one step', async ({ app }) => {
  const { page } = app;
  await openSample(page, /one sign-in/, 'Threats');
  const confirmed = heading(page, /^Confirmed/);
  const before = (await confirmed.textContent()) ?? '';
  await row(page, /Responsibility gap/).click();
  await details(page).getByRole('button', { name: 'Dismiss', exact: true }).click();
  const form = details(page).getByRole('form', { name: /Dismiss/ });
  await form.getByLabel('Why does it not apply?').fill('Settled in the contract.');
  await form.getByRole('checkbox', { name: /same threat in \d+ other place/ }).check();
  await form.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await sayWhoActs(page, 'Ada Vogt');
  await expect(row(page, /Responsibility gap/)).toBeHidden();
  await page.getByRole('button', { name: 'Undo: Decide' }).click();
  await expect(confirmed).toHaveText(before);
});

test('a decision whose threat is gone is kept apart until somebody removes it', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await row(page, /Password guessing or spraying/).click();
  await details(page).getByLabel('Note').fill('Ask the identity team');
  await details(page).getByLabel('Note').press('Tab');
  await sayWhoActs(page, 'Ada Vogt');
  await expect(details(page).getByLabel('Note')).toHaveValue('Ask the identity team');
  const answer = details(page).getByRole('group', { name: 'Multi-factor sign-in for users' });
  await answer.getByRole('button', { name: /^Yes/ }).click();
  await page.getByRole('tab', { name: /^No longer applies/ }).click();
  const past = page.getByRole('table', { name: 'Decisions that no longer apply' });
  await past.getByRole('row', { name: /Password guessing or spraying/ }).click();
  await expect(details(page)).toContainText('Ask the identity team');
  await isAccessible(page);
  await details(page).getByRole('button', { name: 'Remove this decision' }).click();
  await expect(page.getByRole('tab', { name: /^No longer applies/ })).toBeHidden();
  await expect(register(page)).toBeVisible();
});

test('nothing in the details moves once it is drawn: what is done there comes with the reasons above it', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  const drawn = await row(page, /Password guessing or spraying/).evaluate(async (line: HTMLElement) => {
    line.click();
    await Promise.resolve();
    return [...document.querySelectorAll('[data-details] h4')].map(heading => heading.textContent);
  });
  expect(drawn).toContain('Risk');
  expect(drawn.includes('Decision')).toBe(drawn.includes('Why it is listed'));
  await expect(details(page).getByRole('heading', { name: 'Decision' })).toBeVisible();
});

test('who decides and answers by the keyboard goes on from there', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await row(page, /Password guessing or spraying/).click();
  const press = async (button: Locator) => {
    await button.focus();
    await page.keyboard.press('Enter');
  };
  await press(details(page).getByRole('button', { name: 'Dismiss', exact: true }));
  const form = details(page).getByRole('form', { name: /Dismiss/ });
  await expect(form.getByLabel('Why does it not apply?')).toBeFocused();
  await page.keyboard.type('Sign-in is throttled by the provider.');
  await press(form.getByRole('button', { name: 'Dismiss', exact: true }));
  await sayWhoActs(page, 'Ada Vogt');
  await expect(details(page)).toContainText('Dismissed by Ada Vogt on');
  await expect(details(page)).toBeFocused();

  const answer = details(page).getByRole('group', { name: 'Multi-factor sign-in for users' });
  await press(answer.getByRole('button', { name: /^Yes/ }));
  await expect(details(page)).toContainText('No longer applies');
  await expect(details(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(register(page)).toBeFocused();
});

test('a note that is being typed when its threat goes is kept', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await page.getByRole('button', { name: 'Change name and roles' }).click();
  await sayWhoActs(page, 'Ada Vogt');
  await row(page, /Password guessing or spraying/).click();
  const answer = details(page).getByRole('group', { name: 'Multi-factor sign-in for users' });
  const yes = await answer.getByRole('button', { name: /^Yes/ }).elementHandle();
  // What was answered is analysed while somebody types already.
  await details(page)
    .getByLabel('Note')
    .evaluate((note, button) => {
      if (button instanceof HTMLElement) button.click();
      if (note instanceof HTMLElement) note.focus();
      document.execCommand('insertText', false, 'Ask the identity team');
    }, yes);
  await expect(details(page)).toContainText('No longer applies');
  await page.getByRole('tab', { name: /^No longer applies/ }).click();
  await page
    .getByRole('table')
    .getByRole('row', { name: /Password guessing or spraying/ })
    .click();
  await expect(details(page)).toContainText('Ask the identity team');
});

test('a threat is written by hand, narrowed to, and deleted; the register is saved as CSV', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await page.getByRole('button', { name: 'Write a threat' }).click();
  await details(page).getByLabel('Title').fill('A courier reads the parcel label');
  await details(page).getByLabel('Title').press('Tab');
  await details(page).getByRole('combobox', { name: 'Severity' }).click();
  await page.getByRole('option', { name: 'Critical' }).click();
  await page.getByLabel('Search threats').fill('courier');
  await expect(row(page, /A courier reads the parcel label/)).toContainText('Critical');
  await expect(register(page).getByRole('row')).toHaveCount(3);
  const saved = await app.saves(() => page.getByRole('button', { name: 'Save as CSV' }).click());
  expect(saved.bytes.toString('utf8')).toContain('A courier reads the parcel label');
  await details(page).getByRole('button', { name: 'Delete this threat' }).click();
  await expect(page.getByText('No threat matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(heading(page, /^Confirmed/)).toBeVisible();
});

test('asks why a threat is not listed, and shows threats by method', async ({ app }) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  await page.getByRole('button', { name: 'Why is a threat not listed?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why is it not listed?' });
  await dialog.getByLabel('Where').fill('Orders database');
  await page.getByRole('option', { name: 'Orders database', exact: true }).click();
  await dialog.getByLabel('Threat', { exact: true }).fill('Storage or database readable by anyone');
  await page.getByRole('option', { name: 'Storage or database readable by anyone' }).click();
  await expect(dialog).toContainText(/It does not apply, because:|It is listed/);
  await isAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Group by' }).click();
  await page.getByRole('option', { name: 'OWASP API Security Top 10' }).click();
  await expect(heading(page, /^API2:2023/)).toBeVisible();
});

test('a project with nothing drawn says where to begin', async ({ app }) => {
  const { page } = app;
  await openEmpty(page, 'Threats');
  await page.getByRole('button', { name: 'Go to the diagram' }).click();
  await expect(page.getByRole('button', { name: 'Diagram', exact: true })).toHaveAttribute('aria-current', 'page');
});
