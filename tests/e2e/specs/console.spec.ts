import { analysed, counts, element, goTo, panel } from '../harness/person';
import { openSample } from '../harness/steps';
import { expect, test } from '../harness/test';

test('a provider whose management console is not drawn is told, and the console is drawn at a press, with its threats', async ({
  app: { page },
}) => {
  await openSample(page, /Online shop/, 'Project');
  const providers = page.getByRole('region', { name: 'Providers in use' });
  const offer = providers.getByRole('button', { name: 'Add the console of Amazon Web Services' });
  await expect(providers).toContainText('Its management console is not in the diagram.');
  const [before = 0] = await counts(page);
  await offer.click();
  await expect(offer).toHaveCount(0);

  await goTo(page, 'Diagram');
  const drawn = element(page, 'Amazon Web Services management console');
  await drawn.click();
  await expect(panel(page).getByRole('combobox', { name: 'Type' })).toHaveValue('Cloud console and control-plane API');
  await analysed(page);
  await expect(panel(page).getByRole('region', { name: 'Findings' })).toContainText(/\d+ to verify/);

  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await counts(page))[0]).toBe(before);
  await goTo(page, 'Project');
  await expect(offer).toBeVisible();
});
