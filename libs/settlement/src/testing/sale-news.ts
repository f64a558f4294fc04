import type { PayloadOf } from '@cho-phien/contracts';
import { newId, newOrderCode } from '@cho-phien/kernel';

type Placed = PayloadOf<'ordering.order_group_placed'>;
type Captured = PayloadOf<'payments.payment_captured'>;

export interface ToldSale {
  orderCode: string; placed: Placed; received: PayloadOf<'payments.money_received'>; captured: Captured; delivered: PayloadOf<'ordering.order_delivered'>;
  /** `lines` by place and amount; none: news of before lines were told. */
  refund(items: number, delivery: number, lines?: readonly (readonly [line: number, amount: number])[]): PayloadOf<'payments.refund_requested'>;
}

export interface SaleWish {
  sellerId: string;
  lines: { productSet: string | null; amount: number }[];
  /** Of a sale by amount, which has no lines. */
  items?: number;
  delivery?: number;
  channel?: 'shop' | 'stall';
  method?: Captured['method'];
  tender?: Captured['tender'];
  placedAt?: string;
  deliveredAt?: string;
}

/** All that is told of one sale of one seller. */
export function saleNews({ sellerId, lines, items = lines.reduce((sum, { amount }) => sum + amount, 0), delivery = 20_000, channel = 'shop', method = 'vietqr', tender = 'bank_transfer', placedAt = '2026-11-20T09:00:00+07:00', deliveredAt = '2026-11-22T09:00:00+07:00' }: SaleWish): ToldSale {
  const groupCode = newOrderCode();
  const orderCode = `${groupCode}-1`;
  const split = { orderCode, sellerId, items, delivery, amount: items + delivery };
  const source = tender === 'cash' || tender === 'qr_at_door' ? 'door' : 'bank';
  return {
    orderCode,
    placed: { groupCode, buyerPhone: null, language: 'vi', total: split.amount, expiresAt: '', channel, placedAt, orders: [{ orderCode, sellerId, items, delivery, lines: lines.map((line) => ({ productId: newId(), ...line })) }] },
    received: { receiptId: newId(), source, amount: split.amount, groupCode, state: 'matched', at: placedAt },
    captured: { captureId: newId(), payableId: newId(), groupCode, attemptId: newId(), method, tender, amount: split.amount, late: false, capturedAt: placedAt, channel, splits: [split] },
    delivered: { groupCode, orderCode, sellerId, sellerCommuneCode: '06838', buyerProvinceCode: '01', total: split.amount, deliveredAt, productIds: [], channel },
    refund: (back, backDelivery, of) => ({
      refundId: newId(), groupCode, orderCode, amount: back + backDelivery, reason: 'returned',
      splits: [{ ...split, items: back, delivery: backDelivery, amount: back + backDelivery, ...(of && { lines: of.map(([line, amount]) => ({ line, quantity: 1, amount })) }) }],
    }),
  };
}
