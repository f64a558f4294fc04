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

const OPEN = [
  '/', '/nhom/do-an', '/nhom/qd26-04', '/tim?q=mat+ong', '/tim?q=khong+co+dau', '/xa', '/xa/06838', '/nguoi-ban/htx-suoi-trong', GOODS.noodles, GOODS.wine,
  '/gio-hang', '/tra-cuu-don', '/dang-nhap', '/tro-giup', '/quy-che', '/khong-co-trang-nay', '/?lang=en',
];

for (const path of OPEN) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    await page.goto(path);
    await findsNothing(page);
  });
}

test('axe finds nothing on the way to a paid order', async ({ page }) => {
  test.slow();
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
  test.slow();
  await signIn(page, request, '+84900000005', '/can-bo');
  await findsNothing(page);
  await page.goto('/can-bo/chi-so/I5a/dong');
  await findsNothing(page);
});

test.describe('on a wide screen', () => {
  test.use({ viewport: { width: 1280, height: 740 } });

  for (const path of ['/', GOODS.noodles]) {
    test(`axe finds nothing on ${path}`, async ({ page }) => {
      await page.goto(path);
      await findsNothing(page);
    });
  }
});
