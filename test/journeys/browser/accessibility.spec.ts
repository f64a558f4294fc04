import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Buyer, GOODS } from './buyer.js';
import { signIn } from './officer.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${String(nodes[0]?.target)}`)).toEqual([]);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 740 } });

    test('axe finds nothing on the open pages', async ({ page }) => {
      for (const path of ['/', '/nhom/do-an', '/nhom/qd26-04', '/tim?q=mat+ong', '/tim?q=khong+co+dau', '/xa', '/xa/06838', '/nguoi-ban/htx-suoi-trong', GOODS.noodles, GOODS.wine, '/gio-hang', '/tra-cuu-don', '/dang-nhap', '/tro-giup', '/quy-che', '/khong-co-trang-nay', '/?lang=en']) {
        await page.goto(path);
        await findsNothing(page);
      }
    });

    test('axe finds nothing on the way to a paid order', async ({ page }) => {
      const buyer = new Buyer(page);
      await buyer.takes(GOODS.noodles, GOODS.radish);
      await findsNothing(page);
      await buyer.givesAddress('vietqr');
      await findsNothing(page);
      await page.getByLabel('Số điện thoại').fill('1');
      await buyer.orders();
      await findsNothing(page);
      await page.getByLabel('Số điện thoại').fill('0900000001');
      await buyer.orders();
      await expect(page.getByRole('img', { name: /Mã VietQR/ })).toBeVisible();
      await findsNothing(page);
      await page.goto(`/don/${buyer.code()}/tra-tien?doi=1`);
      await findsNothing(page);
      await page.goto(`/don/${buyer.code()}`);
      await findsNothing(page);
    });

    test('axe finds nothing on the officer’s pages', async ({ page, request }) => {
      await signIn(page, request, '+84900000005', '/can-bo');
      await findsNothing(page);
      await page.goto('/can-bo/chi-so/I5a/dong');
      await findsNothing(page);
    });
  });
}
