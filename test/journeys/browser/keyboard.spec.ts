import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { Buyer, GOODS } from './buyer.js';

const MOST_STOPS = 120;

/** Walks with Tab until the element has the focus; fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

test('buys with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Đến nội dung chính' })).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: /^Đồ ăn/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Đồ ăn' })).toBeVisible();

  await page.goto(GOODS.noodles);
  await tabTo(page, page.getByRole('button', { name: 'Thêm một' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Số lượng')).toHaveValue('2');
  await tabTo(page, page.locator('.buybar .btn'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Đặt hàng' }));
  await page.keyboard.press('Enter');

  for (const [label, text] of [['Tên người nhận', 'Người Mua Thử'], ['Số điện thoại', '0900000001'], ['Xã, phường', 'Xã Bình Liêu, Quảng Ninh'], ['Số nhà, đường, thôn', 'Khu 1']] as const) {
    await tabTo(page, page.getByLabel(label));
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Escape');
  await tabTo(page, page.getByRole('button', { name: 'Xem phí giao hàng' }));
  await page.keyboard.press('Enter');
  const order = page.getByRole('button', { name: /^Đặt và trả/ });
  await expect(order).toBeVisible();
  await tabTo(page, order);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: /Mã VietQR/ })).toBeVisible();
});

test('a quantity typed and entered goes into the basket, not down by one', async ({ page }) => {
  await page.goto(GOODS.noodles);
  await page.getByLabel('Số lượng').fill('3');
  await page.keyboard.press('Enter');
  await expect(page.locator('.stepper output')).toHaveText('3');
  await new Buyer(page).givesAddress('vietqr');
});
