import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { goTo as press, saved, startProject } from './person';
import { expect } from './test';

/** A shipped sample as a project of its own, at one of its places. */
export async function openSample(page: Page, name: RegExp, place: string): Promise<void> {
  await page.getByRole('button', { name: /Look at a sample/ }).click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
  await goTo(page, place);
}

/** A project with nothing in it, at one of its places. */
export async function openEmpty(page: Page, place: string): Promise<void> {
  await startProject(page, 'Nothing yet');
  await goTo(page, place);
}

/** Goes to a place and waits until it is there. */
export async function goTo(page: Page, place: string): Promise<void> {
  await press(page, place);
  await expect(page.getByRole('heading', { name: place, level: 2 })).toBeVisible();
}

/** Says who acts, where the app asks before it writes down a decision. */
export async function sayWhoActs(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Who is deciding?' });
  await dialog.getByRole('textbox', { name: 'Your name' }).fill(name);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog).toBeHidden();
}

/** Leaves the app as a reload does and comes back to the project of this name. */
export async function reloadInto(page: Page, project: RegExp, place: string): Promise<void> {
  await saved(page);
  await page.reload();
  await page.getByRole('main').getByRole('button', { name: project }).first().click();
  await goTo(page, place);
}

/** What axe finds serious or critical on the page as it is; `colours`: looks at nothing but contrast, which is what a theme changes. */
export async function seriousIn(page: Page, what: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  // Halfway from one theme to the other no colour is the one that is meant.
  await page.evaluate(async () => {
    const changing = document.getAnimations().filter(one => one instanceof CSSTransition);
    await Promise.allSettled(changing.map(one => one.finished));
  });
  // A fifth of the time: no account of everything that is right, and no second page to put frames together, which the app has none of.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await (what === 'all' ? axe : axe.withRules('color-contrast')).analyze();
  return violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`);
}
