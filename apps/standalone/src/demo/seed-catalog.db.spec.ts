import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { Test } from 'supertest';
import { DataSource } from 'typeorm';
import { AreasHttpModule } from '@cho-phien/areas/areas.http.module';
import { seedAreas } from '@cho-phien/areas';
import { CatalogHttpModule } from '@cho-phien/catalog/catalog.http.module';
import { CatalogJobsModule } from '@cho-phien/catalog/catalog.jobs.module';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { InventoryHttpModule } from '@cho-phien/inventory/inventory.http.module';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersHttpModule } from '@cho-phien/sellers/sellers.http.module';
import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { drawDemoPictures } from './draw-demo-pictures.js';
import { seedDemoAccounts } from './seed-accounts.js';
import { seedDemoCatalog } from './seed-catalog.js';

interface Shown { id: string; slug: string; available: number; image: { url: string } | null; certificate: { stars: number } | null; area: { code: string }; seller: { id: string; slug: string } }

describe('the demo’s market day', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
  let test: TestApp;
  let loaded: boolean[];

  beforeAll(async () => {
    const http = [IdentityHttpModule, AreasHttpModule, SellersHttpModule, CatalogHttpModule, InventoryHttpModule];
    test = await openTestApp({ name: 'demo', http, jobs: [CatalogJobsModule] }, { DATA_DIR: dataDir });
    await test.app.get(UnitOfWork).run((tx) => seedAreas(tx));
    await seedDemoAccounts(test.app);
    loaded = [await seedDemoCatalog(test.app), await seedDemoCatalog(test.app)];
  }, 60_000);
  afterAll(async () => { await test.close(); rmSync(dataDir, { recursive: true, force: true }); });

  const get = (path: string): Test => request(test.app.getHttpServer()).get(path);
  const query = <Row>(sql: string): Promise<Row[]> => test.app.get(DataSource).query(sql);
  const goodsIn = async (parameters: string): Promise<Shown[]> => (await get(`/api/shop/products?limit=60&${parameters}`).expect(200)).body.items;

  async function signedIn(phoneNumber: string): Promise<string> {
    const post = (path: string, body: object): Test => request(test.app.getHttpServer()).post(`/api/auth/phone-number/${path}`).send(body);
    await post('send-otp', { phoneNumber }).expect(200);
    const [otp] = await query<{ code: string }>(`select payload->>'code' as code from platform.outbox where type = 'identity.otp_requested' order by id desc limit 1`);
    return (await post('verify', { phoneNumber, code: otp!.code }).expect(200)).headers['set-auth-token'] as string;
  }

  it('is laid out once', () => { expect(loaded).toEqual([true, false]); });

  it('has goods that households make for their cooperative', async () => {
    const made = await query<{ name: string; household: string }>(`select p.name, s.name as household from catalog.products p join sellers.sellers s on s.id = p.producer_seller_id order by 1`);
    expect(made).toEqual([{ name: 'Bột dong riềng Bình Liêu', household: 'Hộ trồng nấm Ngàn Cậm' }, { name: 'Khoai sọ nương Bình Liêu', household: 'Hộ nuôi ong Khe Vằn' }]);
  });

  it('has goods of two sellers in the commune 06838, certificates in force and past, and something sold out', async () => {
    const local = await goodsIn('commune=06838');
    expect(new Set(local.map(({ seller }) => seller.id)).size).toBeGreaterThanOrEqual(2);
    expect(local.filter(({ certificate }) => certificate !== null).length).toBeGreaterThan(0);
    expect((await goodsIn('inStock=false')).length).toBeGreaterThan(0);
    const [counted] = await query<{ products: number; certificates: number; unmatched: number; effective: number }>(`
      select (select count(*) from catalog.products) as products, count(*) as certificates, count(*) filter (where product_id is null) as unmatched,
        count(*) filter (where current_date between effective_from and effective_until) as effective from catalog.certificates`);
    expect(counted!.products).toBeGreaterThanOrEqual(152);
    expect(counted!.effective).toBeLessThan(counted!.certificates);
    expect(counted!.unmatched).toBeGreaterThan(0);
  });

  it('keeps the same stock in the catalogue and in the store', async () => {
    expect(await query(`
      select v.id from catalog.variants v left join inventory.stock s on s.variant_id = v.id
      where s.on_hand - s.reserved is distinct from v.available or s.seller_id is distinct from (select seller_id from catalog.products where id = v.product_id)`)).toEqual([]);
    expect(await query('select id from catalog.products p where available <> (select sum(available) from catalog.variants where product_id = p.id)')).toEqual([]);
  });

  it('shows a shop with its goods, and no shop that is not there', async () => {
    const [first] = await goodsIn('commune=06838');
    const { body } = await get(`/api/shop/sellers/${first!.seller.slug}?limit=2`).expect(200);
    expect(body).toMatchObject({ id: first!.seller.id, slug: first!.seller.slug, area: { name: expect.stringContaining('Bình Liêu') }, open: true, products: { items: [{}, {}] } });
    const { body: front } = await get('/api/shop/sellers/htx-suoi-trong').expect(200);
    expect(front).toMatchObject({ story: expect.stringMatching(/^Hợp tác xã/), openingDays: expect.stringContaining('Thứ Ba'), holiday: null, provinceName: expect.stringContaining('Quảng Ninh'), formerDistrict: 'Địa bàn huyện Bình Liêu (trước 01/7/2025)' });
    expect((await get('/api/shop/sellers/khong-co').expect(404)).body.code).toBe('catalog.shop_not_found');
  });

  it('lets the owner count the shelf, and the shop follows', async () => {
    const token = await signedIn('+84900000002');
    const me = (await get('/api/me').set('authorization', `Bearer ${token}`).expect(200)).body as { sellers: { id: string }[] };
    const own = (await get(`/api/seller/${me.sellers[0]!.id}/products`).set('authorization', `Bearer ${token}`).expect(200)).body.items as Shown[];
    const detail = (await get(`/api/seller/${me.sellers[0]!.id}/products/${own[0]!.id}`).set('authorization', `Bearer ${token}`).expect(200)).body;
    const put = (sellerId: string, body: object, bearer = token): Test => request(test.app.getHttpServer()).put(`/api/seller/${sellerId}/products/${own[0]!.id}/stock`).set('authorization', `Bearer ${bearer}`).send(body);
    const variantId = detail.variants[0].id as string;
    const others = detail.available - detail.variants[0].available;
    expect((await put(me.sellers[0]!.id, { variantId, onHand: 7 }).expect(200)).body).toEqual({ variantId, onHand: 7, reserved: 0, available: 7 });
    await eventually(async () => (await get(`/api/shop/products/${own[0]!.slug}`)).body.available as number, (available) => available === 7 + others, 25_000);
    await put(me.sellers[0]!.id, { variantId, onHand: -1 }).expect(400);
    await put(me.sellers[0]!.id, { variantId, onHand: 1.5 }).expect(400);
    await put(me.sellers[0]!.id, { variantId: own[0]!.id, onHand: 1 }).expect(404);
    await put(me.sellers[0]!.id, { variantId, onHand: 1 }, await signedIn('+84900000003')).expect(404);
    await request(test.app.getHttpServer()).put(`/api/seller/${me.sellers[0]!.id}/products/${own[0]!.id}/stock`).send({ nonsense: true }).expect(401);
  }, 60_000);

  it('draws a picture as soon as a page asks for it, and only once', async () => {
    const [first] = await goodsIn('commune=06838');
    await get(first!.image!.url).expect(404);
    await drawDemoPictures(test.app, () => undefined, () => ({ done: Promise.resolve(false), stop: async () => undefined }));
    const answers = await Promise.all([320, 640, 1280].map((width) => get(first!.image!.url.replace('640.jpeg', `${width}.webp`))));
    expect(answers.map(({ status, headers }) => [status, headers['content-type']])).toEqual(Array.from({ length: 3 }, () => [200, 'image/webp']));
    await get('/media/products/khong-co-0123abcd/640.jpeg').expect(404);
  }, 60_000);
});
