import { expect, test } from '@playwright/test';
import { Buyer, GOODS } from './buyer.js';

test('makes one order of a checkout form that is sent twice', async ({ page, context }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.noodles);
  await buyer.givesAddress('vietqr');
  const fields = await page.evaluate<Record<string, string>>("Object.fromEntries(new FormData(document.querySelector('form.two')))");
  const send = () => context.request.post('/dat-hang?/dat', { form: fields, headers: { accept: 'text/html', origin: new URL(page.url()).origin }, maxRedirects: 0 });
  const answers = await Promise.all([send(), send(), send()]);
  const later = await send();
  const targets = [...answers, later].map((answer) => answer.headers().location);
  expect(targets[0]).toMatch(/^\/don\/[A-Z0-9]+\/tra-tien$/);
  expect(targets).toEqual(targets.map(() => targets[0]));
});

test('shows an order only to who holds its link', async ({ page, browser }) => {
  const buyer = new Buyer(page);
  await buyer.takes(GOODS.radish);
  await buyer.givesAddress('vietqr');
  await buyer.orders();
  await page.goto(`/don/${buyer.code()}`);
  const link = await page.getByRole('link', { name: 'Đường dẫn của đơn' }).getAttribute('href');

  const stranger = await browser.newPage();
  const refused = await stranger.goto(new URL(`/don/${buyer.code()}`, page.url()).href);
  expect(refused?.status()).toBe(403);
  await stranger.goto(new URL(link ?? '', page.url()).href);
  await expect(stranger.getByRole('heading', { level: 1, name: `Đơn ${buyer.code()}` })).toBeVisible();
  expect(stranger.url()).not.toContain('token');
  await stranger.goto(new URL('/tra-cuu-don', page.url()).href);
  await expect(stranger.getByRole('link', { name: buyer.code() })).toBeVisible();
  await stranger.close();
});

test('takes no form from another site', async ({ page, request }) => {
  await page.goto('/');
  const forged = await request.post('/dang-nhap?/gui-ma', { form: { dien_thoai: '0900000001' }, headers: { origin: 'https://example.org', accept: 'text/html' } });
  expect(forged.status()).toBe(403);
});
