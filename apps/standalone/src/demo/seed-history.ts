import { createHash } from 'node:crypto';
import { AreasFacade } from '@cho-phien/areas';
import { CatalogFacade } from '@cho-phien/catalog';
import type { SaleVariant } from '@cho-phien/catalog';
import { demoOfficerDistricts } from '@cho-phien/identity';
import { Clock, isoVietnam, newOrderCode, newSecret, vietnamDay } from '@cho-phien/kernel';
import { OrderingFacade } from '@cho-phien/ordering';
import type { Purchase } from '@cho-phien/ordering';
import { QuoteDelivery } from '@cho-phien/ordering/usecases/quote-delivery';
import { PaymentsFacade } from '@cho-phien/payments';
import { Config, Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { awaitNews } from './await-news.js';
import { planHistory } from './history-plan.js';
import type { PlannedPurchase } from './history-plan.js';
import { atDoor, lineOf, pastPurchase, timesOf } from './past-purchase.js';

/** The first purchase of the demo has this code always, so that a second start knows it is there. */
const FIRST_CODE = 'CPSEEDHSTR3';

interface Good { variant: SaleVariant; listedAt: Date }

/**
 * Twelve weeks of purchases from shops of the pilot area, paid in cash and without, written through the
 * same tables and events as those of today; ready when every context has heard of them. Answers false, and does nothing, when they are there already.
 */
export async function seedDemoHistory(app: NestFastifyApplication): Promise<boolean> {
  if (await app.get(OrderingFacade).knows(FIRST_CODE)) return false;
  await app.get(UnitOfWork).run(async (tx) => {
    const goods = await pilotGoods(tx, app);
    let code = FIRST_CODE;
    for (const plan of planHistory()) {
      if (await record(tx, app, code, plan, goods)) code = newOrderCode();
    }
  });
  await awaitNews(app);
  return true;
}

async function record(tx: Tx, app: NestFastifyApplication, code: string, plan: PlannedPurchase, goods: readonly Good[]): Promise<boolean> {
  const now = app.get(Clock).now();
  const times = timesOf(plan, vietnamDay(now));
  const lines = basketOf(plan, goods.filter(({ listedAt }) => listedAt < times.ordered));
  if (lines.length === 0) return false;
  const place = await placeOf(app, plan);
  const quote = await app.get(QuoteDelivery).to(place, lines.map((line) => ({ seller: line.seller, lines: [line], itemsTotal: line.unitPrice, weightGrams: 1 })), tx);
  const purchase = pastPurchase(code, plan, lines, place, quote, times, now, app.get(Config).settings.COD_CEILING);
  await app.get(OrderingFacade).recordPastPurchase(tx, purchase);
  await tellPlaced(tx, app.get(Outbox), purchase);
  await app.get(PaymentsFacade).recordPastPayment(tx, {
    groupCode: code, total: purchase.total, codAllowed: purchase.codAllowed, tokenHash: createHash('sha256').update(newSecret()).digest('hex'),
    splits: purchase.orders.map((order) => ({ orderCode: order.code, sellerId: order.seller.id, items: order.itemsTotal, delivery: order.deliveryFee })),
    ...(atDoor(plan) ? { method: 'cod' as const, atDoor: plan.paid === 'qr_at_door' ? 'qr' as const : 'cash' as const, paidAt: times.delivered } : { method: plan.paid as 'vietqr' | 'vnpay', paidAt: times.paid }),
  });
  await tellDelivered(tx, app.get(Outbox), purchase, times.delivered);
  return true;
}

/** With nobody to be told: the buyers of the past need no notice today. */
async function tellPlaced(tx: Tx, outbox: Outbox, { code, total, createdAt, orders }: Purchase): Promise<void> {
  await outbox.append(tx, {
    type: 'ordering.order_group_placed',
    payload: {
      groupCode: code, buyerPhone: null, language: 'vi', total, expiresAt: '', channel: 'shop', placedAt: isoVietnam(createdAt),
      orders: orders.map((order) => ({
        orderCode: order.code, sellerId: order.seller.id, items: order.itemsTotal, delivery: order.deliveryFee,
        lines: order.lines.map(({ productId, productSet, total: amount, quantity }) => ({ productId, productSet: productSet ?? null, amount, quantity })),
      })),
    },
  });
}

async function tellDelivered(tx: Tx, outbox: Outbox, purchase: Purchase, at: Date): Promise<void> {
  await outbox.append(tx, ...purchase.orders.map((order) => ({
    type: 'ordering.order_delivered' as const,
    payload: {
      groupCode: purchase.code, orderCode: order.code, sellerId: order.seller.id, sellerCommuneCode: order.seller.communeCode, buyerProvinceCode: purchase.address.provinceCode,
      total: order.total, deliveredAt: isoVietnam(at), productIds: [...new Set(order.lines.map(({ productId }) => productId))],
    },
  })));
}

/** What can be sent by parcel, and paid at the door where the plan says so; of one shop, where the plan says so. */
function basketOf(plan: PlannedPurchase, listed: readonly Good[]): ReturnType<typeof lineOf>[] {
  const sendable = listed.map(({ variant }) => variant).filter(({ weightGrams, isAlcohol }) => weightGrams > 0 && !(isAlcohol && atDoor(plan)));
  const first = chosen(sendable, plan.lines[0]!.pick);
  if (!first) return [];
  const choice = plan.oneShop ? sendable.filter(({ sellerId }) => sellerId === first.sellerId) : sendable;
  const quantities = new Map<SaleVariant, number>();
  for (const [index, { pick, quantity }] of plan.lines.entries()) {
    const variant = index === 0 ? first : chosen(choice, pick)!;
    if (!quantities.has(variant)) quantities.set(variant, variant.price >= 400_000 ? 1 : quantity);
  }
  return [...quantities].map(([variant, quantity]) => lineOf(variant, quantity));
}

const chosen = <Value>(values: readonly Value[], pick: number): Value | undefined => values[Math.floor(pick * values.length)];

async function placeOf(app: NestFastifyApplication, { province, commune }: PlannedPurchase): Promise<{ communeCode: string; provinceCode: string }> {
  const communes = await app.get(AreasFacade).communesIn(province);
  return { communeCode: chosen(communes, commune)!.code, provinceCode: province };
}

/** Packs of the pilot area's shops, the cheaper one of a product first, and since when they are sold. */
async function pilotGoods(tx: Tx, app: NestFastifyApplication): Promise<Good[]> {
  const districts = await Promise.all(demoOfficerDistricts.map((district) => app.get(AreasFacade).communesOf(district)));
  const rows: { id: string; listedAt: Date }[] = await tx.query(
    `select v.id, p.created_at as "listedAt" from catalog.variants v join catalog.products p on p.id = v.product_id
     where p.status = 'public' and p.seller_commune_code = any($1) order by p.slug, v.position`, [districts.flatMap((district) => district?.codes ?? [])]);
  const variants = await app.get(CatalogFacade).variantsForSale(rows.map(({ id }) => id), tx);
  return rows.map(({ id, listedAt }) => ({ variant: variants.get(id)!, listedAt }));
}
