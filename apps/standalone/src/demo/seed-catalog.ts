import { AreasFacade } from '@cho-phien/areas';
import { CatalogFacade } from '@cho-phien/catalog';
import type { ProductDraft, ProductSeller } from '@cho-phien/catalog';
import { demoProducts, demoRegister, demoSellers } from '@cho-phien/catalog/demo/demo-products';
import type { DemoProduct } from '@cho-phien/catalog/demo/demo-products';
import { FurnishPassports } from '@cho-phien/catalog/demo/furnish-passports';
import { demoOfficerDistricts } from '@cho-phien/identity';
import { InventoryFacade } from '@cho-phien/inventory';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { FurnishDemo } from '@cho-phien/sellers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { listedAt, productCertificate, productDraft, registerCertificate } from './demo-goods.js';
import { demoIsLoaded, openDemoSellers } from './demo-sellers.js';

export { drawDemoPictures } from './draw-demo-pictures.js';

/**
 * Lays out the demo: sellers, goods, stock and certificates in one transaction, with their history in the
 * past. Answers false, and does nothing, when it is there already. The areas must be loaded.
 */
export async function seedDemoCatalog(app: NestFastifyApplication): Promise<boolean> {
  if (await demoIsLoaded(app)) return false;
  const today = vietnamDay(app.get(Clock).now());
  const goods = demoProducts(today);
  const [labels, pilot] = await Promise.all([communeLabels(app, goods), pilotCommunes(app)]);
  await app.get(UnitOfWork).run(async (tx) => {
    const sellers = await openDemoSellers(tx, app);
    const drafts = goods.map((product) => {
      const since = listedAt(product, pilot.has(product.communeCode), today);
      return { product, draft: productDraft(product, sellerOf(sellers, product), labels.get(product.communeCode)!, since, sellers.get(product.producerKey ?? '') ?? null) };
    });
    const certificates = drafts.flatMap(({ product, draft }) => (product.certificate ? [productCertificate(product, draft, product.certificate)] : []));
    await app.get(CatalogFacade).enterGoods(tx, drafts.map(({ draft }) => draft), [...certificates, ...demoRegister(today).map(registerCertificate)]);
    await app.get(FurnishPassports).run(tx, labelled(drafts.map(({ draft }) => draft)));
    await app.get(FurnishDemo).run(tx, new Map([...sellers.values()].map(({ slug, id }) => [slug, id])));
    await app.get(InventoryFacade).registerAll(tx, drafts.flatMap(({ draft }) => stockOf(draft)));
  });
  return true;
}

/** Goods of a few sellers carry labels; most of a market's goods do not yet. */
const labelled = (drafts: readonly ProductDraft[]): { id: string; sellerId: string; unit: string }[] =>
  drafts.slice(0, 12).map(({ id, seller, variants: [first] }) => ({ id, sellerId: seller.id, unit: first?.unit ?? 'gói' }));

const stockOf = (draft: ProductDraft) => draft.variants.map((variant) => (
  { variantId: variant.id, productId: draft.id, sellerId: draft.seller.id, onHand: variant.available, since: draft.listedAt }));

function sellerOf(sellers: ReadonlyMap<string, ProductSeller>, product: DemoProduct): ProductSeller {
  const seller = sellers.get(product.sellerKey);
  if (!seller) throw new RangeError(`The demo knows no seller ${product.sellerKey} of ${product.id}.`);
  return seller;
}

async function communeLabels(app: NestFastifyApplication, goods: readonly DemoProduct[]): Promise<Map<string, string>> {
  const codes = [...new Set([...goods, ...demoSellers].map(({ communeCode }) => communeCode))];
  const areas = app.get(AreasFacade);
  return new Map(await Promise.all(codes.map(async (code) => [code, await areas.label(code)] as const)));
}

async function pilotCommunes(app: NestFastifyApplication): Promise<Set<string>> {
  const districts = await Promise.all(demoOfficerDistricts.map((district) => app.get(AreasFacade).communesOf(district)));
  return new Set(districts.flatMap((district) => district?.codes ?? []));
}
