import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { SeededRandom } from '../../support/seeded-random.js';
import { enter } from './officer.js';
import { phonePhoto, Seller } from './seller.js';
import { WeakLine } from './weak-line.js';

const CUTS = 20;
const MOST_SENT_AGAIN = 0.1;
const NAME = 'Măng khô gửi lúc mất sóng';

test('goods written without a link arrive exactly once, however often the line breaks', async ({ page: first, request, baseURL, context }) => {
  test.slow();
  const photo = await phonePhoto(2_100);
  const size = photo.buffer.length;
  expect(size).toBeGreaterThan(3_500_000);
  const random = new SeededRandom(20_261_122);
  const line = await WeakLine.to(baseURL!, [], 400_000);
  await first.goto(`${line.url}/ban`);
  await enter(first, request, '+84900000002');
  await expect(first).toHaveURL(/\/ban$/);
  await expect.poll(() => keptPages(first), { timeout: 30_000 }).toContain('/ban/hang/moi');
  const seller = new Seller(first, request, '+84900000002');
  const shopId = await seller.shopId();

  line.noSignal();
  await context.setOffline(true);
  await first.goto(`${line.url}/ban/hang/moi`);
  await seller.writesDraft({ name: NAME, price: '60.000', unit: 'gói', count: '12', photo });
  await expect(first.getByText('Đang lưu trên máy này. Chưa ai ở chợ thấy.')).toBeVisible();
  await expect(first.getByText(/^Mất sóng\. Trang này là lúc .+\. Việc làm ra vẫn lưu trên máy này\.$/)).toBeVisible();
  await first.close();

  const again = await context.newPage();
  const triedInVain = again.waitForEvent('requestfailed', (request) => request.url().split('#')[0]!.endsWith('.js'));
  await again.goto(`${line.url}/ban`);
  await expect(again.getByText(NAME)).toBeVisible();
  await triedInVain;
  const before = line.line.sent;
  line.line.cutAlso(Array.from({ length: CUTS }, () => before + random.between(1, size)));
  line.signal();
  await context.setOffline(false);
  await expect.poll(() => line.line.cuts, { timeout: 90_000 }).toBeGreaterThan(CUTS / 2);
  await again.close();

  const last = await context.newPage();
  await last.goto(`${line.url}/ban`);
  const own = async () => {
    const { items } = (await (await context.request.get(`/api/seller/${shopId}/products?limit=50`)).json()) as { items: { id: string; name: string }[] };
    return items.filter(({ name }) => name === NAME);
  };
  await expect.poll(async () => (await own()).length, { timeout: 120_000 }).toBe(1);
  await expect(last.getByText('Có sóng. Mọi thứ đã gửi xong.')).toBeVisible();
  expect(line.line.cuts).toBe(CUTS);
  const sentAgain = (line.line.sent - before - size) / size;
  test.info().annotations.push({ type: 'sent again', description: `${(sentAgain * 100).toFixed(1)} % of ${size} bytes, everything else that went up included` });
  expect(sentAgain).toBeLessThanOrEqual(MOST_SENT_AGAIN);

  const { id } = (await own())[0]!;
  const product = (await (await context.request.get(`/api/seller/${shopId}/products/${id}`)).json()) as { photos: unknown[] };
  expect(product.photos).toHaveLength(1);
  expect(await own()).toHaveLength(1);
  await line.close();
});

/** The pages that this browser keeps for when there is no link. */
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('pages-'));
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => new URL(url).pathname);
  })()`);
