import fc from 'fast-check';
import type { DomainEvent } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Group } from '../../../test/support/payments-door.js';
import type { Rehearsal } from '../../../test/support/rehearsals/rehearsal.js';
import { openStage } from '../../../test/support/rehearsals/stage.js';
import type { Stage } from '../../../test/support/rehearsals/stage.js';
import { stripeRehearsal } from '../../../test/support/rehearsals/stripe.js';
import { vnpayRehearsal } from '../../../test/support/rehearsals/vnpay.js';
import { eventually } from '../../../test/support/test-app.js';
import { CarryOutRefunds } from './usecases/carry-out-refunds.js';

interface Task { id: string; state: string; way: string | null; method: string | null; reference: string | null; amount: number; gateway: { state: string; code: string | null } | null }

describe.each([vnpayRehearsal, stripeRehearsal].map((rehearsal) => [rehearsal.name, rehearsal] as const))('money that goes back by %s', (_, provider: Rehearsal) => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage(); });
  afterAll(() => stage.close());
  afterEach(() => { stage.toVnpay.heal(); stage.toStripe.heal(); });

  const proxy = () => (provider.method === 'vnpay' ? stage.toVnpay : stage.toStripe);
  const refunds = (group: Group): Promise<number[]> => provider.refunds!(stage, group);
  const balance = (account: Parameters<LedgerFacade['balanceOf']>[0]): Promise<number> => stage.door.test.app.get(LedgerFacade, { strict: false }).balanceOf(account);

  async function paid(group: Group): Promise<Group> {
    const payment = await provider.pay(stage, group);
    await payment.tell('notice');
    return group;
  }

  async function goBack(group: Group, order: number): Promise<void> {
    const { orderCode, sellerId, items, delivery } = group.splits[order]!;
    const event: DomainEvent = { type: 'ordering.order_refund_asked', payload: { groupCode: group.code, orderCode, sellerId, items, delivery, reason: 'refused', cause: `order:${orderCode}:gone` } };
    await stage.door.unitOfWork.run((tx) => stage.door.test.app.get(Outbox, { strict: false }).append(tx, event));
    await eventually(() => stage.door.refunds(group), (tasks) => tasks.some((task) => task.orderCode === orderCode));
  }

  /** The job, with whatever waits made due. */
  async function carryOut(times = 1): Promise<void> {
    await stage.door.sql(`update payments.refund_sendings set next_try_at = now() - interval '1 second' where state = 'sending'`);
    await Promise.all(Array.from({ length: times }, () => stage.door.test.app.get(CarryOutRefunds, { strict: false }).run()));
  }

  async function tasks(group: Group): Promise<Task[]> {
    const { body } = await stage.door.http().get('/api/operator/refund-tasks?limit=100').set('authorization', 'Bearer operator').expect(200);
    return (body as { items: (Task & { groupCode: string })[] }).items.filter(({ groupCode }) => groupCode === group.code);
  }

  const untilDone = (group: Group, count = 1): Promise<Task[]> => eventually(async () => { await carryOut(); return tasks(group); }, (all) => all.filter(({ state }) => state === 'done').length === count);

  it('is exactly one order’s, then the rest; the ledger owes nothing any more', async () => {
    const group = await paid(await stage.door.group());
    await goBack(group, 0);
    const [part] = await untilDone(group);
    expect(part).toMatchObject({ way: 'gateway', method: provider.method, amount: 170_000, reference: expect.any(String) });
    expect(await stage.door.view(group)).toMatchObject({ refundedAmount: 170_000, payments: [{ status: 'part_refunded' }] });
    await goBack(group, 1);
    await untilDone(group, 2);
    expect(await refunds(group)).toEqual([170_000, 65_000]);
    expect(await stage.door.view(group)).toMatchObject({ refundedAmount: group.total, payments: [{ status: 'refunded' }] });
    await eventually(() => balance(`refund:due:${group.code}`), (owed) => owed === 0);
  });

  it('is kept back from what the gateway pays out, and the gateway then owes nothing', async () => {
    const before = await balance(`gateway:${provider.method as 'vnpay'}`);
    const group = await paid(await stage.door.group());
    await goBack(group, 0);
    const [back] = await untilDone(group);
    const [payment] = await stage.door.sql<{ name: string }>(`select r.reference as name from payments.receipts r join payments.payables p on p.id = r.payable_id where p.group_code = $1`, [group.code]);
    const statement = (rows: string) => stage.door.http().post(`/api/operator/remittances?party=${provider.method}`).set('authorization', 'Bearer operator').set('content-type', 'text/csv').send(`Mã giao dịch,Loại,Số tiền,Phí\n${rows}`).expect(201);
    const { body } = await statement(`${payment!.name},Thanh toán,${group.total},2585\n${back!.reference!},Hoàn tiền,170000,0\n${payment!.name},,-1000,0\n`);
    expect(body).toMatchObject({ known: group.total - 170_000, unknown: -1_000, fee: 2_585, net: group.total - 170_000 - 1_000 - 2_585, errors: [] });
    expect((body as { rows: { kind: string; state: string }[] }).rows.map(({ kind, state }) => [kind, state])).toEqual([['payment', 'matched'], ['refund', 'matched'], ['refund', 'doubled']]);
    const { id, net } = body as { id: string; net: number };
    const pay = (bankEntryId: string | null) => stage.door.http().post(`/api/operator/remittances/${id}/payments`).set('authorization', 'Bearer operator').send({ bankEntryId });
    expect((await pay(null).expect(422)).body).toMatchObject({ code: 'payments.statement_line_needed' });
    await stage.door.bank(net, 'CONG THANH TOAN CHI TRA').expect(200);
    const [line] = await stage.door.sql<{ id: string }>(`select id from payments.receipts where state = 'unmatched' and amount = $1 order by id desc limit 1`, [net]);
    await pay(line!.id).expect(201);
    await eventually(() => balance(`suspense:remitted:${provider.method}`), (kept) => kept === -1_000);
    await eventually(() => balance(`gateway:${provider.method as 'vnpay'}`), (held) => held === before);
    await goBack(group, 1);
    await untilDone(group, 2);
    const second = (await statement(`${group.code},refund,-65000,0\n`)).body as { id: string; net: number; states: object[] };
    expect(second).toMatchObject({ net: -65_000, states: [{ state: 'matched', count: 1 }] });
    for (let twice = 0; twice < 2; twice++) await stage.door.http().post(`/api/operator/remittances/${second.id}/payments`).set('authorization', 'Bearer operator').send({ bankEntryId: null }).expect(201);
    await eventually(() => balance(`suspense:remitted:${provider.method}`), (kept) => kept === 64_000);
    await eventually(() => balance(`gateway:${provider.method as 'vnpay'}`), (held) => held === before);
  });

  it('in full is the whole payment', async () => {
    const group = await paid(await stage.door.group({ splits: [{ ...(await stage.door.group()).splits[0]!, orderCode: `W${Date.now()}${provider.method}` }] }));
    await goBack(group, 0);
    await untilDone(group);
    expect(await refunds(group)).toEqual([170_000]);
    expect((await stage.door.view(group)).payments[0]!.status).toBe('refunded');
  });

  it('goes once, though a hundred jobs run at once', async () => {
    const group = await paid(await stage.door.group());
    await goBack(group, 0);
    await carryOut(100);
    await untilDone(group);
    await carryOut(20);
    expect(await refunds(group)).toEqual([170_000]);
    const events = await stage.door.sql(`select 1 from platform.outbox where type = 'payments.refund_completed' and payload->>'groupCode' = $1`, [group.code]);
    expect(events).toHaveLength(1);
  }, 60_000);

  it('goes once, though the answer to its request is lost again and again', async () => {
    const group = await paid(await stage.door.group());
    await goBack(group, 0);
    proxy().spoil(provider.refundCall!, 'lose_answer', 2);
    const [task] = await untilDone(group);
    expect(await refunds(group)).toEqual([170_000]);
    expect(task).toMatchObject({ method: provider.method, gateway: { state: 'accepted' } });
  }, 30_000);

  it('goes once, though the shop is killed between its request and the answer', async () => {
    const group = await paid(await stage.door.group());
    await goBack(group, 0);
    // What a killed process leaves behind: the call counted and made, its outcome recorded nowhere.
    proxy().spoil(provider.refundCall!, 'lose_answer', 1);
    await carryOut();
    await eventually(() => refunds(group), (sent) => sent.length === 1);
    await stage.door.sql(`update payments.refund_sendings set answers = 0 where state = 'sending'`);
    await untilDone(group);
    expect(await refunds(group)).toEqual([170_000]);
  }, 30_000);

  it('waits while the gateway hangs, and holds up nothing else', async () => {
    const [stuck, other] = [await paid(await stage.door.group()), await stage.door.group()];
    await goBack(stuck, 0);
    proxy().spoil(provider.refundCall!, 'hang', 1);
    const began = Date.now();
    const hanging = carryOut();
    await stage.door.bank(other.total, other.code).expect(200);
    expect((await stage.door.view(other)).status).toBe('captured');
    await hanging;
    expect(Date.now() - began).toBeLessThan(8_000);
    proxy().heal();
    await untilDone(stuck);
    expect(await refunds(stuck)).toEqual([170_000]);
  }, 40_000);

  it('is a second payment’s own, by the gateway it came by', async () => {
    const group = await stage.door.group();
    const payment = await provider.pay(stage, group);
    await stage.door.bank(group.total, group.code).expect(200);
    await payment.tell('notice');
    expect(await stage.door.refunds(group)).toEqual([{ reason: 'doubled', amount: group.total, orderCode: null }]);
    await untilDone(group);
    expect(await refunds(group)).toEqual([group.total]);
    expect((await stage.door.view(group)).payments.map(({ method, status }) => [method, status])).toEqual(expect.arrayContaining([['vietqr', 'captured'], [provider.method, 'refunded']]));
  });

  it('never is more than came, whatever is asked for in whatever order', async () => {
    const faults = fc.array(fc.constantFrom('pass', 'lose_answer'), { minLength: 2, maxLength: 4 });
    await fc.assert(fc.asyncProperty(faults, fc.boolean(), async (spoiled, both) => {
      const group = await paid(await stage.door.group());
      await goBack(group, 0);
      if (both) await goBack(group, 1);
      for (const fault of spoiled) {
        if (fault === 'lose_answer') proxy().spoil(provider.refundCall!, 'lose_answer', 1);
        await carryOut(2);
      }
      stage.toVnpay.heal();
      stage.toStripe.heal();
      await eventually(async () => { await carryOut(); return tasks(group); }, (all) => all.every(({ state, way }) => state === 'done' || way === 'transfer'), 20_000);
      const sent = (await refunds(group)).reduce((sum, amount) => sum + amount, 0);
      expect(sent).toBeLessThanOrEqual(group.total);
      const done = (await tasks(group)).filter(({ state }) => state === 'done').reduce((sum, { amount }) => sum + amount, 0);
      expect(done).toBeLessThanOrEqual(sent);
      expect((await stage.door.view(group)).refundedAmount).toBe(done);
    }), { numRuns: 8 });
  }, 240_000);
});
