import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { Buyer, transfer } from './buyer.js';
import { signIn } from './officer.js';
import { Person } from './person.js';

const ASSISTANT = '+84900000004';
const HOUSEHOLD = 'Hộ nuôi ong Khe Vằn';

test('an assistant goes on with a household’s order: takes it, says a delay, prints its papers, hands it over', async ({ page, request, browser, baseURL }) => {
  test.slow();
  const assistant = await Person.signIn(baseURL ?? '', ASSISTANT);
  const { items: households } = await assistant.get<{ items: { sellerId: string; name: string }[] }>('/api/assistant/households');
  const { sellerId } = households.find(({ name }) => name === HOUSEHOLD)!;
  const { items: goods } = await assistant.get<{ items: { id: string; state: string; available: number }[] }>(`/api/seller/${sellerId}/products`);
  const { id } = goods.find(({ state, available }) => state === 'public' && available > 0)!;
  const { slug } = await assistant.get<{ slug: string }>(`/api/seller/${sellerId}/products/${id}`);
  await assistant.leaves();

  const buyerPage = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  const buyer = new Buyer(buyerPage);
  await buyer.takes(`/san-pham/${slug}`);
  await buyer.givesAddress('vietqr');
  await transfer(request, await buyer.orders(), buyer.code());
  await expect(buyerPage.getByText(/^Đã nhận/)).toBeVisible();
  const code = `${buyer.code()}-1`;
  await buyerPage.context().close();

  await signIn(page, request, ASSISTANT, `/giup/ho/${sellerId}`);
  await page.getByRole('link', { name: `Xem đơn ${code}` }).click();
  await page.getByRole('button', { name: 'Nhận đơn này' }).click();
  await expect(page.getByText('Đã nhận. Gói hàng rồi giao đi.')).toBeVisible();
  await expect(page.getByText(/0900.?000.?001|Khu 1|\d+\.000.đ/)).toHaveCount(0);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa', 'best-practice']).analyze()).violations).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 360, height: 740 });

  await page.getByText('Gửi chậm hơn').click();
  await page.getByLabel('Ngày gửi mới').fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
  await page.getByLabel('Vì sao chậm').fill('Mưa lớn, đường trơn.');
  await page.getByRole('button', { name: 'Báo khách ngày mới' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.getByRole('link', { name: 'In phiếu gói hàng' }).click();
  await expect(page.getByRole('heading', { name: 'Phiếu gói hàng' })).toBeVisible();
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.getByRole('link', { name: 'In nhãn dán kiện' }).click();
  await expect(page.getByRole('heading', { level: 1, name: code })).toBeVisible();
  await page.goBack();

  await page.goto(`/giup/ho/${sellerId}`);
  await page.getByRole('link', { name: `Làm tiếp đơn ${code}` }).click();
  await page.getByLabel('Ai chở').fill('Bưu điện');
  await page.getByLabel('Mã vận đơn').fill('EE123456789VN');
  await page.getByRole('button', { name: 'Đã giao cho người chở' }).click();
  await expect(page.getByText('Hàng đang trên đường.')).toBeVisible();
  await expect(page.getByText('EE123456789VN')).toBeVisible();
  await page.goto(`/giup/ho/${sellerId}`);
  await expect(page.getByRole('link', { name: new RegExp(code) })).toHaveCount(0);
});
