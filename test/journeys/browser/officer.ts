import { expect } from '@playwright/test';
import type { APIRequestContext, Page } from '@playwright/test';
import { otpOf } from './buyer.js';

/** Signs in by phone on the way to a page that asks for it. */
export async function signIn(page: Page, request: APIRequestContext, phone: string, wanted: string): Promise<void> {
  await page.goto(wanted);
  await enter(page, request, phone);
  // Without a page to go back to, a person lands where his work lies.
  if (wanted === '/dang-nhap') await expect(page).not.toHaveURL(/\/dang-nhap/);
  else await expect(page).toHaveURL(({ pathname, search }) => pathname + search === wanted);
}

/** Gives a phone number and its code on the sign-in page that is open. */
export async function enter(page: Page, request: APIRequestContext, phone: string): Promise<void> {
  await page.getByLabel('Số điện thoại').fill(phone);
  await page.getByRole('button', { name: 'Gửi mã', exact: true }).click();
  await expect(page.getByLabel('Mã trong tin nhắn')).toBeVisible();
  await page.getByLabel('Mã trong tin nhắn').fill(await otpOf(request, phone));
  await page.getByRole('button', { name: 'Vào' }).click();
}
