import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { NotificationsHttpModule } from '@cho-phien/notifications/notifications.http.module';
import { addDays, newId, vietnamDay } from '@cho-phien/kernel';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { eventually } from '../../../test/support/test-app.js';
import { CarryOutRefunds } from '../../payments/src/usecases/carry-out-refunds.js';
import { RefundByHand } from '../../payments/src/usecases/refund-by-hand.js';
import { DecideDispute } from './usecases/decide-dispute.js';
import { KeepClaimDeadlines } from './usecases/keep-claim-deadlines.js';

const DAY = 86_400_000;

describe('a claim of a buyer', () => {
  let door: OrderingDoor;
  let near: Shop;
  let far: Shop;
  let owner: { authorization: string };
  let noodles: Good;
  let honey: Good;
  let radish: Good;
  beforeAll(async () => {
    door = await OrderingDoor.open({}, [LedgerJobsModule, NotificationsHttpModule]);
    near = await door.shop('gan');
    far = await door.shop('xa', '07210');
    owner = await door.member(near, 'owner');
    noodles = await door.good(near, { price: 75_000, stock: 900 });
    honey = await door.good(near, { price: 180_000, stock: 900 });
    radish = await door.good(far, { price: 90_000, stock: 900 });
  }, 120_000);
  afterAll(() => door?.close());

  interface Bought { group: PlacedGroup; code: string }
  async function paid(): Promise<Bought> {
    const group = await door.placed([near, far], [noodles, 3], [honey, 1], [radish, 1]);
    await door.bank(group).expect(200);
    await door.until(group, ({ status }) => status === 'paid');
    return { group, code: group.orders.find(({ seller }) => seller.id === near.id)!.code };
  }
  async function arrived(): Promise<Bought> {
    const bought = await paid();
    for (const action of ['acceptances', 'handovers', 'deliveries'] as const) await door.step(near, bought.code, action, owner).expect(201);
    return bought;
  }

  const shop = (method: 'get' | 'post', { group }: Bought, path = '') => door.http()[method](`/api/shop/order-groups/${group.code}/claims${path}`).set('authorization', `Bearer ${group.accessToken}`);
  const ask = (bought: Bought, more: object = {}) => shop('post', bought).send({ orderCode: bought.code, kind: 'return', reason: 'damaged', ...more });
  const answer = (id: string, action: string, body: object = {}, who = owner, seller = near) => door.http().post(`/api/seller/${seller.id}/claims/${id}/${action}`).set(who).send(body);
  const order = async ({ group, code }: Bought) => ((await door.group(group).expect(200)).body as { orders: { code: string; status: string; statusReason: string | null }[] }).orders.find((each) => each.code === code)!;
  const tasks = (code: string) => door.sql<{ id: string; amount: number; reason: string }>('select id, amount, reason from payments.refund_tasks where order_code = $1 order by id', [code]);
  const asked = (code: string, count: number) => eventually(() => tasks(code), ({ length }) => length === count);
  const claimOf = async (bought: Bought) => (await shop('get', bought).expect(200)).body.items.at(-1) as { id: string; state: string; refund: { status: string; amount: number } | null; events: { by: string; state: string; note: string | null }[] };
  const lapse = async (days: number): Promise<void> => { door.clock.advance(days * DAY); await door.part(KeepClaimDeadlines).run(); };

  /** Both people, one after the other. */
  async function sendBack(code: string): Promise<void> {
    await door.part(CarryOutRefunds).run();
    for (const { id } of await tasks(code)) {
      await door.part(RefundByHand).propose('first', id, { reference: `FT-${id}`, note: 'trả lại' });
      const [transfer] = await door.sql<{ id: string }>('select id from payments.refund_transfers where task_id = $1', [id]);
      await door.part(RefundByHand).confirm('second', id, transfer!.id);
    }
  }

  it('calls off a paid order that has not left: all its money goes back once, its goods are free, the other seller’s order stays', async () => {
    const before = await door.stock(noodles);
    const bought = await paid();
    await door.step(near, bought.code, 'acceptances', owner).expect(201);
    expect((await shop('get', bought).expect(200)).body.open).toContainEqual({ orderCode: bought.code, kinds: ['cancel'] });
    const cancel = { kind: 'cancel', reason: 'changed_mind' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(bought, cancel)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    expect(await order(bought)).toMatchObject({ status: 'cancelled', statusReason: 'buyer_cancelled' });
    expect(await door.stock(noodles)).toEqual(before);
    await door.step(near, bought.code, 'handovers', owner).expect(409);
    expect(await asked(bought.code, 1)).toMatchObject([{ amount: 405_000, reason: 'cancelled' }]);
    const other = bought.group.orders.find(({ seller }) => seller.id === far.id)!;
    expect(await tasks(other.code)).toEqual([]);
    await sendBack(bought.code);
    await eventually(() => claimOf(bought), ({ state, refund }) => state === 'settled' && refund?.status === 'completed');
    await door.until(bought.group, ({ status }) => status === 'part_refunded');
    expect(await order(bought)).toMatchObject({ status: 'refunded' });
  });

  it('cannot call off what nobody paid or what has left', async () => {
    const unpaid = await door.placed([near], [noodles, 1]);
    const bought = { group: unpaid, code: unpaid.orders[0]!.code };
    expect((await ask(bought, { kind: 'cancel', reason: 'other' }).expect(409)).body.code).toBe('ordering.not_paid');
    expect((await ask(await arrived(), { kind: 'cancel', reason: 'other' }).expect(409)).body.code).toBe('ordering.too_late_to_cancel');
  });

  it('for one of two lines, allowed by its seller, brings back that line alone', async () => {
    const bought = await arrived();
    const lines = [{ variantId: honey.variantId, quantity: 1 }];
    const claim = (await ask(bought, { lines, note: 'Vỡ lọ' }).expect(201)).body;
    expect(claim).toMatchObject({ state: 'opened', kind: 'return', reason: 'damaged', note: 'Vỡ lọ', refund: null, lines: [{ variantId: honey.variantId, quantity: 1, amount: 180_000 }] });
    expect((await ask(bought, { lines }).expect(201)).body.id).toBe(claim.id);
    expect((await ask(bought, { kind: 'claim' }).expect(409)).body.code).toBe('ordering.claim_open');
    const list = (await door.http().get(`/api/seller/${near.id}/claims?state=opened&order=${bought.code}`).set(owner).expect(200)).body;
    expect(list.items).toMatchObject([{ id: claim.id, state: 'opened' }]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => answer(claim.id, 'acceptances', { outcome: 'refund' })));
    expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
    expect(await asked(bought.code, 1)).toMatchObject([{ amount: 180_000, reason: 'claim' }]);
    await sendBack(bought.code);
    await eventually(() => claimOf(bought), ({ state }) => state === 'settled');
    expect(await order(bought)).toMatchObject({ status: 'part_refunded' });
    expect((await ask(bought, { lines }).expect(409)).body.code).toBe('ordering.more_than_left');
    expect((await ask(bought, { lines: [{ variantId: noodles.variantId, quantity: 2 }] }).expect(201)).body.state).toBe('opened');
  });

  it('of everything that came wrong brings the delivery back too; what the seller gave back meanwhile is not paid twice', async () => {
    const bought = await arrived();
    const claim = (await ask(bought, { reason: 'wrong_goods' }).expect(201)).body;
    await door.giveBack(near, bought.code, owner, { lines: [{ variantId: noodles.variantId, quantity: 2 }] }).expect(201);
    await answer(claim.id, 'acceptances', { outcome: 'refund' }).expect(201);
    expect((await asked(bought.code, 2)).map(({ amount }) => amount)).toEqual([150_000, 255_000]);
    const second = (await arrived());
    const again = (await ask(second, { reason: 'wrong_goods' }).expect(201)).body;
    await door.giveBack(near, second.code, owner).expect(201);
    expect((await answer(again.id, 'acceptances', { outcome: 'refund' }).expect(201)).body).toMatchObject({ state: 'settled', refund: null });
  });

  it('that its seller declines goes to the market when the buyer says so, and the market’s word is final', async () => {
    const bought = await arrived();
    const { id } = (await ask(bought).expect(201)).body;
    await answer(id, 'refusals', { reason: 'Hàng vẫn tốt' }).expect(201);
    await answer(id, 'refusals', { reason: 'Hàng vẫn tốt' }).expect(201);
    await shop('post', bought, `/${id}/disputes`).send({ note: 'Vỡ thật' }).expect(201);
    await answer(id, 'refusals', { reason: 'Không' }).expect(409);
    const decide = (decision: 'refund' | 'reject') => door.part(DecideDispute).run('operator-1', id, { decision, note: 'Ảnh rõ' });
    await Promise.all([decide('refund'), decide('refund'), decide('refund')]);
    await expect(decide('reject')).rejects.toMatchObject({ code: 'ordering.not_disputed' });
    expect(await asked(bought.code, 1)).toMatchObject([{ amount: 405_000 }]);
    expect((await claimOf(bought)).events.map(({ by, state }) => [by, state])).toEqual([['buyer', 'opened'], ['seller', 'declined'], ['buyer', 'disputed'], ['operator', 'refunding']]);
  });

  it('for goods in place of others is settled when they were sent', async () => {
    const bought = await arrived();
    const { id } = (await ask(bought, { kind: 'exchange', lines: [{ variantId: honey.variantId, quantity: 1 }] }).expect(201)).body;
    expect((await answer(id, 'acceptances', { outcome: 'replacement' }).expect(201)).body).toMatchObject({ state: 'replacing', dueAt: expect.any(String) });
    expect((await answer(id, 'replacements', { note: 'VT 9' }).expect(201)).body.state).toBe('settled');
    expect((await answer(id, 'replacements').expect(201)).body.state).toBe('settled');
    expect(await tasks(bought.code)).toEqual([]);
  });

  it('about a parcel that never came can be made while it is on its way', async () => {
    const bought = await paid();
    for (const action of ['acceptances', 'handovers'] as const) await door.step(near, bought.code, action, owner).expect(201);
    expect((await ask(bought).expect(409)).body.code).toBe('ordering.not_arrived_yet');
    const { id } = (await ask(bought, { kind: 'claim', reason: 'not_arrived' }).expect(201)).body;
    await answer(id, 'acceptances', { outcome: 'refund' }).expect(201);
    expect(await asked(bought.code, 1)).toMatchObject([{ amount: 405_000 }]);
    await sendBack(bought.code);
    await eventually(() => order(bought), ({ status }) => status === 'refunded');
  });

  it('is nobody else’s: another token, another seller, a packer and an assistant see nothing', async () => {
    const [bought, other] = [await arrived(), await paid()];
    const { id } = (await ask(bought).expect(201)).body;
    await ask({ group: other.group, code: bought.code }).expect(404);
    await shop('post', other, `/${id}/withdrawals`).expect(404);
    await door.http().get(`/api/shop/order-groups/${bought.group.code}/claims`).expect(401);
    const stranger = await door.member(far, 'owner');
    await answer(id, 'acceptances', { outcome: 'refund' }, stranger, far).expect(404);
    await answer(id, 'acceptances', { outcome: 'refund' }, await door.member(near, 'packer')).expect(403);
    await answer(id, 'acceptances', { outcome: 'refund' }, (await door.assistant(near)).bearer).expect(403);
    await ask(bought, { orderCode: newId() }).expect(404);
    expect((await shop('post', bought, `/${id}/withdrawals`).expect(201)).body.state).toBe('withdrawn');
    await answer(id, 'acceptances', { outcome: 'refund' }).expect(409);
  });

  it('that nobody answers goes to the market by itself, a no that nobody contests ends it, and old parcels are closed to claims', async () => {
    door.clock.set(new Date(`${addDays(vietnamDay(door.clock.now()), 1)}T12:00:00+07:00`)); // days are counted to their end: at noon a tenth of one is still the same day
    const [silent, no, late] = [await arrived(), await arrived(), await arrived()];
    expect((await ask(silent).expect(201)).body.closeBy).toBe(`${addDays(vietnamDay(door.clock.now()), 15)}T23:59:59.999+07:00`);
    const { id } = (await ask(no).expect(201)).body;
    await answer(id, 'refusals', { reason: 'Hàng vẫn tốt' }).expect(201);
    await lapse(3.1);
    expect([await claimOf(silent), await claimOf(no)]).toMatchObject([{ state: 'opened' }, { state: 'declined' }]);
    await lapse(1);
    expect(await claimOf(silent)).toMatchObject({ state: 'disputed', events: [{ by: 'buyer' }, { by: 'deadline' }] });
    await lapse(2);
    expect((await claimOf(no)).state).toBe('closed');
    await lapse(1);
    expect((await ask(late).expect(409)).body).toMatchObject({ code: 'ordering.claim_too_late' });
    door.clock.advance(1_000 * DAY); // the link to the order is good no longer
    await shop('get', late).expect(404);
    await ask(late).expect(404);
  });
});
