import { expect, test } from '@playwright/test';
import { signIn } from './officer.js';

test('an officer sees each rate with what it is made of, and the rows behind it', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo');
  await expect(page.getByText(/\d+ trong \d+ sản phẩm còn hạn/)).toBeVisible();
  await expect(page.getByText('Hai số này khác mẫu số. Không cộng. Không lấy trung bình.')).toBeVisible();
  const communes = page.getByRole('rowheader');
  expect(await communes.count()).toBeGreaterThan(10);

  const link = page.getByRole('link', { name: /^Xem \d+ dòng/ });
  const rows = Number(/\d+/.exec((await link.textContent()) ?? '')?.[0]);
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Các dòng của I1' })).toBeVisible();
  expect(await page.locator('tbody tr').count()).toBe(Math.min(rows, 50));
});

test('an officer asks for one commune, another month and a day', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo');
  await page.getByLabel('Vùng').selectOption('06838');
  await page.getByRole('button', { name: 'Xem' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Xã Bình Liêu' })).toBeVisible();
  await expect(page.locator('tbody tr')).toHaveCount(1);
});

test('somebody who is not an officer is told so', async ({ page, request }) => {
  await page.goto('/can-bo');
  await expect(page).toHaveURL(/dang-nhap\?next=/);
  await signIn(page, request, '+84900000001', '/dang-nhap');
  const refused = await page.goto('/can-bo');
  expect(refused?.status()).toBe(403);
});

test('signs out', async ({ page, request }) => {
  await signIn(page, request, '+84900000002', '/dang-nhap');
  await page.getByRole('button', { name: 'Ra', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Gửi mã', exact: true })).toBeVisible();
});

for (const elsewhere of ['https://example.org/', '//example.org', '/\\example.org']) {
  test(`does not lead to ${elsewhere} after signing in`, async ({ page, request }) => {
    await page.goto(`/dang-nhap?next=${encodeURIComponent(elsewhere)}`);
    await signIn(page, request, '+84900000003', '/dang-nhap');
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
  });
}
