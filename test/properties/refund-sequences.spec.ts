import fc from 'fast-check';
import { dong } from '@cho-phien/kernel';
import { claimKindsOf } from '../../libs/ordering/src/domain/claim.js';
import { hasLeft, orderMoves } from '../../libs/ordering/src/domain/order-status.js';
import type { OrderMove, OrderStatus } from '../../libs/ordering/src/domain/order-status.js';
import { isNothing, refundShare } from '../../libs/ordering/src/domain/refundable.js';
import type { Refundable, RefundWish } from '../../libs/ordering/src/domain/refundable.js';
import { boundedRefund } from '../../libs/payments/src/domain/split-refund.js';
import type { RefundedSplit } from '../../libs/payments/src/domain/split-refund.js';
import { tries } from '../support/counts.js';
import { seedOf } from '../support/seeded-random.js';

const RUNS = tries(3_000, 100_000);

interface Sold { status: OrderStatus; left: Refundable; split: RefundedSplit; causes: Set<string> }
interface Asked { order: number; cause: string; items: number; delivery: number }
type Action = { kind: 'move'; order: number; move: OrderMove } | { kind: 'give' | 'cancel' | 'return' | 'claim'; order: number; line: number; quantity: number; delivery: boolean; whole: boolean };

const order = fc.record({ lines: fc.array(fc.record({ price: fc.integer({ min: 1, max: 5_000_000 }), quantity: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 4 }), delivery: fc.integer({ min: 0, max: 90_000 }) });
const place = fc.integer({ min: 0, max: 2 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), order: place, move: fc.constantFrom<OrderMove>('accept', 'hand_over', 'deliver', 'complete') }),
  fc.record({ kind: fc.constantFrom('give' as const, 'cancel' as const, 'return' as const, 'claim' as const), order: place, line: fc.integer({ min: 0, max: 3 }), quantity: fc.integer({ min: 1, max: 9 }), delivery: fc.boolean(), whole: fc.boolean() }),
);

function sold({ lines, delivery }: { lines: { price: number; quantity: number }[]; delivery: number }, at: number): Sold {
  const items = dong(lines.reduce((sum, line) => sum + line.price * line.quantity, 0));
  const none = dong(0);
  return {
    status: 'paid', causes: new Set(),
    left: { items, delivery: dong(delivery), lines: lines.map(({ price, quantity }, number) => ({ variantId: `${at}-${number}`, unitPrice: dong(price), quantity })) },
    split: { orderCode: `CP-${at}`, sellerId: `seller-${at}`, items, delivery: dong(delivery), returningItems: none, returningDelivery: none },
  };
}

/** What ordering asks of payments for an action; null where it refuses. */
function ask(orders: Sold[], act: Action, number: number): Asked | null {
  const one = orders[act.order % orders.length]!;
  if (act.kind === 'move') { one.status = orderMoves[one.status][act.move] ?? one.status; return null; }
  const kinds = claimKindsOf({ status: one.status, paid: true, deliveredAt: ['delivered', 'completed'].includes(one.status) ? new Date() : null }, new Date(), 7);
  if (act.kind === 'cancel' && (!kinds.includes('cancel') || hasLeft(one.status))) return null;
  if (act.kind === 'claim' && kinds.every((kind) => kind === 'cancel')) return null;
  if (act.kind === 'return' && orderMoves[one.status].take_back === undefined) return null;
  const cause = act.kind === 'give' || act.kind === 'claim' ? `${act.kind}:${number}` : act.kind;
  if (one.causes.has(cause)) return null;
  const share = tried(one.left, wishOf(one, act));
  if (share === null || isNothing(share)) return null;
  if (act.kind === 'cancel') one.status = 'cancelled';
  if (act.kind === 'return') one.status = 'returned';
  one.causes.add(cause);
  one.left.items = dong(one.left.items - share.items);
  one.left.delivery = dong(one.left.delivery - share.delivery);
  for (const { variantId, quantity } of share.lines) one.left.lines.find((line) => line.variantId === variantId)!.quantity -= quantity;
  return { order: act.order % orders.length, cause, items: share.items, delivery: share.delivery };
}

const wishOf = (one: Sold, { kind, line, quantity, delivery, whole }: Exclude<Action, { kind: 'move' }>): RefundWish =>
  kind === 'cancel' ? {} : kind === 'return' || whole ? { delivery } : { lines: [{ variantId: one.left.lines[line % one.left.lines.length]!.variantId, quantity }], delivery };

function tried(left: Refundable, wish: RefundWish): ReturnType<typeof refundShare> | null {
  try { return refundShare(left, wish); } catch { return null; }
}

describe('refunds, cancellations and parcels in whatever order', () => {
  it(`never take more of an order than was captured for it, nor anything of another’s, over ${RUNS} sequences`, () => {
    const seed = seedOf('refund sequences');
    fc.assert(fc.property(fc.array(order, { minLength: 1, maxLength: 3 }), fc.array(action, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (sales, actions, draws) => {
      const orders = sales.map(sold);
      const asked = actions.flatMap((act, number) => ask(orders, act, number) ?? []);
      // Told twice, and in any order.
      const told = [...asked, ...asked].map((one) => ({ one, at: draws.next().value as number })).sort((a, b) => a.at - b.at);
      const known = new Set<string>();
      for (const { one } of told) {
        const { split } = orders[one.order]!;
        if (known.has(`${one.order} ${one.cause}`)) continue;
        known.add(`${one.order} ${one.cause}`);
        const share = boundedRefund(split, one);
        expect([share.orderCode, share.sellerId]).toEqual([split.orderCode, split.sellerId]);
        split.returningItems = dong(split.returningItems + share.items);
        split.returningDelivery = dong(split.returningDelivery + share.delivery);
      }
      for (const { split, left } of orders) {
        expect([split.returningItems + left.items, split.returningDelivery + left.delivery]).toEqual([split.items, split.delivery]);
        expect(left.items).toBe(left.lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0));
      }
    }), { numRuns: RUNS, seed });
  }, tries(60_000, 600_000));
});
