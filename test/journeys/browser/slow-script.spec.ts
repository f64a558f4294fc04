import { expect, test } from '@playwright/test';
import { enter } from './officer.js';
import { phonePhoto } from './seller.js';

const LATE_MS = 2_000;

test('what was typed before the script came stays', async ({ browser, request }) => {
  // A service worker would hand out the script it keeps.
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('console', (message) => { if (message.text().includes('Failed to hydrate')) failures.push(message.text()); });
  await page.goto('/ban');
  await enter(page, request, '+84900000002');
  await expect(page).toHaveURL(/\/ban$/);
  await page.route(/\/seller\.[^/]+\.js$/, async (route) => {
    await new Promise((waited) => setTimeout(waited, LATE_MS));
    await route.continue();
  });
  await page.goto('/ban/hang/moi', { waitUntil: 'commit' });
  const name = page.getByLabel('2. Tên hàng');
  await name.fill('Mật ong rừng');
  await page.getByLabel('chai', { exact: true }).check();
  await page.locator('input[type=file]').setInputFiles(await phonePhoto(200));
  await expect(page.locator('.net')).toHaveText('Có sóng. Còn 1 món chỉ có trên máy này.');
  await expect(name).toHaveValue('Mật ong rừng');
  await expect(page.getByLabel('chai', { exact: true })).toBeChecked();
  await expect(page.locator('.photo img')).toBeVisible();
  expect(failures).toEqual([]);
  await context.close();
});

test('a page that is only read leaves no draft on the phone', async ({ page, request }) => {
  await page.goto('/ban/hang');
  await enter(page, request, '+84900000002');
  await page.locator('a[href^="/ban/hang/"]:not([href$="/moi"])').first().click();
  await expect(page.locator('[data-hydrate] form')).toBeVisible();
  await expect(page.locator('.net')).toHaveText('Có sóng. Mọi thứ đã gửi xong.');
  await page.waitForTimeout(LATE_MS);
  await expect(page.locator('.net')).toHaveText('Có sóng. Mọi thứ đã gửi xong.');
});
