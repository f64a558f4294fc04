import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { enter } from './officer.js';

const OWNER = '+84900000002';
const SHEET = [
  'Tên hàng,Bộ sản phẩm,Giá (đồng),Đơn vị,Số lượng',
  'Măng khô rừng,10,180000,gói 500 g,12',
  'Mật ong hoa rừng,5,một trăm,chai 500 ml,4',
  'Củ cải khô,10,60000,gói 300 g,30',
].join('\n');

async function sends(page: Page, button: string): Promise<void> {
  await page.getByLabel('Tệp XLSX hoặc CSV').setInputFiles({ name: 'hang.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${SHEET}`) });
  await page.getByRole('button', { name: button }).click();
}

test('a cooperative tries a sheet of goods, sees the row to mend, and enters the rest', async ({ page, request }) => {
  await page.goto('/ban/hang');
  await enter(page, request, OWNER);
  await page.goto('/ban/hang');
  await page.getByRole('link', { name: 'Nhiều món một lúc' }).click();

  await sends(page, 'Xem thử, chưa ghi gì');
  await expect(page.getByText('2 dòng đúng, chưa ghi gì.')).toBeVisible();
  await expect(page.getByText('Dòng 3, cột Giá (đồng):')).toBeVisible();

  await sends(page, 'Nhập hàng vào chợ');
  await expect(page.getByText('Đã nhập 2 món.')).toBeVisible({ timeout: 20_000 });
  await page.goto('/ban/hang');
  await expect(page.getByText('Măng khô rừng')).toBeVisible();
});

test('a cooperative changes the prices of many goods at once; what cannot be handed in says why', async ({ page, request }) => {
  await page.goto('/ban/hang');
  await enter(page, request, OWNER);
  await page.goto('/ban/hang');
  await page.getByRole('link', { name: 'Sửa giá nhiều món' }).click();

  const dried = page.getByLabel('Măng khô rừng');
  await dried.fill('một trăm');
  await page.getByRole('button', { name: 'Lưu giá và gửi chợ xem' }).click();
  await expect(page.getByText('Ghi giá bằng số, ví dụ 60.000.').first()).toBeVisible();
  await expect(dried).toHaveValue('một trăm');

  await dried.fill('185.000');
  await page.getByLabel('Củ cải khô').fill('60000');
  await page.getByRole('button', { name: 'Lưu giá và gửi chợ xem' }).click();
  await expect(page.getByText(/Giá đã lưu, chưa gửi chợ xem\./).first()).toBeVisible();
  await page.goto('/ban/hang/gia');
  await expect(page.getByLabel('Măng khô rừng')).toHaveValue('185.000');
  await page.getByRole('button', { name: 'Lưu giá và gửi chợ xem' }).click();
  await expect(page.getByText('Chưa có giá nào đổi.')).toBeVisible();
});
