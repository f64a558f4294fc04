import { expect } from '@playwright/test';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import type { Hand } from './hand.js';
import { enter, signIn } from './officer.js';

/** A picture as a phone takes it: noise, so that it does not shrink. About 4 MB at 1500 px. */
export async function phonePhoto(side: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const noise = sharp({ create: { width: side, height: side, channels: 3, background: '#e3a72f', noise: { type: 'gaussian', mean: 128, sigma: 60 } } });
  return { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: await noise.jpeg({ quality: 95 }).toBuffer() };
}

/** Somebody who opens a shop and works in it, by the pages alone. */
export class Seller {
  constructor(private readonly page: Page, private readonly request: APIRequestContext, readonly phone: string) {}

  /** From the market's home page by “Bán hàng” to a shop that waits for the market; answers its id. */
  async opensShop(name: string): Promise<string> {
    const { page } = this;
    await page.goto('/');
    await page.getByRole('link', { name: 'Bán hàng' }).click();
    await enter(page, this.request, this.phone);
    await expect(page).toHaveURL(/\/ban\/dang-ky/);
    await page.getByLabel('Hộ gia đình').check();
    await page.getByLabel('2. Tên gian hàng').fill(name);
    await page.getByLabel('3. Xã, phường').fill('Xã Bình Liêu, Quảng Ninh');
    await page.getByLabel('4. Thôn, số nhà').fill('Thôn Khe Vằn');
    await page.getByLabel('bà', { exact: true }).check();
    await page.getByRole('button', { name: 'Gửi cho chợ' }).click();
    await expect(page.getByText('Đã gửi cho chợ.')).toBeVisible();
    return this.shopId();
  }

  async shopId(): Promise<string> {
    const me = (await (await this.page.request.get('/api/me')).json()) as { sellers: { id: string }[] };
    return me.sellers[0]!.id;
  }

  /** The five inputs of a draft and the button below them. */
  async writesDraft(goods: { name: string; price: string; unit: string; count: string; photo: Awaited<ReturnType<typeof phonePhoto>> }): Promise<void> {
    const { page } = this;
    await page.locator('input[type=file]').setInputFiles(goods.photo);
    await page.getByLabel('2. Tên hàng').fill(goods.name);
    await page.getByLabel('3. Giá bán').fill(goods.price);
    await page.getByLabel(goods.unit, { exact: true }).check();
    await page.getByLabel('5. Có bao nhiêu').fill(goods.count);
    await page.getByRole('button', { name: 'Lưu lại' }).click();
  }

  /** The same, tapped and typed as by a thumb; from the name the keyboard leads on to the price. */
  async taps(hand: Hand, goods: Parameters<Seller['writesDraft']>[0]): Promise<void> {
    const { page } = this;
    await hand.photographs(page.locator('input[type=file]'), goods.photo);
    await hand.types(page.getByLabel('2. Tên hàng'), goods.name);
    await hand.typesOn(page.getByLabel('3. Giá bán'), goods.price);
    await page.getByText(goods.unit, { exact: true }).click();
    await hand.types(page.getByLabel('5. Có bao nhiêu'), goods.count);
    await page.getByRole('button', { name: 'Lưu lại' }).click();
  }
}

/** The operator's desk, in a browser of its own. */
export class Operator {
  private constructor(private readonly page: Page) {}

  static async signIn(browser: Browser, request: APIRequestContext): Promise<Operator> {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    await signIn(page, request, '+84900000006', '/van-hanh/duyet-nguoi-ban');
    return new Operator(page);
  }

  /** Opens a shop; what its papers lack is waived with a reason. */
  async approvesShop(name: string): Promise<void> {
    const { page } = this;
    await page.goto('/van-hanh/duyet-nguoi-ban');
    await page.getByLabel('Tìm theo tên').fill(name);
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.getByRole('link', { name }).click();
    for (const paper of await page.locator('[name=mien]').all()) await paper.check();
    await page.getByLabel('Lý do').fill('Đã gặp tại chợ phiên.');
    await page.getByRole('button', { name: 'Cho bán' }).click();
    await expect(page.locator('h1 + p').getByText('Đang bán')).toBeVisible();
  }

  async approvesListing(name: string): Promise<void> {
    const { page } = this;
    await page.goto('/van-hanh/duyet-hang');
    await page.getByRole('link', { name }).first().click();
    await page.getByRole('button', { name: 'Duyệt, cho bày bán' }).click();
    await expect(page.getByText('Đã duyệt')).toBeVisible();
  }

  async leaves(): Promise<void> { await this.page.context().close(); }
}
