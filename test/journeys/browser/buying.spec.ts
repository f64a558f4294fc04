import { expect, test } from '@playwright/test';
import { Buyer, GOODS, transfer } from './buyer.js';
import { Person } from './person.js';

test('buys from two sellers in one basket and pays once by VietQR', async ({ page, request }) => {
  const buyer = new Buyer(page);
  await page.goto('/');
  await page.getByRole('link', { name: /^Đồ ăn/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Đồ ăn' })).toBeVisible();
  await buyer.takes(GOODS.noodles, GOODS.radish);
  await buyer.givesAddress('vietqr');
  await expect(page.getByRole('heading', { name: /^Kiện 2/ })).toBeVisible();
  const total = await buyer.orders();
  await expect(page.getByRole('img', { name: /Mã VietQR/ })).toBeVisible();

  const code = buyer.code();
  const sent = Date.now();
  await transfer(request, total, code);
  await expect(page.getByText(/^Đã nhận [\d.]+.đ\./)).toBeVisible();
  test.info().annotations.push({ type: 'told after', description: `${Date.now() - sent} ms` });
  await expect(page).toHaveURL(new RegExp(`/don/${code}$`));
  await expect(page.getByText('Đã trả tiền')).toHaveCount(2);
});

test('pays the rest after sending too little', async ({ page, request }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('vietqr');
  const total = await buyer.orders();
  const code = buyer.code();
  await transfer(request, total - 20_000, code);
  await expect(page.getByText(/Còn thiếu 20\.000/)).toBeVisible();
  await transfer(request, 20_000, code);
  await expect(page.getByText(/^Đã nhận/)).toBeVisible();
});

test('pays for wine through VNPay, of age, never at the door', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.wine);
  await buyer.givesAddress('vnpay');
  await expect(page.locator('[name=tra][value=cod]')).toHaveCount(0);
  await buyer.orders();
  await expect(page.getByText(/Đánh dấu nếu đã đủ tuổi/).first()).toBeVisible();
  await page.getByLabel('Tôi đã đủ 18 tuổi').check();
  await buyer.orders();
  await page.getByRole('button', { name: /thành công/ }).click();
  await expect(page.getByText(/^Đã nhận/)).toBeVisible({ timeout: 15_000 });
});

test('opens VNPay with the way that was chosen, and with another at the next try', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('vnpay', 'VNBANK');
  await buyer.orders();
  await expect(page.getByText('Cách trả tiền: Thẻ hoặc tài khoản trong nước')).toBeVisible();
  await page.getByRole('button', { name: /Huỷ giao dịch/ }).click();
  await page.getByRole('link', { name: 'Thử lại' }).click();
  await expect(page.locator('[name=vnpay][value=VNPAYQR]')).toBeHidden();
  await page.locator('[name=tra][value=vnpay]').check();
  await page.locator('[name=vnpay][value=VNPAYQR]').check();
  await page.getByRole('button', { name: /^Trả/ }).click();
  await expect(page.getByText('Cách trả tiền: Quét mã QR')).toBeVisible();
});

test('tells that VNPay took nothing, and lets the buyer pay another way', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('vnpay');
  await buyer.orders();
  await page.getByRole('button', { name: /Huỷ giao dịch/ }).click();
  await expect(page.getByText('Chưa trả được.')).toBeVisible();
  await page.getByRole('link', { name: 'Thử lại' }).click();
  await page.locator('[name=tra][value=vietqr]').check();
  await page.getByRole('button', { name: /^Trả/ }).click();
  await expect(page.getByRole('img', { name: /Mã VietQR/ })).toBeVisible();
});

test('pays by a card from abroad after one that was declined, on a page that says how much a card takes', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('stripe');
  await expect(page.getByText(/Visa.*99\.999\.999/)).toBeVisible();
  await buyer.orders();
  await page.getByRole('button', { name: 'Thẻ bị từ chối' }).click();
  await expect(page.getByText('Thẻ bị từ chối. Anh chị có thể thử lại.')).toBeVisible();
  await page.getByRole('button', { name: 'Thẻ trả thành công' }).click();
  await expect(page.getByText(/^Đã nhận/)).toBeVisible({ timeout: 15_000 });
  await expect(page).toHaveURL(/\/don\/[A-Z0-9]+$/);
});

test('orders to pay at the door, then calls it off', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.radish);
  await buyer.givesAddress('cod');
  await buyer.orders();
  await expect(page.getByText(/khi nhận hàng\./).first()).toBeVisible();
  await page.getByRole('button', { name: 'Hủy đơn này' }).click();
  await expect(page.getByText('Đơn đã hủy.')).toBeVisible();
});

test('says what is missing in words, keeps what was typed', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.radish);
  await buyer.givesAddress('vietqr');
  await page.getByLabel('Số điện thoại').fill('090000000');
  await buyer.orders();
  await expect(page.getByText('Số này mới có 9 số. Số điện thoại có 10 số.').first()).toBeVisible();
  await expect(page.getByLabel('Tên người nhận')).toHaveValue('Người Mua Thử');
});

test('asks which commune is meant where several share the name', async ({ page }) => {
  await new Buyer(page).takes(GOODS.radish);
  await page.goto('/dat-hang');
  await page.getByLabel('Tên người nhận').fill('Người Mua Thử');
  await page.getByLabel('Số điện thoại').fill('0900000001');
  await page.getByLabel('Xã, phường').fill('tan tien');
  await page.getByLabel('Số nhà, đường, thôn').fill('Thôn 2');
  await page.getByRole('button', { name: 'Xem phí giao hàng' }).click();
  await page.getByRole('radio', { name: /Tân Tiến/ }).first().check();
  await page.getByRole('button', { name: 'Xem phí giao hàng' }).click();
  await expect(page.getByRole('button', { name: /^Đặt và trả/ })).toBeVisible();
});

test('the fees are a page of its own: Back and Reload send nothing again', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.radish);
  await buyer.givesAddress('cod');
  await expect(page.getByRole('button', { name: 'Đặt hàng' })).toBeVisible();
  const again = await page.reload();
  expect(again?.request().method()).toBe('GET');
  await expect(page.getByRole('button', { name: 'Đặt hàng' })).toBeVisible();
  await expect(page.getByLabel('Tên người nhận')).toHaveValue('Người Mua Thử');
  await page.locator('[name=tra][value=vietqr]').check();
  await expect(page.getByRole('button', { name: /^Đặt và trả/ })).toBeVisible();
  await page.goto('/gio-hang');
  const back = await page.goBack();
  expect(back === null || back.request().method() === 'GET').toBe(true);
  await expect(page.getByRole('button', { name: /^Đặt (và trả|hàng)/ })).toBeVisible();
});

test('checks the phone number before the fees are shown', async ({ page }) => {
  await new Buyer(page).takes(GOODS.radish);
  await page.goto('/dat-hang');
  await page.getByLabel('Tên người nhận').fill('Người Mua Thử');
  await page.getByLabel('Số điện thoại').fill('090000000');
  await page.getByLabel('Xã, phường').fill('Xã Bình Liêu, Quảng Ninh');
  await page.getByLabel('Số nhà, đường, thôn').fill('Khu 1');
  await page.getByRole('button', { name: 'Xem phí giao hàng' }).click();
  await expect(page.getByText('Số này mới có 9 số. Số điện thoại có 10 số.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Xem phí giao hàng' })).toBeVisible();
});

test('a basket that holds more than the stock is not ordered', async ({ page, baseURL }) => {
  const seller = await Person.signIn(baseURL ?? '', '+84900000002');
  const { sellers } = await seller.get<{ sellers: { id: string }[] }>('/api/me');
  const products = `/api/seller/${sellers[0]!.id}/products`;
  const { items } = await seller.get<{ items: { id: string; slug: string }[] }>(`${products}?status=public`);
  const own = await seller.get<{ variants: { id: string; onHand: number }[] }>(`${products}/${items[0]!.id}`);
  const [variant] = own.variants;
  const stock = (onHand: number) => seller.ask('PUT', `${products}/${items[0]!.id}/stock`, { variantId: variant!.id, onHand });
  await new Buyer(page).takes(`/san-pham/${items[0]!.slug}`);
  await expect(page.getByRole('link', { name: 'Đặt hàng' })).toBeVisible();
  await stock(0);
  await expect(async () => {
    await page.goto('/gio-hang');
    await expect(page.getByText('Có món nhiều hơn số còn. Bớt lại rồi đặt.')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Đặt hàng' })).toBeDisabled();
  await stock(variant!.onHand);
  await seller.leaves();
});

test('says plainly that a code is none, and which order this device has not opened', async ({ page }) => {
  await page.goto('/tra-cuu-don');
  await page.getByLabel('Mã đơn hoặc đường dẫn').fill('khong co don nay');
  await page.getByRole('button', { name: 'Xem đơn' }).click();
  await expect(page.getByText(/^Không có đơn mang mã này\./).first()).toBeVisible();
  await page.getByLabel('Mã đơn hoặc đường dẫn').fill('cp7k2m9qxab');
  await page.getByRole('button', { name: 'Xem đơn' }).click();
  await expect(page.getByText(/Máy này chưa mở đơn CP7K2M9QXAB/).first()).toBeVisible();
});

test('changes the basket with its steppers', async ({ page }) => {
  await new Buyer(page).takes(GOODS.noodles);
  await page.getByRole('button', { name: /^Thêm Miến dong/ }).click();
  await expect(page.locator('.stepper output')).toHaveText('2');
  await page.getByRole('button', { name: /^Bỏ ra/ }).click();
  await expect(page.getByText('Giỏ đang trống.')).toBeVisible();
});
