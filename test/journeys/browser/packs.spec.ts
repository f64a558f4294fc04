import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { enter } from './officer.js';

type Pack = { id: string; unit: string; price: number; netWeightGrams: number | null; onHand: number };
type Product = { id: string; description: string; window: unknown; variants: Pack[] };

/** The first goods of the demo shop that come in several pack sizes, and the way to read them again. */
async function goodsOfSeveralPacks(page: Page): Promise<{ path: string; product: () => Promise<Product> }> {
  const me = (await (await page.request.get('/api/me')).json()) as { sellers: { id: string }[] };
  const products = `/api/seller/${me.sellers[0]!.id}/products`;
  const product = async (id: string) => (await (await page.request.get(`${products}/${id}`)).json()) as Product;
  const { items } = (await (await page.request.get(`${products}?limit=50`)).json()) as { items: { id: string }[] };
  for (const { id } of items) if ((await product(id)).variants.length > 1) return { path: `/ban/hang/${id}`, product: () => product(id) };
  throw new Error('The demo shop has no goods of several pack sizes.');
}

async function signedIn(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto('/ban');
  await enter(page, page.request, '+84900000002');
  return page;
}

for (const script of [true, false]) {
  test(`goods of several pack sizes are edited, gain one and lose it again, ${script ? 'with' : 'without'} script`, async ({ browser }) => {
    const page = await signedIn(browser, script);
    const { path, product } = await goodsOfSeveralPacks(page);
    const before = await product();
    const save = async () => {
      await page.getByRole('button', { name: 'Lưu lại' }).click();
      await expect(page).toHaveURL(/vua=luu/);
      await expect(page.getByText('Đã lưu ở chợ. Chưa gửi duyệt.')).toBeVisible();
    };
    await page.goto(path);
    const words = `Sợi dai, phơi nắng, ${script ? 'có' : 'không'} máy.`;
    await page.getByLabel('Mô tả').fill(words);
    await save();
    expect(await product()).toMatchObject({ description: words, variants: before.variants.map(({ id, price }) => ({ id, price })) });

    await page.goto(path);
    const second = page.getByRole('group', { name: before.variants[1]!.unit, exact: true });
    await second.getByLabel('Giá bán').fill('199.000');
    await expect(page.getByRole('heading', { name: new RegExp(`Bán 1 ${before.variants[1]!.unit},`) })).toBeVisible();
    await page.getByText('Thêm một quy cách').click();
    const added = page.getByRole('group', { name: 'Quy cách mới' });
    await added.getByLabel('Giá bán').fill('640.000');
    await added.getByLabel('Có bao nhiêu').fill('4');
    await added.getByLabel('Bán theo').fill('thùng 5 kg');
    await page.getByLabel('Từ ngày').fill('2027-01-05');
    await page.getByLabel('Đến hết ngày').fill('2027-02-20');
    await save();
    const after = await product();
    expect(after.variants.map(({ price }) => price)).toEqual(before.variants.map(({ price }, at) => (at === 1 ? 199_000 : price)).concat(640_000));
    expect(after.variants.at(-1)).toMatchObject({ unit: 'thùng 5 kg', netWeightGrams: 5_000, onHand: 4 });
    expect(after.window).toEqual({ from: '2027-01-05', until: '2027-02-20' });

    await page.goto(path);
    await page.getByRole('group', { name: 'thùng 5 kg' }).getByLabel('Bỏ quy cách này').check();
    await save();
    expect((await product()).variants.map(({ id }) => id)).toEqual(before.variants.map(({ id }) => id));
    await page.context().close();
  });
}
