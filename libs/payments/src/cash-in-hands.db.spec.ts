import { newId } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { Outbox, SellerScope } from '@cho-phien/platform';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { settled } from '../../../test/support/pending-events.js';
import { eventually } from '../../../test/support/test-app.js';
import { PaymentsBooksFacade } from './payments-books.facade.js';
import { CarryOutRefunds } from './usecases/carry-out-refunds.js';
import { RefundBySeller } from './usecases/refund-by-seller.js';
import { RefundOrder } from './usecases/refund-order.js';

interface Task { id: string; groupCode: string; amount: number; state: string; way: string | null; method: string | null; waitsFor: string | null }

describe('cash that goes back', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  const operator = 'Bearer operator';
  const balance = (account: Account): Promise<number> => door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);
  const amountOf = (group: Group, order: number): number => group.splits[order]!.items + group.splits[order]!.delivery;
  const collect = (group: Group, order: number, carrier?: string): Promise<void> => door.unitOfWork.run((tx) => door.test.app.get(Outbox, { strict: false }).append(tx, {
    type: 'ordering.collected_at_door',
    payload: { groupCode: group.code, orderCode: group.splits[order]!.orderCode, method: 'cash', amount: amountOf(group, order), at: new Date().toISOString(), ...(carrier && { carrier }) },
  }));
  const refund = (group: Group, order: number, items: number): Promise<void> => door.unitOfWork.run((tx) => door.test.app.get(RefundOrder, { strict: false }).run(tx, {
    groupCode: group.code, orderCode: group.splits[order]!.orderCode, items, delivery: 0, reason: 'claim', cause: `test:${newId()}`,
  } as never));
  const decide = () => door.test.app.get(CarryOutRefunds, { strict: false }).run();
  const tasks = async (group: Group): Promise<Task[]> => {
    const { body } = await door.http().get('/api/operator/refund-tasks?limit=100').set('authorization', operator).expect(200);
    return (body as { items: Task[] }).items.filter(({ groupCode }) => groupCode === group.code);
  };
  async function atDoor(carrier?: string): Promise<Group> {
    const group = await door.group();
    await door.pay(group, { method: 'cod' }).expect(201);
    await collect(group, 0, carrier);
    await eventually(() => door.captures(group), (captures) => captures.length === 1);
    return group;
  }
  async function paidOut(carrier: string, orderCode: string, amount: number): Promise<void> {
    const { body: { id } } = await door.http().post(`/api/operator/remittances?party=${carrier}`).set('authorization', operator).set('content-type', 'text/csv').send(`Mã đơn,COD\n${orderCode},${amount}\n`).expect(201);
    await door.bank(amount, 'THANH TOAN COD').expect(200);
    const [line] = await door.sql<{ id: string }>(`select id from payments.receipts where state = 'unmatched' and amount = $1 order by id desc limit 1`, [amount]);
    await door.http().post(`/api/operator/remittances/${id as string}/payments`).set('authorization', operator).send({ bankEntryId: line!.id }).expect(201);
  }
  /** The seller says that he gave it back, and the buyer says so too. */
  async function givenBack(group: Group, order: number, id: string): Promise<void> {
    const scope = SellerScope.afterMembershipCheck(group.splits[order]!.sellerId, 'owner', 'owner');
    const bySeller = door.test.app.get(RefundBySeller, { strict: false });
    await bySeller.sent(scope, 'owner', id, { reference: `FT${newId()}`, note: 'Trả lại' });
    await bySeller.came(group.code, id);
  }

  it('from the seller’s hands is his to give, and never leaves the market’s bank', async () => {
    const bank = await balance('bank:collection');
    const before = await balance('door:collections');
    const group = await atDoor();
    await refund(group, 0, 50_000);
    await decide();
    const [task] = await tasks(group);
    expect(task).toMatchObject({ amount: 50_000, way: 'seller', state: 'open' });
    const proof = { reference: `FT${newId()}`, note: 'Trả lại' };
    expect((await door.http().post(`/api/operator/refund-tasks/${task!.id}/transfers`).set('authorization', operator).send(proof).expect(409)).body.code).toBe('payments.refund_by_seller');
    const asked = await door.http().get(`/api/shop/order-groups/${group.code}/direct-refunds`).set('authorization', `Bearer ${group.token}`).expect(200);
    expect(asked.body.items).toMatchObject([{ amount: 50_000, status: 'open' }]);
    await givenBack(group, 0, task!.id);
    expect(await tasks(group)).toMatchObject([{ state: 'done', method: 'direct' }]);
    await eventually(() => balance(`seller:${group.splits[0]!.sellerId}:payable`), (held) => held === group.splits[0]!.items - 50_000);
    expect([await balance('bank:collection'), await balance('door:collections'), await balance(`refund:due:${group.code}`)]).toEqual([bank, before - amountOf(group, 0) + 50_000, 0]);
  });

  it('is followed from the carrier to the bank with what it kept', async () => {
    const group = await atDoor('GHN');
    const trail = async () => (await door.test.app.get(PaymentsBooksFacade, { strict: false }).trailOf(group.code))!.remittances;
    expect(await trail()).toEqual([]);
    await paidOut('ghn', group.splits[0]!.orderCode, amountOf(group, 0));
    expect(await trail()).toEqual([{ id: expect.any(String), party: 'ghn', reference: group.splits[0]!.orderCode, orderCode: group.splits[0]!.orderCode, amount: amountOf(group, 0), fee: 0, takenAt: expect.any(String), paidAt: expect.any(String) }]);
  });

  it('from a carrier’s hands waits, and says for whom, until all of it was paid out', async () => {
    const group = await atDoor('ghn');
    await refund(group, 0, 50_000);
    await decide();
    expect(await tasks(group)).toMatchObject([{ way: null, state: 'open', waitsFor: 'ghn' }]);
    await paidOut('ghn', group.splits[0]!.orderCode, amountOf(group, 0) - 20_000);
    await decide();
    expect(await tasks(group)).toMatchObject([{ way: null, waitsFor: 'ghn' }]);
    await paidOut('ghn', group.splits[0]!.orderCode, 20_000);
    await decide();
    expect(await tasks(group)).toMatchObject([{ way: 'transfer', waitsFor: null }]);
  });

  describe('because a transfer had paid for the order already', () => {
    async function doubled(carrier?: string): Promise<Group> {
      const group = await door.group();
      await door.pay(group, { method: 'cod' }).expect(201);
      await door.bank(amountOf(group, 0), `${group.code} D1`).expect(200);
      await collect(group, 0, carrier);
      await eventually(() => door.states(group), (states) => states.length === 2);
      await decide();
      return group;
    }
    const onDesk = async (group: Group) => ((await door.http().get('/api/operator/bank-entries?state=doubled&limit=100').set('authorization', operator).expect(200)).body.items as { groupCode: string; holder: string; amount: number }[])
      .filter(({ groupCode }) => groupCode === group.code);

    it('is owed by the seller who took it, and the desk says so until he gave it back', async () => {
      await settled(door.test.database.url, 30_000, ['ledger', 'payments']); // what came before has reached the books
      const [bank, before] = [await balance('bank:collection'), await balance('door:collections')];
      const group = await doubled();
      expect(await onDesk(group)).toMatchObject([{ holder: 'seller', amount: amountOf(group, 0) as Dong }]);
      const [task] = await tasks(group);
      expect(task).toMatchObject({ way: 'seller', amount: amountOf(group, 0) });
      await givenBack(group, 0, task!.id);
      await eventually(() => balance(`buyer:${group.code}`), (left) => left === 0);
      expect([await balance('bank:collection'), await balance('door:collections')]).toEqual([bank - amountOf(group, 0), before]);
      expect(await door.view(group)).toMatchObject({ refundedAmount: amountOf(group, 0) });
    });

    it('is owed by the carrier, and goes back once the carrier has paid it out', async () => {
      const group = await doubled('VNPost');
      expect(await onDesk(group)).toMatchObject([{ holder: 'vnpost' }]);
      expect(await tasks(group)).toMatchObject([{ way: null, waitsFor: 'vnpost' }]);
      await paidOut('vnpost', group.splits[0]!.orderCode, amountOf(group, 0));
      await decide();
      expect(await tasks(group)).toMatchObject([{ way: 'transfer', waitsFor: null }]);
    });
  });
});
