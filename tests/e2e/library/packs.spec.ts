import type { Locator, Page } from '@playwright/test';
import { writeTextZip } from '../../../core/document';
import { tillPack } from '../../support/aPack';
import { goTo, openSample, sayWhoActs, seriousIn } from '../harness/steps';
import { expect, test } from '../harness/test';

const SHOP = /Online shop/;
const SPRAY = /Password guessing or spraying/;
const details = (page: Page): Locator => page.getByRole('complementary').locator('[data-details]');

async function chooseThreat(page: Page, words: string, name: RegExp): Promise<void> {
  await page.getByLabel('Search threats').fill(words);
  await page.getByRole('table').getByRole('row', { name }).first().click();
}

/** Takes the only offer with Enter, which the editor does not let count for what has stood there for less than 75 ms. */
async function takeOffer(page: Page, offers: Locator): Promise<void> {
  await expect(offers.getByRole('option')).toHaveCount(1);
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(offers).toHaveCount(0);
}

/** The editor of a copy of a shipped threat, as it opens from the library. */
async function duplicated(page: Page): Promise<Locator> {
  await openSample(page, SHOP, 'Library');
  await chooseThreat(page, 'password guess', SPRAY);
  await details(page).getByRole('button', { name: 'Duplicate and edit' }).click();
  const copying = page.getByRole('dialog', { name: /Duplicate “Password guessing/ });
  await copying.getByRole('button', { name: 'Duplicate and edit' }).click();

  const editor = page.getByRole('dialog', { name: /^Edit “/ });
  await expect(editor.getByText('Yes, it can be saved.')).toBeVisible({ timeout: 30_000 });
  return editor;
}

test('a test of a rule is written in the form, and what comes of it stands beside it', async ({ app }) => {
  const { page } = app;
  const editor = await duplicated(page);
  const tests = editor.getByRole('group', { name: 'Tests of the rule' });
  await tests.getByRole('button', { name: 'Add one in which it must not' }).click();
  await tests.getByRole('textbox', { name: 'The situation in a few words' }).fill('Signs in with a second factor');
  const mine = tests.getByRole('region', { name: 'Signs in with a second factor' });
  await expect(mine).toContainText(/passed|but asks|but holds/, { timeout: 30_000 });
  await mine.getByRole('button', { name: 'Add what is known' }).click();
  expect(await seriousIn(page)).toEqual([]);
  // What stands around it is written in the form, too.
  await mine.getByRole('combobox', { name: 'Add what stands around it' }).click();
  await page.getByRole('option', { name: 'flows that arrive' }).click();
  const flow = mine.getByRole('region', { name: 'flows that arrive 1' });
  await expect(flow.getByRole('combobox', { name: 'Sender' })).not.toHaveValue('');
  await flow.getByRole('button', { name: 'Take it out' }).click();
  await expect(flow).toHaveCount(0);
  await mine.getByRole('button', { name: 'Remove this test' }).click();
  await expect(mine).toHaveCount(0);
  // What was taken out comes back, by key or by button, and the project behind stays as it is.
  await page.keyboard.press('ControlOrMeta+z');
  await expect(mine).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(mine).toHaveCount(0);
  await editor.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(mine).toBeVisible();
  await editor.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByRole('dialog', { name: 'Close without saving?' })).toBeVisible();
});

test('a threat is duplicated, its rule is written as text, and what it finds is seen before and after it is saved', async ({
  app,
}) => {
  const { page } = app;
  const editor = await duplicated(page);
  await expect(editor.getByText(/It asks for exactly the same as “Password guessing or spraying/)).toBeVisible();
  await expect(editor.getByRole('region', { name: 'Tests of the rule' }).getByText('passed').first()).toBeVisible();

  await editor.getByRole('textbox', { name: 'Title' }).fill('Shops without a firewall for the web');
  await editor.getByRole('tab', { name: 'Rule as text' }).click();
  const rule = editor.getByRole('textbox', { name: 'Rule as text' });
  await expect(rule).toContainText(/p\.mfa=no,\?/);
  await rule.fill('t=@web & p.waf!=');
  await expect(editor.getByText(/column \d+: The rule cannot be read/).first()).toBeVisible();
  await expect(editor.getByRole('button', { name: 'Save' })).toBeDisabled();
  // The other views still show the last rule that could be read, and what was typed is not lost.
  await editor.getByRole('tab', { name: 'Form' }).click();
  await expect(editor.getByText(/cannot be read yet. It is kept there/)).toBeVisible();
  await editor.getByRole('tab', { name: 'Rule as text' }).click();
  await expect(rule).toHaveText('t=@web & p.waf!=');
  await rule.press('ControlOrMeta+End');
  await rule.press('Control+Space');
  const offers = editor.getByRole('listbox', { name: 'Offers' });
  await expect(offers.getByRole('option', { name: /^block/ })).toBeVisible();
  expect(await seriousIn(page)).toEqual([]);
  await rule.pressSequentially('blo');
  await takeOffer(page, offers);
  await expect(rule).toHaveText('t=@web & p.waf!=block');
  const preview = editor.getByRole('region', { name: 'In this project' });
  await expect(preview.getByRole('status')).toContainText(/other than saved/, { timeout: 30_000 });
  await expect(preview.getByRole('listitem').first()).toContainText(/not found before/);

  await editor.getByRole('tab', { name: 'YAML' }).click();
  const yaml = editor.getByRole('textbox', { name: 'YAML' });
  await expect(yaml).toContainText('path: property.waf');
  await expect(yaml).toContainText('Shops without a firewall');
  // Tab indents, and Escape lets the next one leave the text.
  await yaml.press('ControlOrMeta+Home');
  await yaml.press('Tab');
  await expect(editor.getByText(/line 2, column 1: /).first()).toBeVisible();
  await yaml.press('ControlOrMeta+z');
  await expect(editor.getByText(/line 2, column 1: /)).toHaveCount(0);
  await yaml.press('Escape');
  await yaml.press('Tab');
  await expect(yaml).not.toBeFocused();
  await expect(editor).toBeVisible();
  await editor.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
  // What it does to the whole project is told before it does it.
  await expect(editor.getByText(/Saved, it would change what is listed .*\d+ → \d+/)).toBeVisible({ timeout: 30_000 });
  await expect(editor.getByRole('button', { name: 'Save with this change' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved. Findings follow.')).toBeVisible({ timeout: 30_000 });
  await editor.getByRole('button', { name: 'Close' }).last().click();
  await expect(editor).toBeHidden();

  await goTo(page, 'Threats');
  await page.getByLabel('Search threats').fill('Shops without a firewall');
  const register = page.getByRole('table', { name: 'Threat register' });
  const folds = register.getByRole('button', { name: /^(To verify|Less pressing)/ });
  await expect(folds).toHaveCount(1);
  await folds.click();
  await expect(register.getByRole('row', { name: /Shops without a firewall for the web/ }).first()).toBeVisible();
});

test('what is being written survives a reload and leaving the place, is offered again, and goes once it is saved', async ({
  app,
}) => {
  const { page } = app;
  const editor = await duplicated(page);
  await editor.getByRole('textbox', { name: 'Title' }).fill('Half a thought about the shop');
  await editor.getByRole('tab', { name: 'Rule as text' }).click();
  await editor.getByRole('textbox', { name: 'Rule as text' }).fill('t=@web & p.waf!=');
  await expect(editor.getByText('Not saved yet, but kept on this device')).toBeVisible();
  // Nobody is asked before the window closes: nothing would be lost.
  await page.reload();
  await page.getByRole('main').getByRole('button', { name: SHOP }).first().click();
  await goTo(page, 'Library');
  const left = page.getByRole('list', { name: 'Unsaved edits' });
  await expect(left).toContainText(/Your unsaved edit of “Half a thought about the shop” from \d/);
  await left.getByRole('button', { name: 'Open…' }).click();
  const offer = page.getByRole('dialog', { name: 'Unsaved edits' });
  await expect(offer).toContainText(/“Half a thought about the shop” from \d/);
  expect(await seriousIn(page)).toEqual([]);
  await offer.getByRole('button', { name: 'Continue' }).click();
  await expect(editor.getByRole('textbox', { name: 'Title' })).toHaveValue('Half a thought about the shop');
  // What could not be read yet is there, too, where it was typed.
  await editor.getByRole('tab', { name: 'Rule as text' }).click();
  const rule = editor.getByRole('textbox', { name: 'Rule as text' });
  await expect(rule).toHaveText('t=@web & p.waf!=');
  await editor.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Keep for later' }).click();
  await expect(editor).toBeHidden();
  await left.getByRole('button', { name: 'Open…' }).click();
  await offer.getByRole('button', { name: 'Continue' }).click();
  await editor.getByRole('tab', { name: 'Rule as text' }).click();
  await rule.fill('t=@web & p.waf!=block');
  const save = editor.getByRole('button', { name: /^Save/ });
  await editor.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 30_000 });
  await expect(editor.getByRole('button', { name: 'Save with this change' })).toBeFocused({ timeout: 30_000 });
  await save.click();
  await expect(page.getByText('Saved. Findings follow.')).toBeVisible({ timeout: 30_000 });
});

test('what is discarded is gone, and what goes with an entry is told before it is deleted', async ({ app }) => {
  const { page } = app;
  const editor = await duplicated(page);
  const left = page.getByRole('list', { name: 'Unsaved edits' });
  await editor.getByRole('textbox', { name: 'Title' }).fill('Half a thought about the shop');
  await editor.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Discard and close' }).click();
  await expect(editor).toBeHidden();
  await expect(left).toHaveCount(0);
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(editor.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Password guessing .* \(own\)$/);
  // What goes with it is told before it goes.
  await editor.getByRole('button', { name: 'Delete' }).click();
  const sure = page.getByRole('dialog', { name: 'Delete' });
  await expect(sure).toContainText(/Without it, the list of this project would change: .*\d+ → \d+/, {
    timeout: 30_000,
  });
  await expect(sure).toContainText(/threats? that (?:is|are) listed now would be found no longer/);
  expect(await seriousIn(page)).toEqual([]);
  await sure.getByRole('button', { name: 'Delete' }).click();
  await expect(editor).toBeHidden();
  await expect(page.getByRole('table').getByRole('row', { name: /\(own\)/ })).toHaveCount(0);
});

test('a rule is written and saved with the keyboard alone, and the focus is never lost', async ({ app }) => {
  const { page } = app;
  const editor = await duplicated(page);
  const { keyboard } = page;
  const tabTo = async (there: Locator, key = 'Tab') => {
    for (let presses = 0; presses < 60; presses += 1) {
      await keyboard.press(key);
      if (await there.evaluate(one => one === document.activeElement)) return;
    }
    await expect(there).toBeFocused();
  };
  await tabTo(editor.getByRole('textbox', { name: 'Title' }));
  await keyboard.type('Shops without a firewall for the web');
  const conditions = editor.getByRole('button', { name: 'Remove condition' });
  const before = await conditions.count();
  await tabTo(editor.getByRole('button', { name: 'Add condition' }));
  await keyboard.press('Enter');
  await expect(conditions).toHaveCount(before + 1);
  await tabTo(conditions.last(), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(conditions).toHaveCount(before);
  await expect(editor.locator(':focus')).toHaveCount(1);
  await tabTo(editor.getByRole('tab', { name: 'Form' }), 'Shift+Tab');
  await keyboard.press('ArrowRight');
  const rule = editor.getByRole('textbox', { name: 'Rule as text' });
  await tabTo(rule);
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('t=@web & p.waf!=blo');
  const offers = editor.getByRole('listbox', { name: 'Offers' });
  await takeOffer(page, offers);
  await expect(rule).toHaveText('t=@web & p.waf!=block');
  await keyboard.press('Escape');
  const save = editor.getByRole('button', { name: 'Save', exact: true });
  await tabTo(save);
  await expect(save).toBeEnabled({ timeout: 30_000 });
  await keyboard.press('Enter');
  await expect(editor.getByRole('button', { name: 'Save with this change' })).toBeFocused({ timeout: 30_000 });
  await keyboard.press('Enter');
  await expect(page.getByText('Saved. Findings follow.')).toBeVisible({ timeout: 30_000 });
  await expect(editor.locator(':focus')).toHaveCount(1);
});

test('a rule is switched off with a reason: what it found is gone and says why, and undo brings it back', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Threats');
  const register = page.getByRole('table', { name: 'Threat register' });
  const row = register.getByRole('row', { name: /Stolen or phished user credentials/ }).first();
  await row.click();
  const side = page.getByRole('complementary');
  await side.getByRole('button', { name: 'Switch this rule off' }).click();
  // What it would change is told before it is done.
  await expect(side).toContainText(/Switched off, it would change what is listed .*\d+ → \d+/, { timeout: 30_000 });
  await side.getByLabel('Why?').fill('The group signs everybody in');
  await side.getByRole('button', { name: 'Switch this rule off' }).click();
  await sayWhoActs(page, 'Ada');
  await expect(side).toContainText('Switched off in this project by Ada');
  await expect(side).toContainText('The group signs everybody in');
  await expect(register.getByRole('row', { name: /Stolen or phished user credentials/ })).toHaveCount(0);
  expect(await seriousIn(page)).toEqual([]);
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(register.getByRole('row', { name: /Stolen or phished user credentials/ }).first()).toBeVisible();
});

test('a new threat asks what it is about, says which changes its tests do not notice, and waits in its pack where that is not used', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Library');
  await page.getByRole('button', { name: 'New threat…' }).click();
  const begin = page.getByRole('dialog', { name: 'New threat…' });
  await begin.getByRole('button', { name: 'Begin' }).click();
  await expect(begin.getByText('This is needed to begin.')).toHaveCount(3);
  await begin.getByRole('textbox', { name: 'Title' }).fill('Sign-in without a second factor');
  await begin.getByRole('combobox', { name: 'Topic' }).click();
  await page.getByRole('option', { name: 'Identity and access' }).click();
  await begin.getByRole('combobox', { name: 'Controls that answer it' }).fill('phishing-resistant');
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  expect(await seriousIn(page)).toEqual([]);
  await begin.getByRole('button', { name: 'Begin' }).click();

  const editor = page.getByRole('dialog', { name: 'Edit “Sign-in without a second factor”' });
  await expect(editor.getByText('Yes, it can be saved.')).toBeVisible({ timeout: 30_000 });
  await expect(editor.getByRole('combobox', { name: 'Topic' })).toHaveValue('Identity and access');
  // What it harms is said in the form, too.
  await editor.getByRole('combobox', { name: 'Harms integrity' }).click();
  await page.getByRole('option', { name: '1 higher than that' }).click();
  await editor.getByRole('tab', { name: 'YAML' }).click();
  await expect(editor.getByRole('textbox', { name: 'YAML' })).toContainText('dimension: I, offset: 1');
  await editor.getByRole('tab', { name: 'Form' }).click();
  // Whatever it is asked of, it begins as something that can be asked of that.
  await editor.getByRole('combobox', { name: 'Asked of' }).click();
  await page.getByRole('option', { name: 'each data flow' }).click();
  await expect(editor.getByRole('combobox', { name: 'Fact' })).toHaveValue('Encryption');
  await expect(editor.getByText('Yes, it can be saved.')).toBeVisible({ timeout: 30_000 });
  await editor.getByRole('button', { name: 'Undo', exact: true }).click();
  await editor.getByRole('button', { name: 'Begin the rule' }).click();
  await expect(editor.getByRole('combobox', { name: 'Fact' })).toHaveValue('Multi-factor sign-in for users');
  // What has no order is not offered to be compared.
  await editor.getByRole('combobox', { name: 'How', exact: true }).click();
  await expect(page.getByRole('option')).toHaveText(['is one of', 'is none of', 'is empty']);
  await page.keyboard.press('Escape');
  await editor.getByRole('button', { name: 'Add one in which it must ask' }).click();
  await editor.getByRole('button', { name: 'Check that the tests notice changes' }).click({ timeout: 30_000 });
  const unnoticed = editor.getByRole('list', { name: 'Check that the tests notice changes' });
  await expect(unnoticed).toContainText(/Multi-factor sign-in for users: No\s*turned around/, { timeout: 30_000 });
  expect(await seriousIn(page)).toEqual([]);

  // What rules everything out is seen.
  await editor.getByRole('tab', { name: 'Rule as text' }).click();
  await editor.getByRole('textbox', { name: 'Rule as text' }).fill('t=idp & p.mfa=no & p.owner=empty & t=@db');
  const alone = editor.getByRole('list', { name: /By itself, each of its conditions/ });
  await expect(alone.getByRole('listitem').last()).toContainText(/It is a database\s*\d+ of 19, 0 open/, {
    timeout: 30_000,
  });

  await editor.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Keep for later' }).click();
  await page.reload();
  await openSample(page, SHOP, 'Library');
  const left = page.getByRole('list', { name: 'Unsaved edits' });
  await expect(left).toContainText(/waits in the pack “Own rules”, which this project does not use/);
  await left.getByRole('button', { name: 'Packs…' }).click();
  await expect(
    page.getByRole('dialog', { name: 'Packs' }).getByRole('button', { name: 'Use in this project…' }),
  ).toBeVisible();
});

/** An archive of a good pack and of many that are broken, each in its own way. */
function manyPacks() {
  const broken: Readonly<Record<string, (text: string, path: string) => string>> = {
    tag: (text, path) => (path === 'threats.yaml' ? text.replace('title: Card', 'title: !!js/function Card') : text),
    path: text => text.replace('path: property.till_sealed', 'path: property.till_seal'),
    version: text => text.replace('"1.1.0"', '1.1'),
    newer: text => text.replace('parapet-pack', 'parapet-pack/2'),
    shipped: text => text.replace('id: pack-shipped', 'id: parapet'),
    yaml: (text, path) => (path === 'controls.yaml' ? `${text}  - [` : text),
  };
  const packs = [
    ...tillPack().files.map(({ path, text }) => ({ path: `good/${path}`, text })),
    ...Object.entries(broken).flatMap(([name, change]) =>
      tillPack(text =>
        text.replace(/^id: shop-tills/m, `id: pack-${name}`).replace('name: Tills', `name: ${name} tills`),
      ).files.map(({ path, text }) => ({ path: `${name}/${path}`, text: change(text, path) })),
    ),
    { path: 'bomb/pack.yaml', text: `a: &a [x, x]\n${'b: [*a, *a]\n'.repeat(80)}` },
    { path: 'deep/pack.json', text: '['.repeat(5_000) },
  ];
  return {
    name: 'many.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(writeTextZip(packs)),
  };
}

test('packs are imported, the broken ones are told with place and remedy, a good one is put to use, into the project, and away', async ({
  app,
}) => {
  const { page } = app;
  await openSample(page, SHOP, 'Library');
  await page.getByRole('button', { name: 'Packs' }).click();
  const packs = page.getByRole('dialog', { name: 'Packs' });
  await expect(packs).toContainText('There is no pack yet');
  expect(await seriousIn(page)).toEqual([]);
  const choosing = page.waitForEvent('filechooser');
  await packs.getByRole('button', { name: 'Import pack…' }).click();
  await (await choosing).setFiles(manyPacks());

  // What has no manifest that can be read is no pack: it is told at once, and the others are there.
  const refused = packs.getByRole('alert');
  await expect(refused).toContainText(/deep\/pack\.json, line 1, column 31: .*more than 30 levels deep/, {
    timeout: 30_000,
  });
  await expect(refused).toContainText(/bomb\/pack\.yaml, line \d+, column \d+: .*twice/);
  await expect(refused).toContainText(/version\/pack\.yaml, line 4, column 10: .*three numbers/);
  await expect(refused).toContainText(/newer\/pack\.yaml, line 1, column 9: .*newer Parapet.*Update Parapet/);
  await expect(refused).toContainText(/shipped\/pack\.yaml, line 2, column 5: .*taken by the shipped library/);
  const told = async (name: string, words: RegExp) => {
    const broken = packs.getByRole('region', { name: `${name} tills and card readers`, exact: true });
    await expect(broken).toContainText('Cannot be used');
    await expect(broken).toContainText(words);
  };
  await told('tag', /tag\/threats\.yaml, line 4, column \d+: .*plain/);
  await told('path', /path\/threats\.yaml, line 17, column 19: property\.till_seal is named, .*Correct its name/);
  await told('yaml', /yaml\/controls\.yaml, line \d+, column \d+: .*not well-formed YAML/);
  expect(await seriousIn(page)).toEqual([]);

  const card = packs.getByRole('region', { name: 'Tills and card readers', exact: true }).first();
  await expect(card).toContainText('Not used in this project');
  await card.getByRole('button', { name: 'Use in this project…' }).click();
  await card.getByRole('button', { name: 'Use in this project', exact: true }).click();
  await expect(card).toContainText('In use');
  await expect(card).toContainText('Threats: 1 · Controls: 1 · Types: 1');
  await card.getByRole('button', { name: 'Switch off here' }).click();
  await expect(card).toContainText('It changes nothing in the threats listed in this project.');
  await card.getByRole('button', { name: 'Cancel' }).click();
  await card.getByRole('button', { name: 'Put into the project' }).click();
  await expect(card).toContainText('in this project');
  expect(await seriousIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /^Types/ }).click();
  await page.getByLabel('Search types').fill('cash till');
  const till = page.getByRole('table').getByRole('row', { name: /Cash till/ });
  await expect(till).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await page.getByRole('button', { name: /^Undo/ }).first().click();
  await expect(till).toHaveCount(0);
});
