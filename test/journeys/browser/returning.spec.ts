import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { Buyer, GOODS, transfer } from './buyer.js';
import { signIn } from './officer.js';

const SELLER = '+84900000002';
const OPERATOR = '+84900000006';

/** Another person, on a phone of his own. */
const somebody = async (browser: Browser): Promise<Page> => (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();

test.describe('after the sale', () => {
  let buyer: Buyer;
  let seller: Page;

  test.beforeEach(async ({ page, request, browser }) => {
    test.slow();
    buyer = new Buyer(page);
    await buyer.takes(GOODS.noodles);
    await buyer.givesAddress('vietqr');
    const total = await buyer.orders();
    await transfer(request, total, buyer.code());
    // The page that waits for the money goes on by itself.
    await expect(page.getByText(/^Đã nhận/)).toBeVisible({ timeout: 30_000 });
    seller = await somebody(browser);
    await signIn(seller, request, SELLER, `/ban/don/${buyer.code()}-1`);
  });
  test.afterEach(() => seller.context().close());

  async function delivers(): Promise<void> {
    await expect.poll(async () => { await seller.reload(); return seller.getByRole('button', { name: 'Nhận đơn này' }).count(); }).toBe(1);
    for (const name of ['Nhận đơn này', 'Đã giao cho người chở', 'Khách đã nhận hàng']) await seller.getByRole('button', { name }).click();
    await expect(seller.getByText('Khách đã nhận hàng.')).toBeVisible();
  }

  async function reports(page: Page): Promise<void> {
    await page.goto(`/don/${buyer.code()}`);
    await page.getByRole('link', { name: 'Trả hàng, báo lỗi' }).click();
    await page.getByLabel('Hàng hỏng, vỡ').check();
    await page.getByLabel('Nói rõ hơn').fill('Một gói bị rách');
    await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await expect(page.getByText('Đang chờ người bán trả lời.')).toBeVisible();
  }

  test('a buyer returns goods and the seller gives the money back', async ({ page }) => {
    await delivers();
    await reports(page);
    await seller.goto('/ban');
    await seller.getByRole('link', { name: /Mở đơn/ }).first().click();
    await expect(seller.getByText('Khách nói: Một gói bị rách')).toBeVisible();
    await seller.getByRole('button', { name: 'Trả lại tiền' }).first().click();
    await expect(seller.getByText(/^Chợ đang trả .* cho khách/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^Đang trả lại/)).toBeVisible();
  });

  test('what the seller does not agree to, the market decides', async ({ page, request, browser }) => {
    await delivers();
    await reports(page);
    await seller.reload();
    await seller.getByText('Không đồng ý', { exact: true }).click();
    await seller.getByLabel('Vì sao không đồng ý').fill('Hàng gửi đi còn tốt');
    await seller.getByRole('button', { name: 'Trả lời là không đồng ý' }).click();
    await page.reload();
    await page.getByLabel('Nói thêm cho chợ biết').fill('Rách thật, có ảnh');
    await page.getByRole('button', { name: 'Nhờ chợ xét' }).click();
    await expect(page.getByText('Chợ đang xét.')).toBeVisible();

    const operator = await somebody(browser);
    await signIn(operator, request, OPERATOR, '/van-hanh');
    await operator.getByRole('link', { name: /Khiếu nại/ }).last().click();
    await operator.getByRole('link', { name: `${buyer.code()}-1` }).click();
    await operator.getByLabel('Lý do').fill('Ảnh cho thấy gói bị rách');
    await operator.getByRole('button', { name: 'Trả lại tiền cho người mua' }).click();
    await expect(operator.getByText(/^Đang trả lại/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/^Đang trả lại/)).toBeVisible();
    await expect(page.getByText('Ảnh cho thấy gói bị rách')).toBeVisible();
    await operator.context().close();
  });

  test('a paid order is called off before it leaves', async ({ page }) => {
    await page.goto(`/don/${buyer.code()}`);
    await expect.poll(async () => { await page.reload(); return page.getByRole('link', { name: 'Hủy đơn' }).count(); }).toBe(1);
    await page.getByRole('link', { name: 'Hủy đơn' }).click();
    await page.getByRole('button', { name: 'Hủy và lấy lại tiền' }).click();
    await expect(page.getByText('Kiện này đã hủy.')).toBeVisible();
    await expect(page.getByText(/^Đang trả lại/)).toBeVisible();
    await seller.reload();
    await expect(seller.getByText('Đơn đã hủy. Không gửi hàng.')).toBeVisible();
  });

  test('a seller gives money back of his own accord', async () => {
    await delivers();
    await seller.getByText('Trả tiền lại cho khách', { exact: true }).click();
    await seller.getByLabel('Vì sao trả').fill('Gửi thiếu một gói');
    await seller.getByRole('button', { name: 'Trả tiền lại' }).click();
    await expect(seller.getByText(/^Đang trả/)).toBeVisible();
  });
});
