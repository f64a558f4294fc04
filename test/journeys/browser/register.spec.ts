import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { signIn } from './officer.js';

const OFFICER = '+84900000005';
const ROWS = 200;
const FAULTY = 20;

/** A register as a commune keeps it: every tenth row has a fault, each time another one. */
function register(): string {
  const issued = new Date(Date.now() - 100 * 86_400_000);
  const [year, written] = [issued.getUTCFullYear(), issued.toISOString().slice(0, 10).split('-').reverse().join('/')];
  const faults = [(row: string[]) => { row[7] = '31/02/2026'; }, (row: string[]) => { row[3] = '2 sao'; }, (row: string[]) => { row[5] = '06844'; }, (row: string[]) => { row[1] = ''; }, (row: string[]) => { row[2] = '31'; }];
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const row = [`22-06838-${9_000 + index}-${year}`, `Sản phẩm sổ ${index}`, String(1 + (index % 25)), ['3', '4 sao', 'ba sao'][index % 3]!, `HTX Sổ ${index}`, 'Bình Liêu', `${index}/QĐ-UBND`, written];
    if (index % (ROWS / FAULTY) === 0) faults[(index / (ROWS / FAULTY)) % faults.length]!(row);
    return row.join(',');
  });
  return ['Số chứng nhận,Tên sản phẩm,Bộ sản phẩm,Số sao,Chủ thể,Xã,Số quyết định,Ngày cấp', ...rows].join('\n');
}

async function sends(page: Page, file: string): Promise<void> {
  await page.goto('/can-bo/chung-nhan/nhap');
  await page.getByLabel('Tệp XLSX hoặc CSV').setInputFiles({ name: 'so-2026.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${file}`) });
  await page.getByRole('button', { name: 'Đọc thử' }).click();
}

/** Products in force, as the officer's first page says. */
async function inForce(page: Page): Promise<number> {
  await page.goto('/can-bo');
  return Number(/trong ([\d.]+) sản phẩm còn hạn/.exec((await page.getByText(/\d+ trong [\d.]+ sản phẩm còn hạn/).textContent()) ?? '')?.[1]?.replace('.', ''));
}

test('an officer with no guide enters a register with faulty rows, mends nothing twice, and sees the rate change', async ({ page, request }) => {
  test.setTimeout(240_000);
  await signIn(page, request, OFFICER, '/can-bo');
  const before = await inForce(page);
  await page.getByText('Mục: Tổng hợp').click();
  await page.getByRole('link', { name: 'Chứng nhận', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sổ chứng nhận OCOP' })).toBeVisible();
  await page.getByRole('link', { name: 'Nhập từ tệp' }).click();

  const file = register();
  await sends(page, file);
  await expect(page.getByText(`Thử đọc tệp: ${ROWS - FAULTY} dòng được, ${FAULTY} dòng sai.`)).toBeVisible();
  await expect(page.getByText('Chưa ghi gì vào sổ.')).toBeVisible();
  await expect(page.getByText('“31/02/2026” không phải ngày có trên lịch.').first()).toBeVisible();
  await expect(page.getByText('Mã xã 06844 đã nhập vào xã khác.').first()).toBeVisible();
  await page.getByRole('button', { name: `Ghi ${ROWS - FAULTY} dòng` }).click();
  await expect(page.getByText(`Đã ghi xong: ${ROWS - FAULTY} chứng nhận mới, 0 được sửa.`)).toBeVisible({ timeout: 60_000 });

  await expect.poll(() => inForce(page), { timeout: 60_000 }).toBe(before + ROWS - FAULTY);
  await sends(page, file);
  await expect(page.getByText(`0 mới, 0 đổi, ${ROWS - FAULTY} không đổi, ${FAULTY} sai.`)).toBeVisible();
  await expect(page.getByText('Tệp không có gì mới để ghi.')).toBeVisible();
});

test('an officer enters a certificate by hand, records its file and its revocation, and finds each step again', async ({ page, request }) => {
  await signIn(page, request, OFFICER, '/can-bo/chung-nhan');
  await page.getByRole('link', { name: 'Thêm chứng nhận' }).click();
  await page.getByLabel('Số', { exact: true }).fill(`GCN-TAY-${Date.now()}`);
  await page.getByLabel('Sản phẩm', { exact: true }).fill('Rượu men lá thử');
  await page.getByLabel('Bộ sản phẩm').selectOption('QD26-14');
  await page.getByLabel('Chủ thể', { exact: true }).fill('HTX Men Lá');
  await page.getByLabel('Người đại diện là nữ').selectOption('Có');
  await page.getByLabel('Xã').selectOption('06838');
  await page.getByLabel('Quyết định').fill('77/QĐ-UBND');
  await page.getByLabel('Ngày cấp').fill('2026-06-15');
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Rượu men lá thử' })).toBeVisible();
  await expect(page.getByText('UBND tỉnh Quảng Ninh')).toBeVisible();
  const fact = (name: string) => page.locator('dl.facts div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd');
  await expect(fact('Người đại diện là nữ')).toHaveText('Có');
  await expect(fact('Người đại diện là người dân tộc thiểu số')).toHaveText('Chưa rõ');

  await page.getByText('Ghi hồ sơ đánh giá lại đã nộp').first().click();
  await page.getByLabel('Ngày nộp hồ sơ đánh giá lại').fill('2026-07-01');
  await page.getByLabel('Số phiếu tiếp nhận').fill('14/PĐK');
  await page.getByRole('button', { name: 'Ghi hồ sơ đánh giá lại đã nộp' }).click();
  await expect(page.getByText('Nhận hồ sơ đánh giá lại')).toBeVisible();

  await page.getByText('Ghi thu hồi').first().click();
  await page.getByLabel('Ngày thu hồi').fill('2026-07-02');
  await page.getByLabel('Quyết định thu hồi').fill('78/QĐ-UBND');
  await page.locator('#vi_sao').fill('Không còn sản xuất');
  await page.getByRole('button', { name: 'Ghi thu hồi' }).click();
  await expect(page.getByText('Lý do: Không còn sản xuất')).toBeVisible();
  await expect(page.locator('.state', { hasText: 'Thu hồi' })).toBeVisible();
});
