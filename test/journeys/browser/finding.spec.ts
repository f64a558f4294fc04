import { expect, test } from '@playwright/test';
import { GOODS } from './buyer.js';

test('finds goods without marks, narrows and sorts them', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Tìm hàng').fill('mien dong');
  await page.getByLabel('Tìm hàng').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tìm “mien dong”' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Miến dong Bình Liêu' })).toBeVisible();

  await page.goto('/');
  await page.getByText('Lọc và xếp').click();
  await page.getByText('Giá thấp trước').click();
  await page.getByRole('button', { name: 'Xem kết quả' }).click();
  const prices = (await page.locator('.price').allTextContents()).map((text) => Number(text.replace(/\D/g, '')));
  expect(prices).toEqual([...prices].sort((a, b) => a - b));
});

test('suggests names while one types', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Tìm hàng').pressSequentially('mien');
  await expect.poll(() => page.locator('#goi-y option').count()).toBeGreaterThan(0);
});

test('adds more goods below without leaving the page', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.card')).toHaveCount(12);
  await page.getByRole('link', { name: 'Xem thêm hàng' }).click();
  await expect(page.locator('.card')).toHaveCount(24);
  await expect(page.locator('.card').nth(12).getByRole('link')).toBeFocused();
});

test('speaks English when asked, and remembers it', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto('/gio-hang');
  await expect(page.getByRole('heading', { level: 1, name: 'Basket' })).toBeVisible();
  await page.getByRole('link', { name: 'Tiếng Việt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Giỏ hàng' })).toBeVisible();
});

test('takes a form from a page that was opened before', async ({ page }) => {
  await page.goto(GOODS.noodles);
  await page.goto(GOODS.noodles);
  await page.locator('.buybar .btn').click();
  await expect(page).toHaveURL(/gio-hang/);
});

test('a shop tells who its people are, when it is open and where it lies', async ({ page }) => {
  await page.goto('/nguoi-ban/htx-suoi-trong');
  await expect(page.getByText('Thứ Ba đến Chủ nhật', { exact: false })).toBeVisible();
  await expect(page.getByText('Địa bàn huyện Bình Liêu', { exact: false })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Chuyện của gian hàng' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Xem trên bản đồ' })).toHaveAttribute('href', /^https:\/\/www\.openstreetmap\.org\/search\?query=X%C3%A3%20B%C3%ACnh%20Li%C3%AAu/);
});

test('a page that does not exist says so and shows the way on', async ({ page }) => {
  const answer = await page.goto('/san-pham/khong-co-hang-nay');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Không có trang này' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Trang đầu' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('what is typed is shown, never run', async ({ page }) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => { dialogs += 1; void dialog.dismiss(); });
  const hostile = `"><img src=x onerror=alert(1)>'</script><script>alert(1)</script>`;
  await page.goto(`/tim?q=${encodeURIComponent(hostile)}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<img');
  await page.goto(`/dang-nhap?next=${encodeURIComponent(hostile)}`);
  expect(dialogs).toBe(0);
});
