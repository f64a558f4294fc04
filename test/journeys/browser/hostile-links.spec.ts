import { expect, test } from '@playwright/test';
import { Buyer, GOODS, otpOf } from './buyer.js';

const ELSEWHERE = ['//example.org', '/\\example.org', '/.//example.org', '/a/..//example.org/', 'https://example.org', '/\t/example.org'];

for (const [number, next] of ELSEWHERE.entries()) {
  test(`leads from signing in to no other site: ${JSON.stringify(next)}`, async ({ request, baseURL }) => {
    const phone = `+8490000010${number}`; // one each: the newest message is the only one
    await request.post('/api/auth/phone-number/send-otp', { data: { phoneNumber: phone } });
    let code = '';
    await expect(async () => { code = await otpOf(request, phone); }).toPass();
    const signedIn = await request.post(`/dang-nhap?/vao&next=${encodeURIComponent(next)}`, {
      form: { dien_thoai: phone, ma: code }, headers: { origin: new URL(baseURL ?? '').origin, accept: 'text/html' }, maxRedirects: 0,
    });
    expect([signedIn.status(), signedIn.headers().location]).toEqual([303, '/']);
  });
}

test('keeps the buyer’s own key to an order when somebody sends a link with another', async ({ page }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.radish);
  await buyer.givesAddress('vietqr');
  await buyer.orders();
  const own = `/don/${buyer.code()}`;
  expect((await page.goto(`${own}?token=made-up`))?.status()).toBe(403);
  expect((await page.goto(own))?.status()).toBe(200);
});

for (const path of ['/?sau=x', '/xa/06838?sau=x', '/tim?q=mien&sau=x', '/tim?q=mien&tinh=x', '/nguoi-ban/htx-suoi-trong?sau=x', '/nguoi-ban/%00']) {
  test(`has no page for ${path}`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404);
  });
}

test('links to this site alone, whatever it was asked for', async ({ request, baseURL }) => {
  const page = await request.get(`${new URL(baseURL ?? '').origin}//example.org`);
  expect(page.status()).toBe(404);
  expect(await page.text()).not.toContain('href="//');
});
