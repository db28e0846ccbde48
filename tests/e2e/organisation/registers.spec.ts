import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { element, goTo, leave, saved } from '../harness/person';
import { openSample, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const side = (page: Page): Locator => page.getByRole('complementary');
const field = (page: Page, name: string): Locator => side(page).getByRole('textbox', { name, exact: true });
const list = (page: Page, name: string): Locator => side(page).getByRole('combobox', { name, exact: true });
const row = (page: Page, name: string | RegExp): Locator => page.getByRole('table').getByRole('row', { name });

async function openRegister(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Providers and reviews/ }).click();
  await page
    .getByRole('navigation', { name: 'Places of the organisation' })
    .getByRole('button', { name: 'Registers' })
    .click();
  await page
    .getByRole('main')
    .getByRole('button', { name: new RegExp(`^${title}`) })
    .click();
  await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await field(page, name).fill(text);
  await field(page, name).press('Tab');
}

async function choose(page: Page, name: string, ...options: readonly string[]): Promise<void> {
  await list(page, name).click();
  for (const option of options) await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
}

test('an account is added, its gap is told and cleared, and all of it is there after a reload', async ({ app }) => {
  const { page } = app;
  await openRegister(page, 'Privileged accounts and roles');
  const main = page.getByRole('main');
  await expect(main).toContainText('Nearly every large incident uses rights');
  await expect(main.getByRole('table', { name: 'For example' })).toContainText('Deployment role of the shop');
  expect(await seriousIn(page)).toEqual([]);

  await main.getByRole('button', { name: 'Add account' }).first().click();
  await expect(field(page, 'Account or role')).toBeFocused();
  await type(page, 'Account or role', 'Owner of production');
  await choose(page, 'Kind', 'Root or owner of the account');
  await choose(page, 'May', 'Everything');
  await choose(page, 'Second factor', 'No');
  const told = side(page).getByRole('region', { name: 'What is missing or wrong' });
  await expect(told).toContainText('Owner of production has rights to change things and no second factor');
  await expect(told).toContainText('One stolen or guessed password');
  await expect(row(page, /Owner of production/)).toContainText('High');
  expect(await seriousIn(page)).toEqual([]);

  // What is chosen anew is a step of undo of its own, however soon.
  await choose(page, 'Second factor', 'Yes');
  await expect(told).not.toContainText('no second factor');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(told).toContainText('no second factor');
  await page.getByRole('button', { name: /^Redo/ }).click();
  await expect(told).not.toContainText('no second factor');

  // The owner is somebody new, named where they are needed.
  await list(page, 'Owner').fill('Ada Lovelace');
  await page.getByRole('option', { name: 'Add Ada Lovelace' }).click();
  await expect(row(page, /Owner of production/)).toContainText('Ada Lovelace');
  await saved(page);
  await page.reload();
  await openRegister(page, 'Privileged accounts and roles');
  await expect(row(page, /Owner of production/)).toContainText('Ada Lovelace');

  // What somebody owns is found by name, and leads to everything that they are to see to.
  await page.getByRole('search').getByRole('button', { name: 'Owner' }).click();
  await page.getByRole('checkbox', { name: 'Ada Lovelace' }).click();
  await page.keyboard.press('Escape');
  await row(page, /Owner of production/).click();
  await page.getByRole('button', { name: 'What Ada Lovelace is to see to' }).click();
  await expect(page.getByRole('combobox', { name: 'Whose it is' })).toHaveValue('Ada Lovelace');
});

test('a table goes out and comes in: new lines are added, known ones changed, bad rows told with what to do', async ({
  app,
}, info) => {
  const { page } = app;
  await openRegister(page, 'Inventory of what runs');
  const main = page.getByRole('main');
  const read = async (name: string, text: string) => {
    const path = info.outputPath(name);
    await writeFile(path, text);
    await app.chooses(path, () => main.getByRole('button', { name: 'Read CSV' }).click());
    return page.getByRole('dialog', { name: 'Read a table into Inventory of what runs' });
  };
  const first = await read(
    'scan.csv',
    'Asset;State;Known from;Last seen;Colour\nweb-1;Runs;Scan of the network;2026-11-20;red\nweb-2;Runs;Scan of the network;20.11.2026;red\n"=cmd|x";Stopped;Scan of systems;2026-11-20;blue\n',
  );
  await expect(first).toContainText('2 new lines');
  await expect(first).toContainText('Columns that this register does not have: Colour');
  await expect(first.getByRole('row', { name: /line 3, Last seen/ })).toContainText('“20.11.2026” is not a day');
  await expect(first.getByRole('row', { name: /line 3, Last seen/ })).toContainText('Write days as 2026-11-23');
  expect(await seriousIn(page)).toEqual([]);
  await first.getByRole('button', { name: 'Take over 2 lines' }).click();
  await expect(first).toBeHidden();
  await expect(row(page, /web-1/)).toContainText('Runs');

  const file = await app.saves(() => main.getByRole('button', { name: 'Save as CSV' }).click());
  expect(file.name).toBe('Inventory of what runs.csv');
  const text = file.bytes.toString('utf8');
  expect(text).toContain("'=cmd|x");
  const again = await read('again.csv', text);
  await expect(again).toContainText('2 lines say the same already');
  await expect(again.getByRole('button', { name: 'Nothing to take over' })).toBeDisabled();
  await again.getByRole('button', { name: 'Cancel' }).click();

  const later = await read('later.csv', 'Asset,State\nweb-1,Stopped\n');
  await expect(later).toContainText('1 line changes');
  await later.getByRole('checkbox', { name: '1 line is not in the file. Set “State” to “Gone”.' }).check();
  await later.getByRole('button', { name: 'Take over 2 lines' }).click();
  await expect(row(page, /web-1/)).toContainText('Stopped');
  await expect(row(page, /=cmd/)).toContainText('Gone');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(row(page, /web-1/)).toContainText('Runs');
  await expect(row(page, /=cmd/)).toContainText('Stopped');
});

test('a list of parts becomes modules, and what people have said of them stays when a newer one is read', async ({
  app,
}, info) => {
  const { page } = app;
  await openRegister(page, 'Open-source modules');
  const main = page.getByRole('main');
  const part = (name: string, more: object) => ({ type: 'library', name, version: '1.0.0', ...more });
  const read = async (file: string, components: readonly object[]) => {
    const path = info.outputPath(file);
    await writeFile(path, JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }));
    await app.chooses(path, () => main.getByRole('button', { name: 'Read CSV or CycloneDX' }).click());
    return page.getByRole('dialog', { name: 'Read a table into Open-source modules' });
  };
  const till = part('till', { purl: 'pkg:npm/till@1.0.0', licenses: [{ license: { id: 'MIT' } }] });
  const first = await read('shop.cdx.json', [till, { type: 'operating-system', name: 'debian', version: '12' }]);
  await expect(first).toContainText('1 new line');
  await first.getByRole('button', { name: 'Take over 1 line' }).click();
  await expect(first).toBeHidden();
  await expect(row(page, /till.*1\.0\.0/)).toContainText('Yes');
  await row(page, /till/).click();
  await expect(field(page, 'Licence')).toHaveValue('MIT');
  await choose(page, 'Looked at', 'No flaws found');
  await expect(row(page, /till/)).toContainText('No flaws found');

  const second = await read('later.cdx.json', [till, part('scanner', { purl: 'pkg:pypi/scanner@1.0.0' })]);
  await expect(second).toContainText('1 new line');
  await expect(second).toContainText('1 line says the same already');
  await second.getByRole('button', { name: 'Take over 1 line' }).click();
  await expect(row(page, /scanner/)).toBeVisible();
  await expect(row(page, /till/)).toContainText('No flaws found');
});

test('an element takes part in the stages that its project says; where no control works by itself, the register leads to it', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, /Online shop/, 'Data');
  await goTo(page, 'Diagram');
  await element(page, 'Checkout').click();
  await page.getByRole('complementary').getByRole('combobox', { name: 'Part in the life cycle' }).click();
  await page.getByRole('option', { name: 'Design', exact: true }).click();
  await page.keyboard.press('Escape');
  await saved(page);
  await leave(page);

  await openRegister(page, 'Controls by stage');
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Add control' }).first().click();
  await type(page, 'Control as we have it', 'Threat model before anything is built');
  await choose(page, 'Works in', 'Design');
  await choose(page, 'Runs', 'By hand');
  await main.getByText('Overview', { exact: true }).click();
  const design = main.getByRole('table', { name: /Controls by stage/ }).getByRole('row', { name: /^Design/ });
  await expect(design).toContainText('100');
  await design.getByRole('button', { name: /no control that runs by itself: \d+$/ }).click();
  const bare = main.getByRole('region', { name: 'Design: no control that runs by itself works on these' });
  await bare.getByRole('button', { name: 'Checkout' }).click();
  await expect(side(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Checkout');
});

test('a register is narrowed by words, choices and gaps, and its overview opens what it counts', async ({
  app,
}, info) => {
  const { page } = app;
  await openRegister(page, 'Tools');
  const main = page.getByRole('main');
  const path = info.outputPath('tools.csv');
  const tools = [
    ['Code scanner', 'Code analysis', 'Development and orchestration', 'Fits as it is', ''],
    ['Old scanner', 'Vulnerability scanning', 'Security', 'Has to be replaced', ''],
    ['Patch server', 'Provisioning and configuration', 'Operations and monitoring', 'Has to be replaced', '2027-03-01'],
  ];
  await writeFile(path, ['Tool,Purpose,Used by,Verdict,Done by', ...tools.map(one => one.join(','))].join('\n'));
  await app.chooses(path, () => main.getByRole('button', { name: 'Read CSV' }).click());
  await page.getByRole('dialog').getByRole('button', { name: 'Take over 3 lines' }).click();

  const shown = main.getByRole('search').getByRole('status');
  await main.getByRole('textbox', { name: 'Search lines' }).fill('scanner replaced');
  await expect(shown).toHaveText('1 of 3');
  await expect(row(page, /Old scanner/)).toBeVisible();
  await main.getByRole('textbox', { name: 'Search lines' }).fill('');
  await main.getByRole('search').getByRole('button', { name: 'Verdict' }).click();
  await page.getByRole('checkbox', { name: 'Has to be replaced' }).check();
  await page.keyboard.press('Escape');
  await expect(shown).toHaveText('2 of 3');
  await main.getByRole('switch', { name: 'Only with gaps' }).check();
  await expect(shown).toHaveText('1 of 3');

  await main.getByText(/^Gaps/).click();
  await expect(main).toContainText('Old scanner has to be replaced, and nobody has said by when');
  expect(await seriousIn(page)).toEqual([]);
  await main.getByText('Overview', { exact: true }).click();
  await expect(main.getByRole('table', { name: /Verdicts by who uses the tool/ })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await main.getByRole('button', { name: 'Operations and monitoring, Has to be replaced: 1' }).click();
  await expect(shown).toHaveText('1 of 3');
  await expect(row(page, /Patch server/)).toBeVisible();

  // By keyboard: into the details and back to the list.
  await row(page, /Patch server/).click();
  await page.getByRole('table').focus();
  await page.keyboard.press('Enter');
  await expect(side(page).locator('[data-details]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(side(page)).toContainText('Choose a line');

  await main.getByRole('button', { name: 'All registers' }).click();
  await expect(side(page)).toContainText('Old scanner has to be replaced');
  await expect(main.getByRole('button', { name: /^Tools/ })).toContainText('1 gap');
  expect(await seriousIn(page)).toEqual([]);
});
