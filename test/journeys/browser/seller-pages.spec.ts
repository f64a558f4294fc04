import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findsNothing } from './axe.js';
import { enter } from './officer.js';
import { phonePhoto, Seller } from './seller.js';

const OWNER = '+84900000002';
const MOST_SCRIPT = 60 * 1024;
const MOST_WAIT_MS = 3_500;
const WEAK = { offline: false, latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 };

const PAGES = [
  '/ban', '/ban/dang-ky', '/ban/hang', '/ban/hang/moi', '/ban/hang/bang', '/ban/hang/gia', '/ban/don', '/ban/don?loai=goi', '/ban/don?loai=gui', '/ban/tai-cho', '/ban/tien', '/ban/gian-hang',
  '/ban/nguoi-giup', '/ban/thanh-vien', '/ban/thong-bao', '/ban/dieu-khoan', '/ban/chung-nhan', '/ban/in/phieu', '/ban/in/to-dan', '/ban?lang=en', '/ban/hang/moi?lang=en', '/ban?lang=vi',
];

/** Words that stand for controls smaller than a thumb (48 px); links inside sentences are excepted. */
const SMALL = `[...document.querySelectorAll('button, select, summary, textarea, .field input, .btn, .chip, .choice, .link-row, .back, .big a, .tabs a')]
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([element, { width, height }]) => width > 0 && (width < 47.5 || height < 47.5))
  .map(([element, { width, height }]) => element.textContent.trim().slice(0, 30) + ' ' + Math.round(width) + 'x' + Math.round(height))`;

async function ownersPage(browser: Browser, request: Parameters<typeof enter>[1], width: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width, height: 740 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto('/ban');
  await enter(page, request, OWNER);
  await expect(page).toHaveURL(/\/ban$/);
  return { context, page };
}

for (const width of [360, 1280]) {
  test(`axe finds nothing on the sellers’ pages, thumbs find everything, and nothing complains, ${width} px wide`, async ({ browser, request }) => {
    test.setTimeout(180_000);
    const { context, page } = await ownersPage(browser, request, width);
    const complaints: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`); });
    page.on('pageerror', (error) => complaints.push(`${page.url()} ${error.message}`));
    const shop = await new Seller(page, request, OWNER).shopId();
    const first = async (what: string) => ((await (await page.request.get(`/api/seller/${shop}/${what}?limit=1`)).json()) as { items: { id: string; code: string }[] }).items[0]!;
    const { id } = await first('products');
    const { code } = await first('orders');
    const sold = await page.request.post(`/api/seller/${shop}/stall-sales`, { data: { amount: 30_000, note: '2 gói miến dong', tender: 'cash' }, headers: { 'idempotency-key': crypto.randomUUID() } });
    const { id: saleId } = (await sold.json()) as { id: string };
    for (const path of [...PAGES, `/ban/hang/${id}`, `/ban/don/${code}`, `/ban/in/nhan/${code}`, `/ban/in/bien-nhan/${saleId}`]) {
      await page.goto(path);
      await findsNothing(page);
      expect(await page.evaluate<string[]>(SMALL), `${path}: small targets`).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
}

test('a seller’s page carries at most 60 KB of script, what it loads for sending included', async ({ browser, request }) => {
  const { context, page } = await ownersPage(browser, request, 360);
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') scripts.set(answer.url(), answer.body().then((body) => gzipSync(body).length));
  });
  await page.goto('/ban/hang/moi');
  await page.locator('input[type=file]').setInputFiles(await phonePhoto(300));
  await expect(page.getByText('Ảnh đã gửi xong.')).toBeVisible();
  const total = (await Promise.all(scripts.values())).reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: 'script', description: `${total} bytes in ${scripts.size} files, gzipped` });
  expect(total).toBeLessThanOrEqual(MOST_SCRIPT);
  await context.close();
});

test('a first visit over a weak line can be worked with within 3.5 s', async ({ browser, request }) => {
  const { context, page: signedIn } = await ownersPage(browser, request, 360);
  const fresh = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block', storageState: await context.storageState() });
  await signedIn.close();
  for (const path of ['/ban', '/ban/hang/moi', '/ban/hang/bang', '/ban/don', '/ban/tien', '/ban/tai-cho']) {
    const page = await fresh.newPage();
    const line = await fresh.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.setCacheDisabled', { cacheDisabled: true });
    await line.send('Network.emulateNetworkConditions', WEAK);
    await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const began = Date.now();
    await page.goto(path, { waitUntil: 'commit' });
    await page.locator('.hear:enabled').waitFor();
    const waited = Date.now() - began;
    test.info().annotations.push({ type: `interactive ${path}`, description: `${waited} ms` });
    expect(waited, path).toBeLessThanOrEqual(MOST_WAIT_MS);
    await page.close();
  }
  await fresh.close();
  await context.close();
});

test('without script the form of goods takes its photo along', async ({ browser, request }) => {
  const { context } = await ownersPage(browser, request, 360);
  const plain = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false, storageState: await context.storageState() });
  const page = await plain.newPage();
  await page.goto('/ban/hang/moi');
  const seller = new Seller(page, request, OWNER);
  await seller.writesDraft({ name: 'Hàng gửi không lệnh', price: '25.000', unit: 'túi', count: '7', photo: await phonePhoto(900) });
  await expect(page.getByText('Đã lưu ở chợ. Chưa gửi duyệt.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Hàng gửi không lệnh' })).toBeVisible();
  await page.goto('/ban/tai-cho');
  for (const key of ['3', '0', '000']) await page.getByRole('button', { name: key, exact: true }).click();
  await expect(page.getByLabel('Số tiền')).toHaveValue('30.000');
  await page.getByRole('button', { name: 'Khách đã trả tiền mặt' }).click();
  await expect(page.getByText(/^Đã nhận 30\.000.đ$/)).toBeVisible();
  await plain.close();
  await context.close();
});
