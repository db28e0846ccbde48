import { expect, type Locator, type Page } from '@playwright/test';

/** What a person does and sees in the app, in words of the screen. */

export async function startProject(page: Page, name = 'Web shop'): Promise<void> {
  await page.getByRole('button', { name: /^New project/ }).click();
  await page.getByLabel('Name of the system').fill(name);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByTestId('canvas')).toBeVisible();
}

/** Types components into the field under the canvas, each with Enter. */
export async function type(page: Page, ...names: string[]): Promise<void> {
  const field = page.getByLabel('Add a component by name');
  for (const name of names) {
    await field.fill(name);
    await field.press('Enter');
    await expect(element(page, name)).toBeVisible();
  }
}

/** An element on the canvas by its name. */
export function element(page: Page, name: string): Locator {
  return page.locator('.react-flow__node-element').filter({ has: page.getByRole('group', { name: `${name}, ` }) });
}

export function boundary(page: Page, name: string): Locator {
  return page
    .locator('.react-flow__node-boundary')
    .filter({ has: page.getByRole('group', { name: `Trust boundary ${name}`, exact: true }) });
}

export function flow(page: Page, from: string, to: string): Locator {
  return page.getByRole('img', { name: new RegExp(`^Data flow .*from ${from} to ${to}$`) });
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a thing is on the screen. */
export async function boxOf(thing: Locator): Promise<Box> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('The thing is not on the screen.');
  return box;
}

export function middleOf(box: Box): { readonly x: number; readonly y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export async function drag(
  page: Page,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Draws a data flow from the right edge of one element onto another. */
export async function connect(page: Page, from: string, to: string): Promise<void> {
  const source = element(page, from);
  await source.hover();
  const handle = middleOf(await boxOf(source.locator('.react-flow__handle-right')));
  await drag(page, handle, middleOf(await boxOf(element(page, to))));
  await expect(flow(page, from, to)).toHaveCount(1);
}

/** Waits until the last edit is on the disk. */
export async function saved(page: Page): Promise<void> {
  // What was just done is on the screen after the next frame; before it, the status is that of the edit before.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(page.getByTestId('saved')).toHaveText(/^Saved on this device/);
}

/** Waits until what was chosen for the app as a whole is on the disk, of which the status says nothing: these words are in it. */
export async function preferencesKept(page: Page, ...words: readonly string[]): Promise<void> {
  const kept = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open('parapet');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('settings').objectStore('settings').get('preferences');
            reading.onsuccess = () => resolve(JSON.stringify(reading.result ?? null));
            opening.result.close();
          };
        }),
    );
  for (const word of words) await expect.poll(kept).toContain(word);
}

/** Waits until everything that was done has been analysed. */
export async function analysed(page: Page): Promise<void> {
  await expect(page.getByTestId('analysis')).toHaveText(/confirmed/);
}

/** Goes to one of the places at the left. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: place, exact: true }).click();
}

/** Chooses what the colours of the diagram mean. */
export async function colourBy(page: Page, what: string): Promise<void> {
  await page.getByRole('radiogroup', { name: 'Colour by' }).getByText(what, { exact: true }).click();
}

/** A part of the panel at the right. */
export function part(page: Page, name: string): Locator {
  return page.getByRole('complementary').getByRole('region', { name, exact: true });
}

/** The counts at the bottom: elements, data flows, trust boundaries. */
export async function counts(page: Page): Promise<readonly number[]> {
  const text = await page.getByTestId('size').innerText();
  return (text.match(/\d+/g) ?? []).map(Number);
}

/** Waits until the project is this large. */
export async function hasSize(page: Page, elements: number, flows: number, boundaries: number): Promise<void> {
  await expect.poll(() => counts(page)).toEqual([elements, flows, boundaries]);
}

/** The panel of what is chosen, and its field for the name. */
export function panel(page: Page): Locator {
  return page.getByRole('complementary');
}

export async function rename(page: Page, name: string): Promise<void> {
  const field = panel(page).getByRole('textbox', { name: 'Name', exact: true });
  await field.fill(name);
  await field.press('Enter');
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Leaves the project for the list. */
export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'All projects' }).click();
  await expect(page.getByRole('heading', { name: 'Projects on this device' })).toBeVisible();
}

/** The text of the project's file, as it would be saved. */
export function textOf(bytes: Buffer): Record<string, unknown> {
  return JSON.parse(bytes.toString('utf8'));
}
