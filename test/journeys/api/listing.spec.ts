import { randomUUID } from 'node:crypto';
import { openMarket } from '../../support/market.js';
import type { InProcessMarket } from '../../support/market.js';
import { Stage } from '../../support/stage.js';
import { eventually } from '../../support/test-app.js';
import { sendPhoto } from '../../support/uploading.js';

interface Product { id: string; slug: string; name: string; price: number; state: string; revision: { number: number; hash: string; state: string }; missing: { field: string }[]; variants: { id: string; onHand: number; available: number }[] }

describe('a seller lists goods', () => {
  let market: InProcessMarket;
  let stage: Stage;
  let products: string;
  beforeAll(async () => {
    market = await openMarket();
    stage = await Stage.open(market);
    products = `/api/seller/${stage.sellerId}/products`;
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  it('from a photo to a product in the shop and in the search, through the review', async () => {
    const { people: { seller, operator }, guest } = stage;
    const id = randomUUID();
    const photo = await sendPhoto(seller, stage.sellerId);
    const first = { id, name: 'Chổi chít Bình Liêu', price: 45_000, unit: 'chiếc', photos: [photo.id], onHand: 12 };
    const draft = await seller.post<Product>(products, first);
    expect(await seller.post<Product>(products, first)).toEqual(draft);
    expect((await seller.refused(409, products, { ...first, price: 1 }) as unknown as { code: string; current: Product })).toMatchObject({ code: 'catalog.draft_exists', current: { price: 45_000 } });
    expect((await seller.refused(422, `${products}/${id}/publication`, {})).errors).toEqual(draft.missing.map(({ field }) => expect.objectContaining({ path: field })));

    const change = { baseRevision: 1, productSet: 'QD26-21', attributes: { material: 'Chít' }, deliveryWeightGrams: 700 };
    const edited = await seller.expect<Product>(200, 'PATCH', `${products}/${id}`, change);
    expect(edited).toMatchObject({ missing: [], revision: { number: 2 } });
    const stale = await seller.refused(409, `${products}/${id}`, { baseRevision: 1, price: 50_000 }, { method: 'PATCH' });
    expect(stale).toMatchObject({ code: 'catalog.edited_meanwhile', current: { revision: { number: 2 }, productSet: 'QD26-21' }, yours: { baseRevision: 1, variants: [{ price: 50_000 }] } });

    expect(await seller.post<Product>(`${products}/${id}/publication`, {})).toMatchObject({ state: 'in_review' });
    const { items } = await operator.get<{ items: { id: string; productId: string }[] }>('/api/operator/listing-reviews');
    const review = items.find(({ productId }) => productId === id)!;
    expect(await operator.get(`/api/operator/listing-reviews/${review.id}`)).toMatchObject({ before: null, after: { name: first.name }, isNew: true });
    await operator.post(`/api/operator/listing-reviews/${review.id}/decisions`, { decision: 'approve' });
    await operator.refused(409, `/api/operator/listing-reviews/${review.id}/decisions`, { decision: 'approve' });
    const page = await guest.get<Product & { image: { url: string } }>('/api/shop/products/choi-chit-binh-lieu');
    expect(page).toMatchObject({ id, price: 45_000, onSale: true, attributes: [{ name: 'Chất liệu', text: 'Chít' }], image: { url: photo.url, alt: first.name } });
    await eventually(() => guest.get<{ items: { id: string }[] }>('/api/shop/search?q=choi%20chit'), ({ items: found }) => found.some((card) => card.id === id));
    await eventually(() => guest.get<Product>('/api/shop/products/choi-chit-binh-lieu'), ({ variants: [pack] }) => pack?.available === 12);
  }, 120_000);

  it('by a spreadsheet sent in a form, with its progress to be seen', async () => {
    const { people: { seller } } = stage;
    const form = new FormData();
    form.set('file', new Blob(['Tên hàng;Giá;Đơn vị;Số lượng\nMăng khô;180.000;gói 500 g;9\nNấm hương;;gói 200 g;3\n'], { type: 'text/csv' }), 'hang.csv');
    const sent = await fetch(`${market.url}${products}/imports`, { method: 'POST', body: form, headers: { authorization: `Bearer ${seller.token}` } });
    const taken = await sent.json() as { id: string };
    expect([sent.status, taken]).toEqual([201, expect.objectContaining({ total: 2, good: 1, bad: 1, errors: [{ row: 3, column: 'Giá (đồng)', message: 'Ô này chưa điền.' }] })]);
    await eventually(() => seller.get<{ state: string; entered: number }>(`${products}/imports/${taken.id}`), ({ state, entered }) => state === 'done' && entered === 1, 30_000);
    const { items } = await seller.get<{ items: { name: string; state: string }[] }>(`${products}?status=draft`);
    expect(items).toContainEqual(expect.objectContaining({ name: 'Măng khô', state: 'draft', price: 180_000 }));
  }, 60_000);
});
