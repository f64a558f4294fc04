import { createHash, createHmac } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import request from 'supertest';
import type { Test } from 'supertest';
import { Forbidden, newId, newOrderCode, newSecret, Unauthenticated } from '@cho-phien/kernel';
import type { Clock, Dong } from '@cho-phien/kernel';
import { ChecksPolicy, SellerScope, UnitOfWork } from '@cho-phien/platform';
import type { DoorRequest, PolicyCheck } from '@cho-phien/platform';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { PaymentsFacade } from '@cho-phien/payments';
import type { PayableToOpen, PayableView, Split } from '@cho-phien/payments';
import { PaymentsHttpModule } from '@cho-phien/payments/payments.http.module';
import { PaymentsJobsModule } from '@cho-phien/payments/payments.jobs.module';
import { DataSource } from 'typeorm';
import { openTestApp } from './test-app.js';
import type { TestApp } from './test-app.js';

/** Takes everyone with the token `operator` for an operator; `operator-2` and so on are other people. */
@Injectable() @ChecksPolicy('operator')
class OperatorByName implements PolicyCheck {
  async check(request: DoorRequest): Promise<void> {
    const { authorization } = request.headers;
    if (authorization === undefined) throw new Unauthenticated();
    if (!/^Bearer operator(-\d)?$/.test(authorization)) throw new Forbidden();
    request.actor = { accountId: authorization.slice('Bearer '.length), roles: ['operator'] };
  }
}
/** Takes everyone with the token `seller` for the owner of the seller whose route he asks. */
@Injectable() @ChecksPolicy('seller')
class SellerByName implements PolicyCheck {
  async check(request: DoorRequest): Promise<void> {
    if (request.headers.authorization !== 'Bearer seller') throw new Unauthenticated();
    request.sellerScope = SellerScope.afterMembershipCheck((request.params as { sellerId: string }).sellerId, 'owner', 'owner');
    request.actor = { accountId: 'owner', roles: [] };
  }
}
@Module({ providers: [OperatorByName, SellerByName] }) class PeopleByNameModule {}

export interface Group { code: string; token: string; total: number; splits: readonly Split[] }
export interface GroupWish { code?: string; splits?: PayableToOpen['splits']; expiresInMs?: number; codAllowed?: boolean }

const row = (code: string, number: number, items: number, delivery: number): Split =>
  ({ orderCode: `${code}-${number}`, sellerId: newId(), items: items as Dong, delivery: delivery as Dong });

/** The payment door with its ledger on a database of its own, and hands to play buyer, bank and gateway. */
export class PaymentsDoor {
  private events = 0;

  private constructor(readonly test: TestApp) {}

  static async open(more: Record<string, string> = {}, clock?: Clock): Promise<PaymentsDoor> {
    return new PaymentsDoor(await openTestApp({ name: 'payment', http: [PeopleByNameModule, PaymentsHttpModule], jobs: [PaymentsJobsModule, LedgerJobsModule] }, more, clock));
  }

  close(): Promise<void> { return this.test.close(); }
  http() { return request(this.test.app.getHttpServer()); }
  get facade(): PaymentsFacade { return this.test.app.get(PaymentsFacade, { strict: false }); }
  get unitOfWork(): UnitOfWork { return this.test.app.get(UnitOfWork, { strict: false }); }
  sql<Row>(text: string, parameters: unknown[] = []): Promise<Row[]> { return this.test.app.get(DataSource, { strict: false }).query(text, parameters); }

  /** Opens a group as checkout does: two sellers, 235,000 đ unless told otherwise. */
  async group({ code = newOrderCode(), splits, expiresInMs = 900_000, codAllowed = true }: GroupWish = {}): Promise<Group> {
    const token = newSecret();
    const rows = splits ?? [row(code, 1, 150_000, 20_000), row(code, 2, 50_000, 15_000)];
    const total = rows.reduce((sum, { items, delivery }) => sum + items + delivery, 0);
    await this.unitOfWork.run((tx) => this.facade.openPayable(tx, {
      groupCode: code, total: total as Dong, splits: rows, codAllowed, expiresAt: new Date(Date.now() + expiresInMs), tokenHash: createHash('sha256').update(token).digest('hex'),
    }));
    return { code, token, total, splits: rows };
  }

  pay(group: Group, body: object, key: string = newId()): Test {
    return this.http().post(`/api/shop/order-groups/${group.code}/payments`).set('authorization', `Bearer ${group.token}`).set('idempotency-key', key).send(body);
  }

  async view(group: Group): Promise<PayableView> { return (await this.facade.payableOf(group.code))!; }

  closeGroup(group: Group, reason: 'expired' | 'cancelled'): Promise<string> { return this.unitOfWork.run((tx) => this.facade.closePayable(tx, group.code, reason)); }

  nextEvent(): number { return Date.now() * 1_000 + this.events++; }

  /** A transfer as SePay's webhook tells of it. */
  bank(amount: number, memo: string, more: Record<string, unknown> = {}, secret = this.test.settings.SEPAY_WEBHOOK_SECRET!, ageSeconds = 0): Test {
    const id = this.nextEvent();
    const raw = JSON.stringify({
      id, gateway: 'VietinBank', transactionDate: '2026-11-22 09:20:00', accountNumber: this.test.settings.BANK_ACCOUNT_NUMBER, subAccount: null, code: null,
      content: memo, transferType: 'in', transferAmount: amount, accumulated: 1_000_000, referenceCode: `FT${id}`, description: '', ...more,
    });
    const stamp = String(Math.floor(Date.now() / 1_000) - ageSeconds);
    const signature = `sha256=${createHmac('sha256', secret).update(`${stamp}.${raw}`).digest('hex')}`;
    return this.http().post('/api/hooks/bank/sepay').set('content-type', 'application/json').set('x-sepay-timestamp', stamp).set('x-sepay-signature', signature).send(raw);
  }

  /** A signed result as VNPay sends it with notice and return. */
  vnpayQuery(reference: string, amount: number, more: Record<string, string> = {}, secret = this.test.settings.VNPAY_HASH_SECRET!): string {
    const fields: Record<string, string> = {
      vnp_Amount: String(amount * 100), vnp_BankCode: 'NCB', vnp_BankTranNo: 'VNP1', vnp_CardType: 'ATM', vnp_OrderInfo: 'Thanh toan don hang', vnp_PayDate: '20261122091733',
      vnp_ResponseCode: '00', vnp_TmnCode: this.test.settings.VNPAY_TMN_CODE!, vnp_TransactionNo: '14422574', vnp_TransactionStatus: '00', vnp_TxnRef: reference, ...more,
    };
    const query = new URLSearchParams(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
    return `${query}&vnp_SecureHash=${createHmac('sha512', secret).update(query).digest('hex')}`;
  }

  ipn(query: string): Test { return this.http().get(`/api/hooks/vnpay/ipn?${query}`); }

  async ipnCode(query: string): Promise<string> { return ((await this.ipn(query).expect(200)).body as { RspCode: string }).RspCode; }

  async states(group: Group): Promise<string[]> {
    const rows = await this.sql<{ state: string }>(`select r.state from payments.receipts r join payments.payables p on p.id = r.payable_id where p.group_code = $1 order by r.id`, [group.code]);
    return rows.map(({ state }) => state);
  }

  async refunds(group: Group): Promise<{ reason: string; amount: number; orderCode: string | null }[]> {
    return this.sql(`select t.reason, t.amount, t.order_code as "orderCode" from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1 order by t.id`, [group.code]);
  }

  async captures(group: Group): Promise<{ amount: number; late: boolean; tender: string }[]> {
    return this.sql(`select c.amount, c.late, c.tender from payments.captures c join payments.payables p on p.id = c.payable_id where p.group_code = $1 order by c.id`, [group.code]);
  }

  /** Everything that a notice could change, to prove that a forged one did not. */
  async fingerprint(): Promise<string> {
    const tables = ['payables', 'attempts', 'receipts', 'captures', 'refund_tasks', 'provider_notices'];
    const parts = await Promise.all(tables.map((table) => this.sql<{ sum: string }>(`select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from payments.${table} t`)));
    return parts.map(([part]) => part!.sum).join();
  }
}
