import { addDays, newId, newOrderCode, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { orderMoves } from '../../../libs/ordering/src/domain/order-status.js';
import { refundCause } from '../../../libs/ordering/src/domain/refund-cause.js';
import { isNothing, placedLines, refundShare } from '../../../libs/ordering/src/domain/refundable.js';
import type { RefundWish } from '../../../libs/ordering/src/domain/refundable.js';
import type { SeededRandom } from '../../support/seeded-random.js';
import type { DrawnOrder, Operation, Timed } from './operation.js';
import type { PaperGroup, PaperMarket, PaperOrder } from './paper-market.js';

const SETS = ['QD26-01', 'QD26-06', 'QD26-14', 'QD26-21', null];
const MINUTE = 60_000;

/** What may happen next, and how often of 1,000. What does not fit becomes a sale. */
const CHANCES: readonly [number, keyof Draws][] = [[160, 'sell'], [190, 'receive'], [90, 'confirmDirect'], [180, 'deliver'], [90, 'giveBack'], [60, 'claim'], [45, 'takeBack'], [25, 'cancel'], [90, 'sendBack'], [3, 'payOut'], [42, 'settlePayout'], [23, 'returnPayout'], [1, 'changeCommission']];
const OF = CHANCES.reduce((sum, [chance]) => sum + chance, 0);

type Draws = Record<'sell' | 'receive' | 'confirmDirect' | 'deliver' | 'giveBack' | 'claim' | 'takeBack' | 'cancel' | 'sendBack' | 'payOut' | 'settlePayout' | 'returnPayout' | 'changeCommission', () => Operation | null>;

/** Draws what happens next from what stands on paper: purchases of one to three sellers, money in parts, too much or twice, goods, refunds, payouts, new rates. */
export class Drawer {
  private batches = 0;
  private lastRate = '';
  private now: number;

  constructor(private readonly random: SeededRandom, private readonly market: PaperMarket, start: Date) { this.now = start.getTime(); }

  next(): Timed {
    this.now += this.random.between(1, 20) * MINUTE;
    let place = this.random.between(1, OF);
    const [, name] = CHANCES.find(([chance]) => (place -= chance) <= 0)!;
    return { ...(this.draws[name]() ?? this.draws.sell()!), at: new Date(this.now) };
  }

  /** One payout of each kind that is still missing, for books in which everything is to be seen. */
  endings(): Timed[] {
    const told: Timed[] = [];
    const add = (operation: Operation | null): void => {
      if (operation === null) return;
      const timed = { ...operation, at: new Date(this.now += MINUTE) };
      this.market.apply(timed);
      told.push(timed);
    };
    for (const calledOff of [false, true]) add({ kind: 'pay_out', batch: ++this.batches, calledOff });
    for (const kind of ['settle_payout', 'settle_payout', 'return_payout'] as const) add(this.payout(kind === 'settle_payout' ? 'sent' : 'settled', kind));
    add(this.draws.sendBack());
    return told;
  }

  private readonly draws: Draws = {
    sell: () => {
      const groupCode = newOrderCode();
      const sellers = this.random.some([...this.market.traders.values()], this.random.between(1, 3));
      return { kind: 'sell', groupCode, orders: sellers.map(({ sellerId, direct }, at): DrawnOrder => ({ orderCode: `${groupCode}-${at + 1}`, sellerId, direct, delivery: this.random.oneOf([0, 15_000, this.random.between(1, 60_000)]), lines: this.lines() })) };
    },
    receive: () => {
      const group = this.group(({ payable, orders }) => orders.some(({ drawn }) => !drawn.direct) && payable.captured - payable.directCaptured === 0) ?? (this.random.next() < 0.3 ? this.group(({ orders }) => orders.some(({ drawn }) => !drawn.direct)) : null);
      if (group === null) return null;
      const { total, direct, held } = group.payable;
      const missing = total - direct - held;
      const amount = this.random.oneOf([missing, missing, missing, missing + this.random.between(1, 90_000), this.random.between(1, missing), total - direct]);
      return { kind: 'receive', groupCode: group.code, amount };
    },
    confirmDirect: () => this.about((order) => order.drawn.direct && !order.capturedAt, ({ code }, { drawn }) => ({ kind: 'confirm_direct', groupCode: code, orderCode: drawn.orderCode, sellerId: drawn.sellerId })),
    deliver: () => this.about(({ capturedAt, deliveredAt, status }) => capturedAt && !deliveredAt && status === 'paid', ({ code }, { drawn }) => ({ kind: 'deliver', groupCode: code, orderCode: drawn.orderCode, sellerId: drawn.sellerId })),
    giveBack: () => this.about(({ capturedAt }) => capturedAt, (group, order) => this.askBack(group, order, 'given_back', refundCause.given(order.drawn.orderCode, newId()), this.part(order))),
    claim: () => this.about(({ deliveredAt, left }) => deliveredAt && left.items > 0, (group, order) => this.askBack(group, order, 'claim', refundCause.claim(order.drawn.orderCode, newId()), this.part(order))),
    takeBack: () => this.moved('take_back', 'returned'),
    cancel: () => this.moved('cancel', 'cancelled'),
    sendBack: () => { const group = this.group(({ open }) => open.length > 0); return group && { kind: 'send_back', groupCode: group.code }; },
    payOut: () => ({ kind: 'pay_out', batch: ++this.batches, calledOff: this.random.next() < 0.15 }),
    settlePayout: () => this.payout('sent', 'settle_payout'),
    returnPayout: () => this.payout(this.random.oneOf(['sent', 'settled'] as const), 'return_payout'),
    changeCommission: () => {
      const earliest = addDays(vietnamDay(new Date(this.now)), 21);
      const validFrom: VietnamDay = earliest > this.lastRate ? earliest : addDays(this.lastRate, 1);
      this.lastRate = validFrom;
      return { kind: 'change_commission', basisPoints: this.random.between(0, 1_500), productSets: this.random.oneOf([null, ['QD26-06'], ['QD26-01', 'QD26-21']]), cap: this.random.oneOf([null, 90_000]), validFrom };
    },
  };

  private lines(): DrawnOrder['lines'] {
    return Array.from({ length: this.random.between(1, 3) }, (_, at) => ({ variantId: String(at), productSet: this.random.oneOf(SETS), unitPrice: this.random.between(1, this.random.oneOf([900, 99_999, 2_000_000])), quantity: this.random.between(1, 4) }));
  }

  /** A few tries at one of the later purchases for which a condition holds. */
  private group(holds: (group: PaperGroup) => boolean): PaperGroup | null {
    for (let attempt = 0; attempt < 12 && this.market.groups.length > 0; attempt++) {
      const group = this.random.oneOf(this.market.groups);
      if (holds(group)) return group;
    }
    return null;
  }

  private about(holds: (order: PaperOrder) => boolean, told: (group: PaperGroup, order: PaperOrder) => Operation | null): Operation | null {
    const group = this.group(({ orders }) => orders.some(holds));
    return group && told(group, this.random.oneOf(group.orders.filter(holds)));
  }

  private moved(move: 'take_back' | 'cancel', reason: 'returned' | 'cancelled'): Operation | null {
    return this.about(({ status, capturedAt }) => capturedAt && orderMoves[status][move] !== undefined, (group, order) => {
      const { orderCode } = order.drawn;
      const asked = this.askBack(group, order, reason, move === 'cancel' ? refundCause.gone(orderCode) : refundCause.returned(orderCode), { delivery: move === 'cancel' || this.random.next() < 0.3 });
      if (asked !== null) order.status = orderMoves[order.status][move]!;
      return asked;
    });
  }

  private part({ left }: PaperOrder): RefundWish {
    const sold = left.lines.filter(({ quantity }) => quantity > 0);
    const lines = this.random.some(sold, this.random.between(1, Math.max(1, sold.length))).map(({ variantId, quantity }) => ({ variantId, quantity: this.random.between(1, quantity) }));
    return this.random.oneOf<RefundWish>([{}, { delivery: false }, { lines }, { lines }, { lines, delivery: true }]);
  }

  /** Notes on the order what is asked back of it, as ordering does. */
  private askBack(group: PaperGroup, order: PaperOrder, reason: Extract<Operation, { kind: 'ask_back' }>['reason'], cause: string, wish: RefundWish): Operation | null {
    const share = refundShare(order.left, wish);
    if (isNothing(share)) return null;
    const { left } = order;
    order.left = {
      items: (left.items - share.items) as typeof left.items, delivery: (left.delivery - share.delivery) as typeof left.delivery,
      lines: left.lines.map((line) => ({ ...line, quantity: line.quantity - (share.lines.find(({ variantId }) => variantId === line.variantId)?.quantity ?? 0) })),
    };
    return { kind: 'ask_back', groupCode: group.code, orderCode: order.drawn.orderCode, sellerId: order.drawn.sellerId, items: share.items, delivery: share.delivery, ...(this.random.next() < 0.95 && { lines: placedLines(left, share) }), reason, cause };
  }

  private payout(state: 'sent' | 'settled', kind: 'settle_payout' | 'return_payout'): Operation | null {
    const payouts = this.market.payouts.filter((each) => each.state === state).slice(-200);
    if (payouts.length === 0) return null;
    const { batch, sellerId } = this.random.oneOf(payouts);
    return { kind, batch, sellerId };
  }
}
