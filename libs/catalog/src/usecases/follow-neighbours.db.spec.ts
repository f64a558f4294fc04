import type { SellerChanged } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { testGoods } from '../../../../test/support/catalog-goods.js';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { CatalogFacade } from '../catalog.facade.js';
import { CatalogModule } from '../catalog.module.js';
import { BrowseProducts } from './browse-products.js';
import { FollowNeighbours } from './follow-neighbours.js';
import { ShowProduct } from './show-product.js';

describe('a product', () => {
  const { products } = testGoods(9, '2026-11-22', (below) => Math.floor(below / 2));
  const [two] = products.filter(({ variants }) => variants.length === 2);
  let test: TestApp;
  let unit: UnitOfWork;
  let follow: FollowNeighbours;

  beforeAll(async () => {
    test = await openTestApp({ name: 'follow', http: [CatalogModule], jobs: [] }, { ROLE: 'api' });
    [unit, follow] = [test.app.get(UnitOfWork), test.app.get(FollowNeighbours)];
    await unit.run((tx) => test.app.get(CatalogFacade).enterGoods(tx, products, []));
  });
  afterAll(async () => test.close());

  const stock = (variant: number, available: number, version: number): Promise<void> =>
    unit.run((tx) => follow.stock(tx, [{ productId: two!.id, variantId: two!.variants[variant]!.id, available, version, at: '' }]));
  const shown = () => test.app.get(ShowProduct).run(two!.slug, 'vi');

  it('follows the stock of its packs and drops news that comes late', async () => {
    await stock(0, 5, 2);
    await stock(0, 9, 1);
    await stock(1, 4, 1);
    expect(await shown()).toMatchObject({ available: 9, inStock: true, variants: [{ available: 5 }, { available: 4 }] });
    await Promise.all([stock(0, 0, 3), stock(1, 0, 2)]);
    expect(await shown()).toMatchObject({ available: 0, inStock: false });
  });

  it('carries its seller’s name, and leaves the shop while the seller has closed it', async () => {
    const seller = two!.seller;
    const older = newId(Date.now() - 1_000);
    const profile = (more: Partial<SellerChanged['payload']>, eventId = newId()): Promise<void> =>
      unit.run((tx) => follow.seller(tx, eventId, { sellerId: seller.id, slug: seller.slug, name: seller.name, kind: 'htx', communeCode: '06838', provinceCode: '22', open: true, ...more }));
    await profile({ name: 'HTX Mới' });
    await profile({ name: 'HTX Cũ' }, older);
    expect((await shown()).seller.name).toBe('HTX Mới');
    await profile({ open: false });
    await expect(shown()).rejects.toMatchObject({ code: 'catalog.product_not_found' });
    expect(await test.app.get(BrowseProducts).run({ seller: seller.slug }, 'newest', { limit: 60 })).toBe('{"items":[],"next":null}');
    const variantId = two!.variants[0].id;
    expect((await test.app.get(CatalogFacade).variantsForSale([variantId])).get(variantId)).toMatchObject({ public: false, productSlug: two!.slug, weightGrams: 600, sellerCommuneCode: '06838' });
  });
});
