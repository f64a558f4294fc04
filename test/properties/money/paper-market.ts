import { newId } from '@cho-phien/kernel';
import { dong, NO_DONG, sumDong, timesDong, vietnamDay } from '@cho-phien/kernel';
import type { Dong, VietnamDay } from '@cho-phien/kernel';
import { captureTransaction, receiptTransaction, refundDueTransaction, refundTransaction } from '../../../libs/ledger/src/domain/payment-postings.js';
import { PAYOUT_RETURNS, PAYOUT_TRANSIT, sellerAvailable } from '../../../libs/ledger/src/domain/account.js';
import { orderMoves } from '../../../libs/ordering/src/domain/order-status.js';
import type { OrderMove, OrderStatus } from '../../../libs/ordering/src/domain/order-status.js';
import type { Refundable } from '../../../libs/ordering/src/domain/refundable.js';
import { judgeArrival } from '../../../libs/payments/src/domain/judge-arrival.js';
import { collectedPart } from '../../../libs/payments/src/domain/payable.js';
import type { Payable } from '../../../libs/payments/src/domain/payable.js';
import { boundedRefund } from '../../../libs/payments/src/domain/split-refund.js';
import type { RefundedSplit } from '../../../libs/payments/src/domain/split-refund.js';
import { isInHand } from '../../../libs/settlement/src/domain/entry.js';
import { payoutMoves } from '../../../libs/settlement/src/domain/payout-state.js';
import type { PayoutState } from '../../../libs/settlement/src/domain/payout-state.js';
import type { Rate } from '../../../libs/settlement/src/domain/rate.js';
import { freeze } from '../../../libs/settlement/src/domain/sale-terms.js';
import { lessLines, linesBack, soldLines, sumParts } from '../../../libs/settlement/src/domain/sold-lines.js';
import type { SaleRefund, SoldLines } from '../../../libs/settlement/src/domain/sold-lines.js';
import { creditPostings, reversalPostings } from '../../../libs/settlement/src/usecases/sale-postings.js';
import { brokenFee } from './frozen-fees.js';
import type { DrawnOrder, Operation, Timed, Trader } from './operation.js';
import { PaperBook } from './paper-book.js';

export interface PaperOrder {
  drawn: DrawnOrder; status: OrderStatus; left: Refundable; split: RefundedSplit; sold: SoldLines;
  /** What is left of the credit; null until it is credited. */
  credited: SoldLines | null; capturedAt: boolean; deliveredAt: boolean; refunds: (SaleRefund & { id: string; bySeller: boolean })[];
}
export interface PaperGroup { code: string; payable: Pick<Payable, 'status' | 'total' | 'held' | 'captured' | 'direct' | 'directCaptured'>; received: number; returning: number; orders: PaperOrder[]; open: { id: string; amount: Dong; splits: ReturnType<typeof boundedRefund>[] }[] }
export interface PaperPayout { batch: number; sellerId: string; amount: number; state: PayoutState }

/** Purchases that later operations are still about; older ones are let go. */
const LIVE = 300;
export const MINIMUM = 50_000;

/**
 * The market's money on paper: every operation goes through the very rules that the program's use cases go through, and its
 * postings into a book of balances. What the database comes to must be the same to the đồng.
 */
export class PaperMarket {
  readonly book = new PaperBook();
  readonly groups: PaperGroup[] = [];
  readonly payouts: PaperPayout[] = [];
  readonly entries = new Map<string, number>();
  readonly traders: ReadonlyMap<string, Trader>;
  done = 0;

  constructor(traders: readonly Trader[], private readonly rates: Rate[]) { this.traders = new Map(traders.map((trader) => [trader.sellerId, trader])); }

  /** Errors: an Error that names the broken rule. */
  apply(operation: Timed): void {
    this.done += 1;
    switch (operation.kind) {
      case 'sell': return this.sell(operation);
      case 'receive': return this.receive(operation);
      case 'confirm_direct': return this.confirmDirect(operation);
      case 'deliver': return this.deliver(operation);
      case 'ask_back': return this.askBack(operation);
      case 'send_back': return this.sendBack(operation);
      case 'pay_out': return this.payOut(operation);
      case 'settle_payout': case 'return_payout': return this.concludePayout(operation);
      case 'change_commission': return this.changeCommission(operation);
    }
  }

  groupOf(code: string): PaperGroup { return this.groups.find((group) => group.code === code)!; }

  /** Sums of a seller's entries by month, and what he has to have. */
  statementOf(sellerId: string): { months: Map<string, number>; closing: number } {
    const months = new Map([...this.entries].filter(([key]) => key.startsWith(sellerId)).map(([key, sum]) => [key.split(' ')[1]!, sum]));
    return { months, closing: this.book.balance(sellerAvailable(sellerId)) };
  }

  private sell({ groupCode, orders: drawn, at }: Extract<Timed, { kind: 'sell' }>): void {
    const orders = drawn.map((order) => this.placed(groupCode, order, at));
    const total = sumDong(orders.flatMap(({ split }) => [split.items, split.delivery]));
    const direct = sumDong(orders.flatMap(({ drawn: { direct: own }, split }) => (own ? [split.items, split.delivery] : [])));
    this.groups.push({ code: groupCode, payable: { status: 'open', total, held: NO_DONG, captured: NO_DONG, direct, directCaptured: NO_DONG }, received: 0, returning: 0, orders, open: [] });
    if (this.groups.length > LIVE) this.groups.splice(0, LIVE / 10).forEach(({ code }) => { this.book.forget(`buyer:${code}`); this.book.forget(`refund:due:${code}`); });
  }

  private placed(groupCode: string, drawn: DrawnOrder, placedAt: Date): PaperOrder {
    const lines = drawn.lines.map(({ variantId, unitPrice, quantity }) => ({ variantId, unitPrice: dong(unitPrice), quantity }));
    const items = sumDong(lines.map(({ unitPrice, quantity }) => timesDong(unitPrice, quantity)));
    const delivery = dong(drawn.delivery);
    const { kind, direct } = this.traders.get(drawn.sellerId)!;
    const told = { orderCode: drawn.orderCode, sellerId: drawn.sellerId, items, delivery, lines: drawn.lines.map(({ productSet, unitPrice, quantity }) => ({ productId: '', productSet, amount: unitPrice * quantity })) };
    const terms = freeze(told, { groupCode, channel: 'shop', placedAt }, { kind, moneyRoute: direct ? 'direct' : 'collected' }, this.rates);
    return {
      drawn, status: 'awaiting_payment', left: { items, delivery, lines }, sold: soldLines(terms, 'vietqr'), credited: null, capturedAt: false, deliveredAt: false, refunds: [],
      split: { orderCode: drawn.orderCode, sellerId: drawn.sellerId, items, delivery, returningItems: NO_DONG, returningDelivery: NO_DONG },
    };
  }

  private receive({ groupCode, amount, at }: Extract<Timed, { kind: 'receive' }>): void {
    const group = this.groupOf(groupCode);
    const verdict = judgeArrival({ ...collectedPart(group.payable), lapsed: false }, dong(amount));
    this.post(receiptTransaction({ receiptId: newId(), source: 'bank', amount, groupCode, state: verdict.state, at: at.toISOString() }), null);
    group.received += amount;
    group.returning += verdict.returned;
    group.payable.held = verdict.held;
    group.payable.captured = dong(group.payable.captured + verdict.captured);
    if (verdict.captured > 0) this.capture(group, group.orders.filter(({ drawn }) => !drawn.direct), at);
    if (verdict.returned > 0) this.owe(group, verdict.returned, [], at);
  }

  private confirmDirect({ groupCode, orderCode, at }: Extract<Timed, { kind: 'confirm_direct' }>): void {
    const group = this.groupOf(groupCode);
    const order = group.orders.find(({ drawn }) => drawn.orderCode === orderCode)!;
    const amount = dong(order.split.items + order.split.delivery);
    this.post(receiptTransaction({ receiptId: newId(), source: 'direct', amount, groupCode, state: 'matched', at: at.toISOString() }), null);
    group.received += amount;
    group.payable.captured = dong(group.payable.captured + amount);
    group.payable.directCaptured = dong(group.payable.directCaptured + amount);
    this.capture(group, [order], at);
  }

  private capture(group: PaperGroup, orders: readonly PaperOrder[], at: Date): void {
    const splits = orders.map(({ split: { orderCode, sellerId, items, delivery } }) => ({ orderCode, sellerId, items, delivery, amount: items + delivery }));
    const amount = splits.reduce((sum, split) => sum + split.amount, 0);
    this.post(captureTransaction({ captureId: newId(), payableId: '', groupCode: group.code, attemptId: '', method: 'vietqr', tender: 'bank_transfer', amount, late: false, capturedAt: at.toISOString(), splits }), splits.map(({ sellerId }) => sellerId));
    if (group.payable.captured === group.payable.total) group.payable.status = 'captured';
    for (const order of orders) { this.move(order, 'pay'); order.capturedAt = true; }
  }

  private deliver({ groupCode, orderCode, at }: Extract<Timed, { kind: 'deliver' }>): void {
    const order = this.groupOf(groupCode).orders.find(({ drawn }) => drawn.orderCode === orderCode)!;
    for (const move of ['accept', 'hand_over', 'deliver'] as const) this.move(order, move);
    order.deliveredAt = true;
    this.credit(order, at);
  }

  private credit(order: PaperOrder, at: Date): void {
    const { drawn: { sellerId, direct, orderCode } } = order;
    const sold = sumParts(order.sold);
    const inHand = isInHand('bank_transfer', direct ? 'seller' : null) ? dong(sold.items + sold.delivery) : NO_DONG;
    this.post({ reference: `sale:${orderCode}`, postings: creditPostings(sellerId, sold, inHand, 'direct:observed') }, sellerId);
    this.enter(sellerId, at, sold.receives + sold.delivery - inHand);
    order.credited = order.sold;
    for (const [place, refund] of order.refunds.entries()) this.takeBack(order, refund, at, order.refunds.slice(0, place + 1));
  }

  private askBack({ groupCode, orderCode, items, delivery, lines, at }: Extract<Timed, { kind: 'ask_back' }>): void {
    const group = this.groupOf(groupCode);
    const order = group.orders.find(({ drawn }) => drawn.orderCode === orderCode)!;
    const share = boundedRefund(order.split, { items, delivery, lines });
    if (share.items !== items || share.delivery !== delivery) throw new Error(`More was asked back of ${orderCode} than is left of its split.`);
    order.split.returningItems = dong(order.split.returningItems + share.items);
    order.split.returningDelivery = dong(order.split.returningDelivery + share.delivery);
    if (order.split.returningItems > order.split.items || order.split.returningDelivery > order.split.delivery) throw new Error(`More goes back of ${orderCode} than was captured.`);
    const id = this.owe(group, share.amount, [share], at);
    if (!order.drawn.direct) this.counts(order, { id, items, delivery, lines: lines ?? null, bySeller: false }, at);
  }

  /** A refund from which on the sale is worth less: of the market's money when it is asked for, of the seller's own when he has sent it. */
  private counts(order: PaperOrder, refund: PaperOrder['refunds'][number], at: Date): void {
    order.refunds.push(refund);
    if (order.credited !== null) this.takeBack(order, refund, at);
  }

  private takeBack(order: PaperOrder, refund: PaperOrder['refunds'][number], at: Date, counted: readonly SaleRefund[] = order.refunds): void {
    const { id, bySeller } = refund;
    const { sellerId, orderCode } = order.drawn;
    const back = linesBack(order.credited!, refund);
    const parts = sumParts(back);
    const inHand = bySeller ? dong(parts.items + parts.delivery) : NO_DONG;
    this.post({ reference: `sale_reversal:${id}:${orderCode}`, postings: reversalPostings(sellerId, parts, inHand, 'direct:observed') }, sellerId);
    this.enter(sellerId, at, inHand - (parts.receives + parts.delivery));
    order.credited = lessLines(order.credited!, back);
    const broken = brokenFee(order.sold, sumParts(order.credited), counted);
    if (broken !== null) throw new Error(`${orderCode}: ${broken}`);
  }

  private owe(group: PaperGroup, amount: Dong, splits: ReturnType<typeof boundedRefund>[], at: Date): string {
    const id = newId();
    if (!this.isDirect(group, splits)) this.post(refundDueTransaction({ refundId: id, groupCode: group.code, orderCode: splits[0]?.orderCode ?? null, amount, reason: '', splits }, at), splits.map(({ sellerId }) => sellerId));
    group.open.push({ id, amount, splits });
    const back = group.returning + sumDong(group.orders.flatMap(({ split }) => [split.returningItems, split.returningDelivery]));
    if (back > group.received) throw new Error(`More goes back of ${group.code} than came.`);
    return id;
  }

  private sendBack({ groupCode, at }: Extract<Timed, { kind: 'send_back' }>): void {
    const group = this.groupOf(groupCode);
    for (const { id, amount, splits } of group.open.splice(0)) {
      const direct = this.isDirect(group, splits);
      const told = { refundId: id, groupCode, orderCode: null, amount, reason: '', method: direct ? 'direct' as const : 'transfer' as const, reference: '', at: at.toISOString(), splits };
      this.post(refundTransaction(told), direct ? splits.map(({ sellerId }) => sellerId) : null);
      if (direct) for (const { orderCode, items, delivery, lines = null } of splits) this.counts(group.orders.find(({ drawn }) => drawn.orderCode === orderCode)!, { id, items, delivery, lines, bySeller: true }, at);
    }
  }

  private isDirect = (group: PaperGroup, splits: readonly { orderCode: string }[]): boolean => splits.some((split) => group.orders.some(({ drawn }) => drawn.direct && drawn.orderCode === split.orderCode));

  private payOut({ batch, calledOff, at }: Extract<Timed, { kind: 'pay_out' }>): void {
    for (const sellerId of this.traders.keys()) {
      const amount = this.book.balance(sellerAvailable(sellerId));
      if (amount < MINIMUM) continue;
      this.post({ reference: `payout:${batch}:${sellerId}`, postings: [{ source: sellerAvailable(sellerId), destination: PAYOUT_TRANSIT, amount: dong(amount) }] }, sellerId);
      this.enter(sellerId, at, -amount);
      const payout: PaperPayout = { batch, sellerId, amount, state: 'waiting' };
      if (calledOff) this.restore(payout, at);
      else { payout.state = payoutMoves.waiting.send!; this.payouts.push(payout); }
    }
  }

  private concludePayout({ kind, batch, sellerId, at }: Extract<Timed, { kind: 'settle_payout' | 'return_payout' }>): void {
    const payout = this.payouts.find((each) => each.batch === batch && each.sellerId === sellerId)!;
    if (kind === 'return_payout') {
      this.payouts.splice(this.payouts.indexOf(payout), 1);
      return this.restore(payout, at);
    }
    payout.state = payoutMoves[payout.state].settle!;
    this.post({ reference: `payout_settled:${batch}:${sellerId}`, postings: [{ source: PAYOUT_TRANSIT, destination: 'bank:collection', amount: dong(payout.amount) }] }, null);
  }

  private restore({ batch, sellerId, amount, state }: PaperPayout, at: Date): void {
    const source = state === 'settled' ? PAYOUT_RETURNS : PAYOUT_TRANSIT;
    this.post({ reference: `payout_back:${batch}:${sellerId}`, postings: [{ source, destination: sellerAvailable(sellerId), amount: dong(amount) }] }, sellerId);
    this.enter(sellerId, at, amount);
  }

  private changeCommission({ basisPoints, productSets, cap, validFrom }: Extract<Operation, { kind: 'change_commission' }>): void {
    this.rates.push({ id: newId(), kind: 'commission', productSets, sellerKind: null, channel: null, method: null, basisPoints, floor: null, cap, borneBy: 'seller', validFrom: validFrom as VietnamDay, validTo: null, legalRef: null, status: 'confirmed' });
  }

  private move(order: PaperOrder, move: OrderMove): void { order.status = orderMoves[order.status][move] ?? order.status; }

  private post({ reference, postings }: { reference: string; postings: ReturnType<typeof creditPostings> | readonly ReturnType<typeof creditPostings>[number][] }, touches: string | readonly string[] | null): void { this.book.post(reference, postings, touches); }

  private enter(sellerId: string, at: Date, net: number): void {
    const key = `${sellerId} ${vietnamDay(at).slice(0, 7)}`;
    this.entries.set(key, (this.entries.get(key) ?? 0) + net);
  }
}
