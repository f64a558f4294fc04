import { expect } from '@playwright/test';
import type { APIRequestContext, Page } from '@playwright/test';

export const GOODS = {
  noodles: '/san-pham/mien-dong-binh-lieu',
  radish: '/san-pham/cu-cai-kho-dam-ha',
  wine: '/san-pham/ruou-ba-kich-ba-che',
};

const digits = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''));

/** What a person without an account does in the shop; works the same with and without script. */
export class Buyer {
  constructor(private readonly page: Page) {}

  async takes(...goods: string[]): Promise<void> {
    for (const path of goods) {
      await this.page.goto(path);
      await this.page.getByRole('button', { name: /Bỏ vào giỏ/ }).last().click();
      await expect(this.page.getByRole('heading', { level: 1, name: 'Giỏ hàng' })).toBeVisible();
    }
  }

  /** Fills the checkout and asks for the delivery fees. `way`: how VNPay's page is to open. */
  async givesAddress(method: 'vietqr' | 'vnpay' | 'stripe' | 'cod', way?: 'VNPAYQR' | 'VNBANK' | 'INTCARD'): Promise<void> {
    const { page } = this;
    await page.goto('/dat-hang');
    await page.getByLabel('Tên người nhận').fill('Người Mua Thử');
    await page.getByLabel('Số điện thoại').fill('0900 000 001');
    await page.getByLabel('Xã, phường').fill('Xã Bình Liêu, Quảng Ninh');
    await page.getByLabel('Số nhà, đường, thôn').fill('Khu 1');
    await page.locator(`[name=tra][value=${method}]`).check();
    if (way) await page.locator(`[name=vnpay][value=${way}]`).check();
    await page.getByRole('button', { name: 'Xem phí giao hàng' }).click();
    await expect(this.orderButton()).toBeVisible();
  }

  /** Places the order; answers what it costs in đồng. */
  async orders(): Promise<number> {
    const button = this.orderButton();
    const total = digits(await button.textContent());
    await button.click();
    return total;
  }

  /** What it says follows the way of paying. */
  private orderButton() {
    return this.page.getByRole('button', { name: /^Đặt (và trả|hàng)/ });
  }

  code(): string {
    const code = /\/don\/([A-Z0-9]+)/.exec(this.page.url())?.[1];
    if (!code) throw new Error(`No order in ${this.page.url()}`);
    return code;
  }
}

/** A transfer in the simulated bank app, with the memo as typed. */
export async function transfer(request: APIRequestContext, amount: number, memo: string): Promise<void> {
  const port = Number(process.env.BROWSER_TEST_PORT ?? 4140);
  const answer = await request.post(`http://127.0.0.1:${port + 2}/drive`, { data: { amount, memo } });
  expect(answer.status()).toBe(200);
}

/** The code in the newest message to a demo phone. */
export async function otpOf(request: APIRequestContext, phone: string): Promise<string> {
  const outbox = await (await request.get(`/api/dev/outbox?to=${encodeURIComponent(phone)}`)).json();
  return outbox.items[0].data.code;
}
