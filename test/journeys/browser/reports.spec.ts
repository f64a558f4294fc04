import { expect, test } from '@playwright/test';
import { signIn } from './officer.js';

test.use({ javaScriptEnabled: false });

test('an officer freezes the quarter, makes it anew with a reason, sees what differs and prints the sheet, without script', async ({ page, request }) => {
  test.slow();
  await signIn(page, request, '+84900000005', '/can-bo/bao-cao');
  await page.getByRole('link', { name: 'Lập báo cáo', exact: true }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('alert')).toContainText('Chọn địa bàn.');
  await page.getByLabel('Cả vùng được giao').check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByLabel(/^Quý/).first()).toBeChecked();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(0);
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  for (const code of ['I1', 'I5a', 'I5b']) await page.getByRole('checkbox', { name: new RegExp(`^${code} ·`) }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Xem lại trước khi khóa' })).toBeVisible();
  await page.getByRole('button', { name: 'Khóa số liệu' }).click();

  await expect(page).toHaveURL(/\/can-bo\/bao-cao\/[0-9a-f-]{36}$/);
  const report = page.url();
  await expect(async () => { await page.goto(report); await expect(page.getByRole('link', { name: 'Tờ họp để in' })).toBeVisible(); }).toPass({ timeout: 30_000 });
  await expect(page.locator('.base')).toHaveText([/^Đếm sản phẩm/, /^Đếm lượt/, /^Đếm số tiền/]);

  await page.getByRole('link', { name: 'Lập bản mới' }).click();
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(page.getByRole('alert')).toContainText('Ghi lý do.');
  await page.getByLabel('Lý do lập bản mới').fill('Nhập thêm giấy cũ');
  await page.getByRole('button', { name: 'Lập bản mới' }).click();
  await expect(async () => { await page.goto(report); await expect(page.getByRole('link', { name: 'Khác bản 1 ở đâu' })).toBeVisible(); }).toPass({ timeout: 30_000 });
  await expect(page.getByText('Lý do: Nhập thêm giấy cũ').first()).toBeVisible();
  await page.getByRole('link', { name: 'Khác bản 1 ở đâu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bản 1 và bản 2 khác nhau ở đâu' })).toBeVisible();

  await page.goto(report);
  await page.getByRole('link', { name: 'Tờ họp để in' }).click();
  await expect(page.getByRole('img', { name: 'Mã QR mở báo cáo này trên mạng' })).toBeVisible();
  const answer = (await (await page.request.get(`/api/officer/reports/${report.split('/').at(-1)}`)).json()) as { figures: { code: string; rate: number | null; numerator: number }[] };
  for (const { code, rate } of answer.figures) {
    const printed = await page.locator(`[data-code="${code}"] .rate b`).textContent();
    expect(printed).toBe(rate === null ? 'Không có số liệu' : `${rate.toFixed(1).replace('.', ',')}\u00a0%`);
  }
  expect((await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)?.length).toBe(1);
});

test('an officer asks for a file of rows and fetches it', async ({ page, request }) => {
  await signIn(page, request, '+84900000005', '/can-bo/xuat');
  await page.getByRole('button', { name: 'Xuất tệp' }).click();
  await expect(async () => { await page.goto('/can-bo/xuat'); await expect(page.getByRole('link', { name: /^Tải về PTNT_OCOP/ }).first()).toBeVisible(); }).toPass({ timeout: 30_000 });
  const href = await page.getByRole('link', { name: /^Tải về PTNT_OCOP/ }).first().getAttribute('href');
  const file = await page.request.get(String(href));
  expect([file.status(), file.headers()['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')]);
});
