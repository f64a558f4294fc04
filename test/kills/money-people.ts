import { randomUUID } from 'node:crypto';
import type { Api } from '../support/api.js';
import { nextEventId } from '../support/bank-notice.js';
import type { SeededRandom } from '../support/seeded-random.js';
import type { OrderGroup, Page } from '../support/shop-answers.js';
import { groupPath } from '../support/shopping.js';
import type { ActedOn, Intent, Tell } from './intents.js';

/** Who moves money after the sale: a seller who delivers, and two people of the market. */
export interface MoneyDesk { sellerId: string; sellerToken: string; operators: readonly [string, string] }
type Act = Extract<Intent, { kind: 'act' }>;
interface Batch { id: string; state: string; payouts: { id: string; state: string }[] }

/** Gives money back, claims and answers, sends refunds by hand, pays out, tells of payouts that came back, takes carriers' statements. */
export class MoneyPeople {
  constructor(private readonly api: Api, private readonly desk: MoneyDesk, private readonly random: SeededRandom, private readonly tell: Tell, private readonly bought: () => readonly OrderGroup[]) {}

  private readonly act = (about: ActedOn, path: string, body: unknown, token: string, more: Partial<Act> = {}) => this.tell({ kind: 'act', about, path, body, ...more }, token);

  /** Buyers and the seller, about parcels that arrived. */
  async afterSale(): Promise<void> {
    const { sellerId, sellerToken } = this.desk;
    const { items } = await this.api.get<Page<{ code: string }>>(`/api/seller/${sellerId}/orders?status=delivered&limit=10`, { token: sellerToken });
    if (items.length === 0) return;
    const { code } = this.random.oneOf(items);
    const group = this.bought().find(({ orders }) => orders.some((order) => order.code === code));
    const order = group?.orders.find((each) => each.code === code);
    if (!group || !order) return;
    if (this.random.next() < 0.5) {
      const lines = [{ variantId: this.random.oneOf(order.lines).variantId, quantity: 1 }];
      const key = randomUUID();
      await Promise.all([1, 2].map(() => this.act('refund', `/api/seller/${sellerId}/orders/${code}/refunds`, { lines, reason: 'Hàng lỗi' }, sellerToken, { key })));
      return;
    }
    const claimed = await this.act('claim', `${groupPath(group)}/claims`, { orderCode: code, kind: 'claim', reason: 'missing' }, group.accessToken);
    if (claimed.status === 201) await this.act('step', `/api/seller/${sellerId}/claims/${(claimed.body as { id: string }).id}/acceptances`, { outcome: 'refund' }, sellerToken);
  }

  /** Money that must go back by hand: one person sends it, the other confirms. What a gateway may have sent waits until its books were read. */
  async sendRefunds(): Promise<void> {
    const [first, second] = this.desk.operators;
    const { items } = await this.api.get<Page<{ id: string; way: string | null; gateway: { state: string } | null }>>('/api/operator/refund-tasks?state=open&limit=5', { token: first });
    for (const { id, way, gateway } of items) {
      if (way !== 'transfer' || gateway?.state === 'unclear') continue;
      const { status, body } = await this.act('step', `/api/operator/refund-tasks/${id}/transfers`, { reference: `FT-${id}`, note: 'trả lại' }, first);
      if (status === 201) await this.act('sent_refund', `/api/operator/refund-tasks/${id}/transfers/${(body as { transfer: { id: string } }).transfer.id}/confirmations`, {}, second, { subject: id });
    }
  }

  /** A batch from its preparation to the bank's answers. */
  async payOut(): Promise<void> {
    const [first, second] = this.desk.operators;
    const prepared = await this.act('batch', '/api/operator/payouts', {}, first, { key: randomUUID() });
    if (prepared.status !== 201) return;
    const { id } = prepared.body as Batch;
    const step = (name: string, token: string, body: unknown = {}) => this.act('step', `/api/operator/payouts/${id}/${name}`, body, token);
    await step('approvals', first);
    if (this.random.next() < 0.15) { await step('cancellations', second, { reason: 'Lập nhầm ngày' }); return; }
    await step('approvals', second);
    const filed = await step('filings', first);
    if (filed.status !== 201) return;
    for (const { id: payout, state } of (filed.body as Batch).payouts) {
      if (state !== 'sent') continue;
      const line = `/api/operator/payouts/${id}/lines/${payout}`;
      if (this.random.next() < 0.7) await this.act('settled_payout', `${line}/confirmations`, { reference: `FT${payout}` }, first, { subject: payout });
      if (this.random.next() < 0.4) await this.act('returned_payout', `${line}/returns`, { reason: 'Sai tên người nhận' }, second, { subject: payout });
    }
  }

  /** A carrier's statement, the transfer that pays it, and the word that says so. */
  async remit(): Promise<void> {
    const [first] = this.desk.operators;
    const amount = this.random.between(20_000, 900_000);
    const memo = `tien thu ho ${randomUUID()}`;
    const taken = await this.act('step', '/api/operator/remittances?party=viettel_post&name=bang-ke.csv', `Mã vận đơn,Tiền thu hộ,Phí\nVTP${randomUUID()},${amount + 2_000},2000\n`, first, { csv: true });
    await this.tell({ kind: 'line', notice: { eventId: nextEventId(), amount, memo } });
    const { items } = await this.api.get<Page<{ id: string; memo: string }>>('/api/operator/bank-entries?state=unmatched&limit=50', { token: first });
    const entry = items.find((each) => each.memo === memo);
    const { id } = taken.body as { id: string };
    if (entry && id) await this.act('remittance', `/api/operator/remittances/${id}/payments`, { bankEntryId: entry.id }, first, { subject: id });
  }
}
