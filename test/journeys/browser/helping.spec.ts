import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { otpOf } from './buyer.js';
import { enter, signIn } from './officer.js';
import { Person } from './person.js';
import { phonePhoto } from './seller.js';

const ASSISTANT = '+84900000004';
const OPERATOR = '+84900000006';
const PLACE = { communeCode: '06838', addressLine: 'Thôn Khe Vằn' };

type Consented = { sellerId: string; name: string };

/** A household that signs in itself and lets the assistant help; its owner is at the API. */
async function ownHousehold(origin: string, phone: string, name: string): Promise<{ owner: Person; sellerId: string; consentId: string }> {
  const owner = await Person.signIn(origin, phone);
  const sellerId = crypto.randomUUID();
  await owner.post('/api/seller-applications', { id: sellerId, kind: 'household', name, addressAs: 'bà', ...PLACE });
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const { id } = await owner.post<{ id: string }>(`/api/seller/${sellerId}/consents`, { assistantPhone: ASSISTANT, scopes: ['listing', 'orders'], until });
  return { owner, sellerId, consentId: id };
}

async function writesDraft(page: Page, goods: { name: string; price: string; count: string }): Promise<void> {
  await page.getByLabel('2. Tên hàng').fill(goods.name);
  await page.getByLabel('3. Giá bán').fill(goods.price);
  await page.getByLabel('gói', { exact: true }).check();
  await page.getByLabel('5. Có bao nhiêu').fill(goods.count);
  await page.getByRole('button', { name: 'Lưu lại' }).click();
}

/** Fields of the product set: each is given something that fits. */
async function givesWhatIsMissing(page: Page): Promise<void> {
  await page.getByLabel('Nhóm hàng').selectOption('QD26-04');
  await page.getByLabel('Mô tả').fill('Măng khô của nhà, phơi ba nắng.');
  await page.getByLabel('Nặng khi gửi (g)').fill('600');
  await page.getByRole('button', { name: 'Lưu lại' }).click();
  await expect(page).toHaveURL(/vua=luu/);
  await page.goto(page.url().replace('?vua=luu', ''));
  for (const field of await page.locator('.field.bad').all()) {
    const select = field.locator('select');
    if (await select.count()) await select.selectOption({ index: 1 });
    else await field.locator('input, textarea').fill('120');
  }
  await page.getByRole('button', { name: 'Lưu lại' }).click();
  await expect(page).toHaveURL(/vua=luu/);
}

test('an assistant opens a shop for a household by its code, reads its goods back, and the operator lets both in', async ({ page, request, browser, baseURL }) => {
  test.slow();
  const origin = baseURL ?? '';
  const phone = '+84977000301';
  await signIn(page, request, ASSISTANT, '/giup/xin-phep/ho-moi');
  await page.getByLabel('Tên gian hàng').fill('Hộ măng Ngàn Cậm');
  await page.getByLabel('Gọi là').selectOption('bà');
  await page.getByLabel('Số điện thoại của hộ').fill('0977000301');
  await page.getByLabel('Xã, phường').fill('Xã Bình Liêu, Quảng Ninh');
  await page.getByLabel('Thôn, số nhà').fill('Thôn Ngàn Cậm');
  await page.getByRole('button', { name: 'Gửi và xin mã' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập mã của hộ' })).toBeVisible();
  await page.getByLabel('Mã hộ đọc cho').fill('000000');
  await page.getByRole('button', { name: 'Hộ đồng ý' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập mã của hộ' })).toBeVisible();
  await page.getByLabel('Mã hộ đọc cho').fill(await otpOf(request, phone));
  await page.getByRole('button', { name: 'Hộ đồng ý' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hộ măng Ngàn Cậm' })).toBeVisible();
  const sellerId = /\/giup\/ho\/([0-9a-f-]{36})/.exec(page.url())![1]!;

  const desk = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await signIn(desk, request, OPERATOR, '/van-hanh/duyet-nguoi-ban');
  await desk.getByLabel('Tìm theo tên').fill('măng Ngàn Cậm');
  await desk.getByRole('button', { name: 'Xem' }).click();
  await desk.getByRole('link', { name: 'Hộ măng Ngàn Cậm' }).click();
  await desk.getByRole('button', { name: 'Cho bán' }).click();
  await expect(desk.getByRole('alert')).toBeVisible();
  for (const paper of await desk.locator('[name=mien]').all()) await paper.check();
  await desk.getByLabel('Lý do').fill('Đã gặp bà tại nhà.');
  await desk.getByRole('button', { name: 'Cho bán' }).click();
  await expect(desk.locator('h1 + p').getByText('Đang bán')).toBeVisible();

  await page.getByRole('link', { name: 'Đăng hàng giúp bà' }).click();
  await page.locator('input[type=file]').setInputFiles(await phonePhoto(600));
  await writesDraft(page, { name: 'Măng khô Ngàn Cậm', price: '90.000', count: '12' });
  await expect(page).toHaveURL(/\/giup\/doc-lai\/[0-9a-f-]{36}\?ho=/, { timeout: 20_000 });
  const productId = /doc-lai\/([0-9a-f-]{36})/.exec(page.url())![1]!;
  await page.getByRole('link', { name: 'Sửa giúp' }).click();
  await givesWhatIsMissing(page);

  const assistant = await Person.signIn(origin, ASSISTANT);
  const path = `/api/seller/${sellerId}/products/${productId}`;
  // Its photo is cut to size meanwhile; until then something is missing.
  await expect.poll(async () => (await assistant.ask('POST', `${path}/publication`, {})).body.code, { timeout: 30_000 }).toBe('catalog.seller_must_confirm');
  expect((await assistant.ask('GET', `/api/seller/${sellerId}/balance`)).status).toBe(403);

  await page.getByRole('link', { name: 'Đọc lại cho bà nghe' }).click();
  await expect(page.getByText(/Một gói giá 90\.000.đ, còn 12\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gửi lên chợ' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Gửi mã cho bà' }).click();
  await page.getByLabel('Mã hộ đọc cho').fill(await otpOf(request, phone));
  await page.getByRole('button', { name: 'bà đồng ý bản này' }).click();
  await page.getByRole('button', { name: 'Gửi lên chợ' }).click();
  await expect(page.getByText('Chợ xem rồi báo lại.')).toBeVisible();

  await desk.goto('/van-hanh/duyet-hang');
  await desk.getByRole('link', { name: 'Măng khô Ngàn Cậm' }).click();
  await expect(desk.getByText(/Hộ đã đồng ý bản này/)).toBeVisible();
  await desk.getByRole('button', { name: 'Xin sửa' }).click();
  await expect(desk.getByText('Ghi lý do để người bán biết sửa.')).toBeVisible();
  await desk.getByRole('button', { name: 'Duyệt, cho bày bán' }).click();
  await expect(desk.getByText('Đã duyệt')).toBeVisible();
  const own = await assistant.get<{ state: string; slug: string }>(path);
  expect(own.state).toBe('public');
  await expect.poll(async () => (await request.get(`/api/shop/products/${own.slug}`)).status()).toBe(200);

  await page.goto('/giup/nhat-ky');
  await expect(page.getByText('Gửi lên chợ').first()).toBeVisible();
  await desk.context().close();
  await assistant.leaves();
});

test('a household without a phone agrees by a witness, to the help and to the goods', async ({ page, request }) => {
  test.slow();
  const [witness, name] = ['+84977000311', 'Bà Lý, hàng xóm'];
  await signIn(page, request, ASSISTANT, '/giup/xin-phep/ho-moi');
  await page.getByLabel('Tên gian hàng').fill('Hộ không máy');
  await page.getByLabel('Tên người làm chứng').fill(name);
  await page.getByLabel('Số của người làm chứng').fill('0977000311');
  await page.getByLabel('Xã, phường').fill('Xã Bình Liêu, Quảng Ninh');
  await page.getByLabel('Thôn, số nhà').fill('Thôn Cao Sơn');
  await page.getByRole('button', { name: 'Gửi và xin mã' }).click();
  await expect(page.getByText('Mã đã gửi đến người làm chứng.')).toBeVisible();
  await page.getByLabel('Mã hộ đọc cho').fill(await otpOf(request, witness));
  await page.getByRole('button', { name: 'Hộ đồng ý' }).click();
  await page.getByRole('link', { name: 'Đăng hàng giúp' }).click();
  await page.locator('input[type=file]').setInputFiles(await phonePhoto(400));
  await writesDraft(page, { name: 'Trứng gà đồi', price: '40.000', count: '30' });
  await expect(page).toHaveURL(/\/giup\/doc-lai\//, { timeout: 20_000 });
  await page.getByRole('link', { name: 'Sửa giúp' }).click();
  await givesWhatIsMissing(page);
  await page.getByRole('link', { name: /^Đọc lại cho/ }).click();
  await page.getByRole('button', { name: /^Gửi mã/ }).click();
  await page.getByLabel('Tên người làm chứng').fill(name);
  await page.getByLabel('Mã hộ đọc cho').fill(await otpOf(request, witness));
  await page.getByRole('button', { name: /đồng ý bản này/ }).click();
  await expect(page.getByText(/đã đồng ý bản này/)).toBeVisible();
});

test('a consent that is taken back stops the next write', async ({ page, request, baseURL }) => {
  const { owner, sellerId, consentId } = await ownHousehold(baseURL ?? '', '+84977000302', 'Hộ thôi nhờ');
  await signIn(page, request, ASSISTANT, '/giup');
  await page.goto(`/giup/hang-moi?ho=${sellerId}`);
  await writesDraft(page, { name: 'Trước khi thôi', price: '20000', count: '1' });
  await expect(page).toHaveURL(/\/giup\/doc-lai\//, { timeout: 20_000 });
  await page.goto(`/giup/hang-moi?ho=${sellerId}`);
  expect((await owner.ask('DELETE', `/api/seller/${sellerId}/consents/${consentId}`)).status).toBeLessThan(300);
  await writesDraft(page, { name: 'Sau khi thôi', price: '20000', count: '1' });
  await page.waitForTimeout(2_000);
  const { items } = await owner.get<{ items: { name: string }[] }>(`/api/seller/${sellerId}/products`);
  expect(items.map(({ name }) => name)).toEqual(['Trước khi thôi']);
  await page.goto('/giup/cho-gui');
  await expect(page.getByText('Sau khi thôi').first()).toBeVisible();
  await page.goto(`/giup/ho/${sellerId}`);
  await expect(page.getByText('Hộ đã thôi nhờ giúp')).toBeVisible();
  await expect(page.getByRole('link', { name: /Đăng hàng giúp/ })).toHaveCount(0);
  await owner.leaves();
});

test('two who edit one listing see both versions, and nothing is lost', async ({ page, request, baseURL }) => {
  const { owner, sellerId } = await ownHousehold(baseURL ?? '', '+84977000303', 'Hộ hai bản');
  const goods = { id: crypto.randomUUID(), name: 'Chè vối', price: 30_000, unit: 'gói', onHand: 5, photos: [] };
  await owner.post(`/api/seller/${sellerId}/products`, goods);
  await signIn(page, request, ASSISTANT, '/giup');
  await page.goto(`/giup/ho/${sellerId}/hang/${goods.id}`);
  expect((await owner.ask('PATCH', `/api/seller/${sellerId}/products/${goods.id}`, { baseRevision: 1, name: 'Chè vối lá to' })).status).toBe(200);
  await page.getByLabel('Tên hàng').fill('Chè vối phơi khô');
  await page.getByRole('button', { name: 'Lưu lại' }).click();
  await expect(page.getByText('Chè vối lá to')).toBeVisible();
  await page.goto('/giup/cho-gui');
  await expect(page.getByRole('cell', { name: 'Chè vối lá to' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'Chè vối phơi khô' })).toBeVisible();
  await page.getByRole('button', { name: /bản.*máy này/i }).click();
  await expect(page.getByText('Không còn gì chờ gửi.')).toBeVisible();
  const now = await owner.get<{ name: string; revision: { number: number } }>(`/api/seller/${sellerId}/products/${goods.id}`);
  expect([now.name, now.revision.number]).toEqual(['Chè vối phơi khô', 3]);
  await owner.leaves();
});

test('drafts of 30 households made without a link arrive as exactly 30', async ({ page, context, request, baseURL }) => {
  test.setTimeout(300_000);
  const assistant = await Person.signIn(baseURL ?? '', ASSISTANT);
  const households: Consented[] = [];
  for (let at = 0; at < 30; at++) {
    const phone = `+8497700${String(4000 + at)}`;
    const [sellerId, name] = [crypto.randomUUID(), `Hộ ngoài sóng ${at + 1}`];
    const { consent } = await assistant.post<{ consent: { id: string } }>('/api/assistant/seller-applications', { id: sellerId, kind: 'household', name, phone, ...PLACE });
    await assistant.post(`/api/assistant/consents/${consent.id}/confirmations`, { code: await otpOf(request, phone) });
    households.push({ sellerId, name });
  }
  await page.goto('/giup/ho');
  await enter(page, request, ASSISTANT);
  await expect(page.getByText(/^Sổ \d+ hộ đã lưu trên máy này\.$/)).toBeVisible();
  await expect.poll(() => page.evaluate<boolean>("Promise.all(['/giup/hang-moi', '/giup/cho-gui'].map((path) => caches.match(path))).then((kept) => kept.every(Boolean))")).toBe(true);

  await context.setOffline(true);
  for (const [at, { sellerId, name }] of households.entries()) {
    await page.goto(`/giup/hang-moi?ho=${sellerId}`);
    await expect(page.getByText(name, { exact: true })).toBeVisible();
    if (at % 10 === 0) await page.locator('input[type=file]').setInputFiles(await phonePhoto(300));
    await writesDraft(page, { name: `Hàng của ${name}`, price: '50.000', count: String(at + 1) });
    await expect(page.getByText('Đang lưu trên máy này.', { exact: false })).toBeVisible();
  }
  await page.goto('/giup/cho-gui');
  await expect(page.getByText('30 việc của 30 hộ chưa gửi.')).toBeVisible();

  await context.setOffline(false);
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await page.reload();
  await expect(page.getByText('Không còn gì chờ gửi.')).toBeVisible({ timeout: 90_000 });
  for (const { sellerId, name } of households) {
    const { items } = await assistant.get<{ items: { name: string }[] }>(`/api/seller/${sellerId}/products`);
    expect(items.map((goods) => goods.name)).toEqual([`Hàng của ${name}`]);
  }
  await assistant.leaves();
});
