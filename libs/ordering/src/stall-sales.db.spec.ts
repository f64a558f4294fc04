import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { isStallCode, newId } from '@cho-phien/kernel';
import { SellersFacade } from '@cho-phien/sellers';
import type { Test } from 'supertest';
import { brokenRules } from '../../../test/support/books.js';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { PlacedGroup, Shop } from '../../../test/support/ordering-door.js';
import { eventually } from '../../../test/support/test-app.js';
import { ExpireUnpaid } from './usecases/expire-unpaid.js';

type Who = { authorization: string };
interface Sale { id: string; amount: number; paidAmount: number; status: string; tender: string; qr: { payload: string; memo: string; svg: string } | null; expiresAt: string | null }

describe('the till of a market stall', () => {
  let door: OrderingDoor;
  let [shop, other]: Shop[] = [];
  let [owner, packer, stranger]: Who[] = [];
  beforeAll(async () => {
    door = await OrderingDoor.open({}, [LedgerJobsModule]);
    shop = await door.shop('quay');
    other = await door.shop('khac');
    [owner, packer, stranger] = [await door.member(shop, 'owner'), await door.member(shop, 'packer'), await door.member(other, 'owner')];
  }, 120_000);
  afterAll(() => door?.close());

  const post = (body: object, key: string = newId(), who = owner!): Test => door.http().post(`/api/seller/${shop!.id}/stall-sales`).set(who).set('idempotency-key', key).send(body);
  const sold = async (amount: number, more: object = {}): Promise<Sale> => (await post({ amount, ...more }).expect(201)).body as Sale;
  const at = (id: string, who = owner!): Test => door.http().get(`/api/seller/${shop!.id}/stall-sales/${id}`).set(who);
  const state = async (id: string): Promise<Sale> => (await at(id).expect(200)).body as Sale;
  const until = (id: string, status: string): Promise<Sale> => eventually(() => state(id), (sale) => sale.status === status);
  const paying = ({ id, amount }: Sale, given = amount): Test => door.bank({ code: id, total: amount } as PlacedGroup, given);
  const cancel = ({ id }: Sale): Test => door.http().post(`/api/seller/${shop!.id}/stall-sales/${id}/cancellations`).set(owner!);
  const eventsOf = (type: string, code: string): Promise<{ payload: Record<string, unknown> }[]> =>
    door.sql(`select payload from platform.outbox where type = $1 and payload->>'groupCode' = $2`, [type, code]);
  const refunds = ({ id }: Sale): Promise<{ amount: number; reason: string }[]> =>
    door.sql('select t.amount, t.reason from payments.refund_tasks t join payments.payables p on p.id = t.payable_id where p.group_code = $1', [id]);

  it('shows a QR of its own for an amount, and says paid only on the bank’s verified notice', async () => {
    const sale = await sold(45_000, { note: 'Hai cân gạo' });
    expect(sale).toMatchObject({ amount: 45_000, paidAmount: 0, status: 'awaiting_payment', tender: 'qr', note: 'Hai cân gạo', paidAt: null });
    expect(isStallCode(sale.id)).toBe(true);
    expect(sale.qr).toMatchObject({ memo: sale.id });
    expect(sale.qr!.payload).toContain(sale.id);
    expect(Date.parse(sale.expiresAt!) - door.clock.now().getTime()).toBe(15 * 60_000);

    const raw = JSON.stringify({ id: 1, accountNumber: door.test.settings.BANK_ACCOUNT_NUMBER, content: sale.id, transferType: 'in', transferAmount: 45_000 });
    const stamp = String(Math.floor(door.clock.now().getTime() / 1_000));
    const forged = createHmac('sha256', 'not the bank').update(`${stamp}.${raw}`).digest('hex');
    await door.http().post('/api/hooks/bank/sepay').set('content-type', 'application/json').set('x-sepay-timestamp', stamp).set('x-sepay-signature', `sha256=${forged}`).send(raw).expect(401);
    expect((await state(sale.id)).status).toBe('awaiting_payment');

    await paying(sale).expect(200);
    expect(await until(sale.id, 'paid')).toMatchObject({ paidAmount: 45_000, qr: null, paidAt: expect.any(String) });
    expect(await door.sql('select status, channel, delivery_code from ordering.orders where group_code = $1', [sale.id])).toEqual([{ status: 'delivered', channel: 'stall', delivery_code: null }]);
    expect((await eventsOf('ordering.order_delivered', sale.id))[0]!.payload).toMatchObject({ sellerId: shop!.id, total: 45_000, channel: 'stall', buyerProvinceCode: null });
    expect((await eventsOf('payments.payment_captured', sale.id))[0]!.payload).toMatchObject({ amount: 45_000, tender: 'bank_transfer', channel: 'stall' });
    expect((await eventsOf('ordering.order_group_placed', sale.id))[0]!.payload).toMatchObject({ buyerPhone: null, channel: 'stall', orders: [{ orderCode: `${sale.id}-1`, items: 45_000, delivery: 0, lines: [] }] });
    expect(await eventsOf('ordering.order_ready', sale.id)).toEqual([]);
  });

  it('notes cash as paid at once', async () => {
    const sale = await sold(20_000, { tender: 'cash' });
    expect(sale).toMatchObject({ status: 'paid', paidAmount: 20_000, tender: 'cash', expiresAt: null, qr: null });
    expect((await eventsOf('payments.payment_captured', sale.id))[0]!.payload).toMatchObject({ tender: 'cash', channel: 'stall', amount: 20_000 });
    expect(await eventsOf('ordering.order_delivered', sale.id)).toHaveLength(1);
    expect((await cancel(sale).expect(409)).body.code).toBe('ordering.already_paid');
  });

  it('makes one sale of 200 taps at once, with one answer', async () => {
    const key = newId();
    const count = async (): Promise<number> => (await door.sql<{ n: number }>('select count(*)::int as n from ordering.stall_sales'))[0]!.n;
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 200 }, () => post({ amount: 11_000 }, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count()).toBe(before + 1);
    expect((await post({ amount: 12_000 }, key).expect(422)).body.code).toBe('idempotency.key_reused');
  }, 60_000);

  it('tells the truth about too little, asks for the rest, and gives back too much', async () => {
    const sale = await sold(100_000);
    await paying(sale, 60_000).expect(200);
    const short = await state(sale.id);
    expect(short).toMatchObject({ status: 'awaiting_payment', paidAmount: 60_000 });
    expect(short.qr!.payload).toMatch(/540540000/); // tag 54: 40000
    await paying(sale, 55_000).expect(200);
    expect(await until(sale.id, 'paid')).toMatchObject({ paidAmount: 100_000 });
    expect(await refunds(sale)).toEqual([{ amount: 15_000, reason: 'over' }]);
  });

  it('expires after a quarter of an hour; money that comes after all is still the seller’s', async () => {
    const sale = await sold(30_000);
    door.clock.advance(15 * 60_000 + 1_000);
    await door.part(ExpireUnpaid).run();
    expect(await state(sale.id)).toMatchObject({ status: 'expired', qr: null });
    expect((await cancel(sale).expect(201)).body.status).toBe('expired');
    await paying(sale).expect(200);
    expect(await until(sale.id, 'paid')).toMatchObject({ paidAmount: 30_000 });
    expect(await eventsOf('ordering.order_delivered', sale.id)).toHaveLength(1);
  });

  it('can be called off while nobody has paid; money that comes then goes back', async () => {
    const sale = await sold(30_000);
    expect((await cancel(sale).expect(201)).body).toMatchObject({ status: 'cancelled', qr: null });
    await cancel(sale).expect(201);
    await paying(sale).expect(200);
    expect((await state(sale.id)).status).toBe('cancelled');
    expect(await refunds(sale)).toEqual([{ amount: 30_000, reason: 'cancelled' }]);
    expect(await eventsOf('ordering.order_delivered', sale.id)).toEqual([]);
  });

  it('ends in one truth when money and calling off race', async () => {
    const sales = await Promise.all(Array.from({ length: 12 }, (_, index) => sold(10_000 + index)));
    await Promise.all(sales.flatMap((sale) => [paying(sale), cancel(sale)]));
    for (const sale of sales) {
      const { status } = await eventually(() => state(sale.id), (each) => each.status !== 'awaiting_payment');
      expect(await refunds(sale)).toHaveLength(status === 'cancelled' ? 1 : 0);
      expect(await eventsOf('payments.payment_captured', sale.id)).toHaveLength(status === 'paid' ? 1 : 0);
    }
  }, 60_000);

  it.each([999, 500_000_000, 1_000.5, '5000', -1, null])('refuses the amount %p', async (amount) => { await post({ amount }).expect(400); });
  it.each([1_000, 499_999_999])('takes the amount %i', async (amount) => { expect((await sold(amount)).amount).toBe(amount); });

  it('is worked by members alone, packers too; a sale is nobody else’s', async () => {
    const sale = await sold(5_000);
    await at(sale.id, packer).expect(200);
    await post({ amount: 5_000 }, newId(), packer).expect(201);
    await at(sale.id, stranger).expect(404);
    expect((await door.http().get(`/api/seller/${other!.id}/stall-sales/${sale.id}`).set(stranger!).expect(404)).body.code).toBe('ordering.stall_sale_not_found');
    await door.http().post(`/api/seller/${other!.id}/stall-sales/${sale.id}/cancellations`).set(stranger!).expect(404);
    const { bearer } = await door.assistant(shop!);
    expect((await post({ amount: 5_000 }, newId(), bearer).expect(403)).body.code).toBe('seller.assistants_may_not');
  });

  it('is no order of the shop', async () => {
    const sale = await sold(5_000, { tender: 'cash' });
    expect((await door.http().get(`/api/seller/${shop!.id}/orders`).set(owner!).expect(200)).body.items).toEqual([]);
    await door.step(shop!, `${sale.id}-1`, 'returns', owner!, { reason: 'other' }).expect(404);
    await door.http().get(`/api/shop/order-groups/${sale.id}?token=x`).expect(404);
  });

  describe('of a seller who is paid by buyers himself', () => {
    const direct = (tender: string): Test => door.http().post(`/api/seller/${other!.id}/stall-sales`).set(stranger!).set('idempotency-key', newId()).send({ amount: 9_000, tender });
    const toldRoute = async (sale: Test): Promise<unknown> => ((await eventsOf('ordering.order_group_placed', ((await sale.expect(201)).body as Sale).id))[0]!.payload.orders as { moneyRoute: string }[])[0]!.moneyRoute;
    beforeAll(() => door.sql(`update sellers.sellers set money_route = 'direct' where id = $1`, [other!.id]));

    it('says in a word that a seller’s own account is not watched', async () => {
      const account = jest.spyOn(door.part(SellersFacade), 'bankAccountOf').mockResolvedValue({ bin: '970436', accountNumber: '0011004455667', holder: 'GIAN KHAC' });
      expect((await direct('qr').expect(409)).body.code).toBe('ordering.account_not_watched');
      expect(await toldRoute(direct('cash'))).toBe('direct');
      account.mockRestore();
    });

    it('sells as his price was quoted where his account is not known to be his: the market collects', async () => {
      expect([await toldRoute(direct('cash')), await toldRoute(direct('qr'))]).toEqual(['collected', 'collected']);
    });
  });

  it('counts the day by how it was paid', async () => {
    const before = (await door.http().get(`/api/seller/${shop!.id}/stall-sales?limit=1`).set(owner!).expect(200)).body as { next: string; items: unknown[]; day: Record<string, number> };
    expect(before.items).toHaveLength(1);
    const paid = await sold(70_000);
    await paying(paid).expect(200);
    await until(paid.id, 'paid');
    await sold(8_000, { tender: 'cash' });
    await sold(1_000_000);
    const { day } = (await door.http().get(`/api/seller/${shop!.id}/stall-sales`).set(owner!).expect(200)).body as { day: Record<string, number> };
    expect(day).toEqual({
      count: before.day.count! + 2, qrCount: before.day.qrCount! + 1, qrAmount: before.day.qrAmount! + 70_000, cashCount: before.day.cashCount! + 1, cashAmount: before.day.cashAmount! + 8_000,
    });
    expect((await door.http().get(`/api/seller/${shop!.id}/stall-sales?day=2020-01-01`).set(owner!).expect(200)).body).toMatchObject({ items: [], day: { count: 0 } });
    await door.http().get(`/api/seller/${shop!.id}/stall-sales?day=today`).set(owner!).expect(400);
  });

  it('tells the waiting screen by itself', async () => {
    const sale = await sold(33_000);
    const app = door.test.app;
    if (!(app.getHttpServer() as Server).listening) await app.listen(0, '127.0.0.1');
    const stream = await fetch(`${await app.getUrl()}/api/seller/${shop!.id}/stall-sales/${sale.id}/stream`, { headers: owner! });
    const told: string[] = [];
    const reading = (async () => { for await (const part of stream.body!.pipeThrough(new TextDecoderStream())) told.push(part); })();
    await eventually(async () => told.join(''), (text) => text.includes('"awaiting_payment"'));
    const paidAt = Date.now();
    await paying(sale).expect(200);
    await reading;
    expect(Date.now() - paidAt).toBeLessThan(10_000);
    expect(told.join('')).toMatch(/event: sale\ndata: \{"id":"CS\w+","amount":33000,"paidAmount":33000,"status":"paid"/);
  }, 60_000);

  it('leaves the books whole', async () => {
    const database = new Client({ connectionString: door.test.database.url });
    await database.connect();
    try {
      await eventually(() => door.sql(`select 1 from platform.outbox o where type in ('payments.payment_captured', 'payments.money_received', 'payments.refund_requested')
        and not exists (select 1 from platform.handled_events h where h.consumer = 'ledger' and h.event_id = o.event_id)`), ({ length }) => length === 0, 20_000);
      expect(await brokenRules(database)).toEqual({});
      const [sums] = await door.sql<{ posted: number; sold: number }>(
        `select (select sum(amount) from ledger.postings where destination = 'seller:' || $1::text || ':payable')::bigint as posted,
                (select sum(g.total_amount) from ordering.stall_sales s join ordering.order_groups g on g.code = s.code where s.seller_id = $1::uuid and g.status = 'paid')::bigint as sold`, [shop!.id]);
      expect(sums!.posted).toBe(sums!.sold);
    } finally { await database.end(); }
  }, 60_000);
});
