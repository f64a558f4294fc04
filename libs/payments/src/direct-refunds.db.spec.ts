import { newId, newOrderCode } from '@cho-phien/kernel';
import type { Dong, FixedClock } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { pendingEvents } from '../../../test/support/pending-events.js';
import { eventually, standingClock } from '../../../test/support/test-app.js';
import { RefundBySeller } from './usecases/refund-by-seller.js';
import { RefundOrder } from './usecases/refund-order.js';

const ACCOUNT = { bin: '970436', accountNumber: '0011004455667', accountName: 'GIAN THU' };
const SENT = { reference: 'FT26326000777', note: 'Trả lại chị' };

describe('money that sellers were paid themselves', () => {
  let door: PaymentsDoor;
  const clock: FixedClock = standingClock(new Date().toISOString());
  beforeAll(async () => { door = await PaymentsDoor.open({}, clock); });
  afterAll(() => door.close());

  const balance = (account: Account): Promise<number> => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);
  const told = () => eventually(() => pendingEvents(door.test.database.url, ['ledger', 'payments']), (pending) => pending.length === 0);

  /** Paid to its seller, of which 20,000 đ have to go back. */
  async function owed(): Promise<{ group: Group; id: string; sellerId: string }> {
    const code = newOrderCode();
    const group = await door.group({ code, splits: [{ orderCode: `${code}-1`, sellerId: newId(), items: 50_000 as Dong, delivery: 15_000 as Dong, payTo: ACCOUNT }] as never, codAllowed: false });
    const [{ sellerId, orderCode }] = group.splits as [Group['splits'][number]];
    await door.http().post(`/api/seller/${sellerId}/direct-payments/${orderCode}/confirmations`).set('authorization', 'Bearer seller').send({}).expect(201);
    await door.unitOfWork.run((tx) => door.test.app.get(RefundOrder, { strict: false }).run(tx, { groupCode: code, orderCode, sellerId, items: 20_000, delivery: 0, reason: 'given_back', cause: `test:${code}` }));
    const { items: [refund] } = (await ofBuyer(group).expect(200)).body as { items: { id: string }[] };
    return { group, id: refund!.id, sellerId };
  }
  const ofBuyer = ({ code, token }: Group) => door.http().get(`/api/shop/order-groups/${code}/direct-refunds`).set('authorization', `Bearer ${token}`);
  const buyerSays = ({ code, token }: Group, id: string, word: string, body: object = {}) => door.http().post(`/api/shop/order-groups/${code}/direct-refunds/${id}/${word}`).set('authorization', `Bearer ${token}`).send(body);
  const sellerSays = (sellerId: string, id: string, body: object = SENT) => door.http().post(`/api/seller/${sellerId}/direct-refunds/${id}/transfers`).set('authorization', 'Bearer seller').send(body);

  it('goes back from them: the market posts nothing but that it went, once the buyer says so', async () => {
    const { group, id, sellerId } = await owed();
    await told();
    const before = await Promise.all((['bank:collection', 'direct:observed', `refund:due:${group.code}`, `seller:${sellerId}:payable`] as const).map(balance));
    expect(before.slice(2)).toEqual([0, 50_000]);
    expect((await buyerSays(group, id, 'confirmations').expect(409)).body.code).toBe('payments.seller_refund_unsaid');
    const said = await Promise.all(Array.from({ length: 10 }, () => sellerSays(sellerId, id)));
    expect(said.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect((await ofBuyer(group)).body).toMatchObject({ items: [{ status: 'sent', amount: 20_000, reference: SENT.reference, note: SENT.note }] });
    const confirmed = await Promise.all(Array.from({ length: 10 }, () => buyerSays(group, id, 'confirmations')));
    expect(confirmed.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    await told();
    const after = await Promise.all((['bank:collection', 'direct:observed', `refund:due:${group.code}`, `seller:${sellerId}:payable`] as const).map(balance));
    expect(after).toEqual([before[0], before[1]! + 20_000, 0, 30_000]);
    expect(await door.view(group)).toMatchObject({ refundedAmount: 20_000, payments: [{ status: 'part_refunded' }] });
    expect(await door.sql(`select payload->>'method' as method from platform.outbox where type = 'payments.refund_completed' and payload->>'refundId' = $1`, [id])).toEqual([{ method: 'direct' }]);
  });

  it('is owed still where the buyer denies that it came, and the market’s people read why', async () => {
    const { group, id, sellerId } = await owed();
    await sellerSays(sellerId, id, { ...SENT, reference: 'FT1' + newId() }).expect(201);
    expect((await sellerSays(sellerId, id, { ...SENT, reference: 'FT2' + newId() }).expect(409)).body.code).toBe('payments.refund_proposed');
    expect((await buyerSays(group, id, 'complaints', { note: 'Chưa thấy tiền' }).expect(201)).body).toMatchObject({ items: [{ status: 'open', complaint: 'Chưa thấy tiền' }] });
    const asOperator = (method: 'get' | 'post', path = '') => door.http()[method](`/api/operator/refund-tasks/${id}${path}`).set('authorization', 'Bearer operator');
    expect((await asOperator('get').expect(200)).body).toMatchObject({ way: 'seller', state: 'open', complaint: 'Chưa thấy tiền', transfer: null });
    expect((await asOperator('post', '/transfers').send({ reference: 'FT3' + newId(), note: 'x' }).expect(409)).body.code).toBe('payments.refund_by_seller');
    await sellerSays(sellerId, id, { ...SENT, reference: 'FT4' + newId() }).expect(201);
    expect((await buyerSays(group, id, 'confirmations').expect(201)).body).toMatchObject({ items: [{ status: 'done' }] });
    expect((await buyerSays(group, id, 'complaints', { note: 'Chưa thấy' }).expect(409)).body.code).toBe('payments.refund_done');
  });

  it('counts as sent when the buyer has denied nothing for a week', async () => {
    const { group, id, sellerId } = await owed();
    await sellerSays(sellerId, id, { ...SENT, reference: 'FT5' + newId() }).expect(201);
    const believe = () => door.test.app.get(RefundBySeller, { strict: false }).believeUndenied();
    clock.advance(6 * 86_400_000);
    await believe();
    expect((await ofBuyer(group)).body.items[0].status).toBe('sent');
    clock.advance(2 * 86_400_000);
    await Promise.all([believe(), believe()]);
    expect((await ofBuyer(group)).body.items[0].status).toBe('done');
  });

  it('is nobody else’s to see or to say: not another seller’s, not another buyer’s', async () => {
    const [one, other] = [await owed(), await owed()];
    await sellerSays(other.sellerId, one.id).expect(404);
    await buyerSays(other.group, one.id, 'confirmations').expect(404);
    const { body } = await door.http().get(`/api/seller/${one.sellerId}/direct-refunds?waiting=true`).set('authorization', 'Bearer seller').expect(200);
    expect(body).toMatchObject({ items: [{ id: one.id, status: 'open', amount: 20_000 }], next: null });
  });
});
