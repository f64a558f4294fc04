import { createHash } from 'node:crypto';
import type { Consumer, EventType, PayloadOf } from '@cho-phien/contracts';
import { subscriptions } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import type { Dong, FixedClock } from '@cho-phien/kernel';
import { AdvanceCheckpoint } from '@cho-phien/ledger';
import { PaymentsFacade } from '@cho-phien/payments';
import { JobsRunner, SellerScope, UnitOfWork } from '@cho-phien/platform';
import type { DeliveredEvent } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { ConfirmDirectPayment } from '../../../libs/payments/src/usecases/confirm-direct-payment.js';
import { RefundBySeller } from '../../../libs/payments/src/usecases/refund-by-seller.js';
import { RefundByHand } from '../../../libs/payments/src/usecases/refund-by-hand.js';
import { RefundOrder } from '../../../libs/payments/src/usecases/refund-order.js';
import { TakeBankLine } from '../../../libs/payments/src/usecases/take-bank-line.js';
import { RefundTaskRepository } from '../../../libs/payments/src/storage/refund-task.repository.js';
import { ApprovePayouts } from '../../../libs/settlement/src/usecases/approve-payouts.js';
import { CancelPayouts } from '../../../libs/settlement/src/usecases/cancel-payouts.js';
import { ChangeSetting } from '../../../libs/settlement/src/usecases/change-setting.js';
import { ConcludePayout } from '../../../libs/settlement/src/usecases/conclude-payout.js';
import { FilePayouts } from '../../../libs/settlement/src/usecases/file-payouts.js';
import { PreparePayouts } from '../../../libs/settlement/src/usecases/prepare-payouts.js';
import type { SeededRandom } from '../../support/seeded-random.js';
import type { TestApp } from '../../support/test-app.js';
import { isBarrier } from './operation.js';
import type { Operation, Timed } from './operation.js';

const PAY_TO = { bin: '970436', accountNumber: '0011004455667', accountName: 'GIAN THU' };
/** People who do what concerns different purchases at the same time. */
const LANES = 4;
const TOGETHER = 200;

/** The market's money in its database: every operation by the use case that carries it out, every event by its handlers, some of them twice. */
export class StoredMarket {
  private news: DeliveredEvent[] = [];
  private readonly payouts = new Map<string, { batchId: string; payoutId: string }>();

  constructor(private readonly test: TestApp, private readonly clock: FixedClock, private readonly random: SeededRandom) {}

  private get<Type>(type: new (...given: never[]) => Type): Type { return this.test.app.get(type, { strict: false }); }
  private sql<Row>(text: string, parameters: unknown[] = []): Promise<Row[]> { return this.get(DataSource).query(text, parameters); }

  /** Carries operations out; what concerns one purchase in order, different purchases at once. */
  async apply(operations: readonly Timed[]): Promise<void> {
    let waiting: Timed[] = [];
    for (const operation of operations) {
      if (!isBarrier(operation)) { waiting.push(operation); continue; }
      await this.together(waiting);
      waiting = [];
      this.clock.set(operation.at);
      await this.carryOut(operation);
    }
    await this.together(waiting);
  }

  private async together(operations: readonly Timed[]): Promise<void> {
    const last = operations.at(-1);
    if (!last) return;
    this.clock.set(last.at);
    const lanes: Timed[][] = Array.from({ length: LANES }, () => []);
    for (const operation of operations) lanes[laneOf('groupCode' in operation ? operation.groupCode : operation.kind === 'change_commission' ? '' : `${operation.batch}`)]!.push(operation);
    await Promise.all(lanes.map(async (lane) => { for (const operation of lane) await this.carryOut(operation); }));
    await this.spreadNews();
  }

  private async carryOut(operation: Timed): Promise<void> {
    switch (operation.kind) {
      case 'sell': return this.sell(operation);
      case 'receive': return this.receive(operation);
      case 'confirm_direct': return this.get(ConfirmDirectPayment).run(SellerScope.afterMembershipCheck(operation.sellerId, 'owner', 'owner'), operation.orderCode);
      case 'deliver': return this.tell('ordering.order_delivered', { ...operation, sellerCommuneCode: '06838', buyerProvinceCode: '01', total: 0, deliveredAt: operation.at.toISOString(), productIds: [] });
      case 'ask_back': for (let times = this.random.next() < 0.05 ? 2 : 1; times > 0; times--) await this.get(UnitOfWork).run((tx) => this.get(RefundOrder).run(tx, operation)); return;
      case 'send_back': return this.sendBack(operation);
      case 'pay_out': return this.payOut(operation);
      case 'settle_payout': case 'return_payout': return this.conclude(operation);
      case 'change_commission': return this.changeCommission(operation);
    }
  }

  private async sell({ groupCode, orders, at }: Extract<Timed, { kind: 'sell' }>): Promise<void> {
    const splits = orders.map(({ orderCode, sellerId, delivery, direct, lines }) => (
      { orderCode, sellerId, items: lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0) as Dong, delivery: delivery as Dong, ...(direct && { payTo: PAY_TO }) }));
    const total = splits.reduce((sum, { items, delivery }) => sum + items + delivery, 0) as Dong;
    await this.get(UnitOfWork).run((tx) => this.get(PaymentsFacade).openPayable(tx, {
      groupCode, total, splits, codAllowed: false, expiresAt: new Date(at.getTime() + 1e12), tokenHash: createHash('sha256').update(groupCode).digest('hex'),
    }));
    const placed = orders.map(({ orderCode, sellerId, lines }, place) => ({ orderCode, sellerId, items: splits[place]!.items, delivery: splits[place]!.delivery, lines: lines.map(({ productSet, unitPrice, quantity }) => ({ productId: newId(), productSet, amount: unitPrice * quantity })) }));
    await this.tell('ordering.order_group_placed', { groupCode, buyerPhone: null, language: 'vi', total, expiresAt: '', channel: 'shop', placedAt: at.toISOString(), orders: placed });
  }

  private async receive({ groupCode, amount, at }: Extract<Timed, { kind: 'receive' }>): Promise<void> {
    const line = { eventId: newId(), reference: `FT${newId()}`, amount: amount as Dong, outgoing: false, accounts: [this.test.settings.BANK_ACCOUNT_NUMBER!], memos: [groupCode], occurredAt: at };
    for (let times = this.random.next() < 0.05 ? 2 : 1; times > 0; times--) await this.get(TakeBankLine).run('sepay', line, Buffer.from(line.reference));
  }

  private async sendBack({ groupCode }: Extract<Timed, { kind: 'send_back' }>): Promise<void> {
    const tasks = await this.sql<{ id: string; bySeller: boolean; sellerId: string }>(`select t.id, t.way is not distinct from 'seller' as "bySeller", t.splits->0->>'sellerId' as "sellerId" from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 and t.state = 'open' order by t.id`, [groupCode]);
    const byHand = this.get(RefundByHand);
    for (const { id, bySeller, sellerId } of tasks) {
      if (bySeller) { await this.sendBackDirectly(groupCode, id, sellerId); continue; }
      await this.get(UnitOfWork).run((tx) => this.get(RefundTaskRepository).leaveToPeople(tx, id));
      await byHand.propose('operator:a', id, { reference: `FT-${id}`, note: 'trả lại' });
      const [transfer] = await this.sql<{ id: string }>('select id from payments.refund_transfers where task_id = $1', [id]);
      await byHand.confirm('operator:b', id, transfer!.id);
    }
  }

  /** Now and then the buyer denies it first, or says nothing. */
  private async sendBackDirectly(groupCode: string, id: string, sellerId: string): Promise<void> {
    const [refunds, scope] = [this.get(RefundBySeller), SellerScope.afterMembershipCheck(sellerId, 'owner', 'owner')];
    const say = (reference: string): Promise<void> => refunds.sent(scope, 'owner', id, { reference, note: 'trả lại' });
    await say(`FT-${id}`);
    if (this.random.next() < 0.2) {
      await refunds.denied(groupCode, id, 'Chưa thấy tiền');
      await say(`FT-${id}-2`);
    }
    await Promise.all([1, 2].map(() => refunds.came(groupCode, id)));
  }

  private async payOut({ batch, calledOff }: Extract<Operation, { kind: 'pay_out' }>): Promise<void> {
    await this.get(AdvanceCheckpoint).run();
    const batchId = await this.get(UnitOfWork).run((tx) => this.get(PreparePayouts).run(tx, 'operator:a')).catch((error: { code?: string }) => { if (error.code === 'settlement.nothing_to_pay') return null; throw error; });
    if (batchId === null) return;
    await this.get(ApprovePayouts).run('operator:a', batchId);
    if (calledOff) return this.get(CancelPayouts).run('operator:b', batchId, 'Lập nhầm ngày');
    await this.get(ApprovePayouts).run('operator:b', batchId);
    await this.get(FilePayouts).run('operator:a', batchId);
    for (const { id, sellerId } of await this.sql<{ id: string; sellerId: string }>('select id, seller_id as "sellerId" from settlement.payouts where batch_id = $1', [batchId])) this.payouts.set(`${batch}:${sellerId}`, { batchId, payoutId: id });
  }

  private async conclude({ kind, batch, sellerId }: Extract<Operation, { kind: 'settle_payout' | 'return_payout' }>): Promise<void> {
    const { batchId, payoutId } = this.payouts.get(`${batch}:${sellerId}`)!;
    const say = (): Promise<void> => (kind === 'settle_payout' ? this.get(ConcludePayout).confirm('operator:a', batchId, payoutId, `FT${payoutId}`) : this.get(ConcludePayout).return('operator:b', batchId, payoutId, 'Ngân hàng trả lại'));
    await Promise.all(this.random.next() < 0.1 ? [say(), say()] : [say()]);
  }

  private async changeCommission({ basisPoints, productSets, cap, validFrom }: Extract<Operation, { kind: 'change_commission' }>): Promise<void> {
    const settings = this.get(ChangeSetting);
    const { id } = await settings.propose('operator:a', 'rate', { kind: 'commission', productSets, sellerKind: null, channel: null, method: null, basisPoints, floor: null, cap, borneBy: 'seller', validFrom, validTo: null, legalRef: null, status: 'confirmed', note: null });
    await settings.confirm('operator:b', 'rate', id);
  }

  private async tell<Type extends EventType>(type: Type, payload: PayloadOf<Type>): Promise<void> {
    this.news.push({ eventId: newId(), type, payload, createdAt: this.clock.now().toISOString() } as DeliveredEvent);
  }

  /** Everything told so far reaches everybody who hears it here. */
  private async spreadNews(): Promise<void> {
    const [left]: [(DeliveredEvent & { id: number })[], number] = await this.get(DataSource).query('update platform.outbox set published_at = now() where published_at is null returning id, event_id as "eventId", type, payload');
    const createdAt = this.clock.now().toISOString();
    const all = [...this.news.splice(0), ...left.sort((one, other) => one.id - other.id).map(({ eventId, type, payload }) => ({ eventId, type, payload, createdAt }) as DeliveredEvent)];
    await Promise.all((['ledger', 'settlement'] as const).map((consumer) => this.deliver(consumer, all.filter(({ type }) => subscriptions[type].includes(consumer)))));
    await this.get(AdvanceCheckpoint).run();
  }

  private async deliver(consumer: Consumer, events: readonly DeliveredEvent[]): Promise<void> {
    const runner = this.get(JobsRunner);
    for (let from = 0; from < events.length; from += TOGETHER) {
      const some = events.slice(from, from + TOGETHER);
      await runner.deliver(consumer, ...some);
      if (this.random.next() < 0.1) await runner.deliver(consumer, ...some);
    }
  }
}

const laneOf = (name: string): number => [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % LANES;
