import type { SaleVariant } from '@cho-phien/catalog';
import { addDays, dong, startOfVietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Order, Purchase } from '@cho-phien/ordering';
import type { Place } from '@cho-phien/ordering/domain/delivery-quote';
import { isCodAllowed } from '@cho-phien/ordering/domain/payment-methods';
import { newPurchase } from '@cho-phien/ordering/domain/purchase';
import { splitBySeller } from '@cho-phien/ordering/domain/split-by-seller';
import type { BasketLine } from '@cho-phien/ordering/domain/split-by-seller';
import type { Quoter } from '@cho-phien/ordering/usecases/quote-delivery';
import type { PlannedPurchase } from './history-plan.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const COMPLETE_AFTER = 7 * DAY;

/** When things happened to a purchase. */
export interface Times { ordered: Date; paid: Date; accepted: Date; handedOver: Date; delivered: Date; completed: Date }

export function timesOf(plan: PlannedPurchase, today: VietnamDay): Times {
  const at = (daysAgo: number, minute: number): Date => new Date(startOfVietnamDay(addDays(today, -daysAgo)).getTime() + 7 * HOUR + minute * MINUTE);
  const delivered = at(plan.deliveredDaysAgo, plan.deliveredMinute);
  const ordered = at(plan.deliveredDaysAgo + plan.daysOnTheWay, plan.orderedMinute);
  return {
    ordered, delivered, paid: new Date(ordered.getTime() + 3 * MINUTE),
    accepted: new Date(ordered.getTime() + 2 * HOUR), handedOver: new Date(ordered.getTime() + 26 * HOUR), completed: new Date(delivered.getTime() + COMPLETE_AFTER),
  };
}

export const atDoor = ({ paid }: PlannedPurchase): boolean => paid === 'cash_at_door' || paid === 'qr_at_door';

export const lineOf = (variant: SaleVariant, quantity: number): BasketLine => ({
  variantId: variant.variantId, productId: variant.productId, slug: variant.productSlug, name: variant.productName, variantName: variant.variantName,
  unit: variant.unit, image: variant.image, isAlcohol: variant.isAlcohol, productSet: variant.productSet, weightGrams: variant.weightGrams, unitPrice: dong(variant.price), quantity,
  seller: { id: variant.sellerId, slug: variant.sellerSlug, name: variant.sellerName, communeCode: variant.sellerCommuneCode },
});

/** A purchase that went well, as it stands today: paid, arrived and, after a week, complete. */
export function pastPurchase(code: string, plan: PlannedPurchase, lines: readonly BasketLine[], place: Place, quote: Quoter, times: Times, now: Date, codCeiling: number): Purchase {
  const split = splitBySeller(lines, (basket) => quote(basket)[0]!);
  const isAlcohol = lines.some((line) => line.isAlcohol);
  const placed = newPurchase(split, {
    code, buyer: { name: `Khách mẫu ${plan.buyer}`, phone: `+84900001${String(plan.buyer).padStart(3, '0')}` }, address: { ...place, line: `Thôn ${1 + (plan.buyer % 9)}` },
    codAllowed: isCodAllowed({ isAlcohol, total: split.total }, codCeiling), createdAt: times.ordered, expiresAt: new Date(times.ordered.getTime() + 15 * MINUTE),
  });
  const cod = atDoor(plan);
  return { ...placed, status: 'paid', cod, expiresAt: null, orders: placed.orders.map((order) => finished(order, plan, times, now)) };
}

function finished(order: Order, plan: PlannedPurchase, times: Times, now: Date): Order {
  const cod = atDoor(plan);
  const complete = times.completed <= now;
  const seller = `seller:${order.seller.id}`;
  return {
    ...order, cod, status: complete ? 'completed' : 'delivered', paidAt: cod ? times.delivered : times.paid, deliveredAt: times.delivered,
    collectedMethod: cod ? (plan.paid === 'qr_at_door' ? 'qr' : 'cash') : null,
    timeline: [
      ...order.timeline,
      ...(cod ? [] : [{ status: 'paid' as const, at: times.paid, actor: 'payments', reason: null }]),
      { status: 'accepted', at: times.accepted, actor: seller, reason: null },
      { status: 'handed_over', at: times.handedOver, actor: seller, reason: null },
      { status: 'delivered', at: times.delivered, actor: seller, reason: null },
      ...(complete ? [{ status: 'completed' as const, at: times.completed, actor: 'system', reason: null }] : []),
    ],
  };
}
