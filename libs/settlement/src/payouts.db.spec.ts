import { randomUUID } from 'node:crypto';
import exceljs from 'exceljs';
import { newId } from '@cho-phien/kernel';
import { PAYOUT_RETURNS, PAYOUT_TRANSIT, sellerAvailable } from '@cho-phien/ledger';
import { JobsRunner, UnitOfWork } from '@cho-phien/platform';
import type { DeliveredEvent } from '@cho-phien/platform';
import { giveBankAccount } from '../../../test/support/bank-account.js';
import { PreparePayoutsJob } from './jobs/prepare-payouts.job.js';
import { forgetMoney } from './testing/forget-money.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';
import type { ToldSale } from './testing/sale-news.js';
import { PreparePayouts } from './usecases/prepare-payouts.js';

type Asking = Awaited<ReturnType<SettlementTest['as']>>;
interface Line { id: string; sellerId: string; amount: number; state: string; accountEnd: string; code: string }
interface Batch { id: string; state: string; count: number; total: number; payouts: Line[]; mayApprove: boolean; approvals: { you: boolean }[] }

const OWNER = '+84915000021';
const NAMED = 100_000; // what a sale of 100,000 đ by a cooperative leaves it, with delivery: 95,000 + 5,000

describe('payouts', () => {
  let test: SettlementTest;
  let [operator, second, third, owner]: Asking[] = [];
  let start: Date;
  beforeAll(async () => {
    test = await openSettlement();
    start = test.clock.now();
    [operator, second, third] = [await test.as('+84915000031', 'operator'), await test.as('+84915000032', 'operator'), await test.as('+84915000033', 'operator')];
    owner = await test.as(OWNER);
  }, 600_000);
  beforeEach(() => forgetMoney(test, start));
  afterAll(() => test?.close());

  const cooperative = async (withAccount = true): Promise<string> => {
    const sellerId = await test.seller('htx', OWNER);
    if (withAccount) await giveBankAccount(test.app, sellerId);
    return sellerId;
  };
  const sell = async (sellerId: string, amount = 100_000): Promise<ToldSale> => {
    const sale = saleNews({ sellerId, lines: [{ productSet: 'QD26-06', amount }], delivery: 5_000 });
    await test.tell('ordering.order_group_placed', sale.placed);
    await test.tell('payments.money_received', sale.received);
    await test.tell('payments.payment_captured', sale.captured);
    await test.tell('ordering.order_delivered', sale.delivered);
    return sale;
  };
  const available = (sellerId: string) => test.ledger.balanceOf(sellerAvailable(sellerId));
  const path = (batch: { id: string }, step: string) => `/api/operator/payouts/${batch.id}/${step}`;
  const prepare = async (): Promise<Batch> => (await operator!('post', '/api/operator/payouts').set('idempotency-key', randomUUID()).expect(201)).body as Batch;
  const act = async (who: Asking | undefined, batch: { id: string }, step: string, body: object = {}, status = 201): Promise<Batch & { code: string }> => (await who!('post', path(batch, step)).send(body).expect(status)).body;
  const filed = async (): Promise<Batch> => {
    const batch = await prepare();
    await act(operator, batch, 'approvals');
    await act(second, batch, 'approvals');
    return act(operator, batch, 'filings');
  };
  const statement = async (sellerId: string) => (await owner!('get', `/api/seller/${sellerId}/statements?month=2026-11`).expect(200)).body;
  const entriesAddUp = async (sellerId: string): Promise<void> => {
    const { opening, closing, entries } = await statement(sellerId);
    expect(opening + entries.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(closing);
    expect(closing).toBe(await available(sellerId));
  };
  const booksAreEven = async (): Promise<void> => { expect((await test.ledger.trialBalance()).reduce((sum, { balance }) => sum + balance, 0)).toBe(0); };

  it('go from the balance through transit to the bank, step by step, and are told to the seller', async () => {
    const sellerId = await cooperative();
    await sell(sellerId);
    const batch = await prepare();
    expect(batch).toMatchObject({ state: 'prepared', count: 1, total: NAMED, mayApprove: true });
    expect([await available(sellerId), await test.ledger.balanceOf(PAYOUT_TRANSIT)]).toEqual([0, NAMED]);
    await act(operator, batch, 'filings', {}, 409);
    expect(await act(operator, batch, 'approvals')).toMatchObject({ state: 'first_approved', mayApprove: false, approvals: [{ you: true }] });
    expect(await act(second, batch, 'approvals')).toMatchObject({ state: 'approved' });
    const { payouts: [line] } = await act(operator, batch, 'filings');
    expect(line).toMatchObject({ state: 'sent', accountEnd: '3344', amount: NAMED });
    expect(await act(operator, batch, 'confirmations', { reference: 'FT26327000001' })).toMatchObject({ settled: 1, payouts: [{ state: 'settled', reference: 'FT26327000001' }] });
    expect([await available(sellerId), await test.ledger.balanceOf(PAYOUT_TRANSIT), await test.ledger.balanceOf('bank:collection')]).toEqual([0, 0, -105_000 + NAMED]);
    const { entries } = await statement(sellerId);
    expect(entries.at(-1)).toMatchObject({ kind: 'payout', orderCode: null, amount: -NAMED, sentence: 'Chợ chuyển 100.000\u00a0đ của bà con vào tài khoản số cuối 3344.' });
    await entriesAddUp(sellerId);
    await booksAreEven();
    const { body } = await owner!('get', `/api/seller/${sellerId}/payouts`).expect(200);
    expect(body).toMatchObject({ items: [{ status: 'settled', amount: NAMED, accountEnd: '3344' }], next: null, upcoming: { on: '2026-11-27', amount: 0, held: 'below_minimum', entries: [] } });
    expect(await test.sql(`select payload->>'amount' as amount from platform.outbox where type = 'settlement.payout_settled'`)).toEqual([{ amount: String(NAMED) }]);
  });

  it('need two different people, also when both ask at the same time, and the database holds the same rule', async () => {
    await sell(await cooperative());
    const batch = await prepare();
    const twice = await Promise.all(Array.from({ length: 10 }, () => operator!('post', path(batch, 'approvals'))));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 403)]);
    expect((await act(operator, batch, 'approvals', {}, 403)).code).toBe('settlement.second_person_needed');
    const raced = await Promise.all([second, third].map((who) => who!('post', path(batch, 'approvals'))));
    expect(raced.map(({ status }) => status).sort()).toEqual([201, 409]);
    await expect(test.sql(`update settlement.payout_batches set approved_by = first_approved_by where id = '${batch.id}'`)).rejects.toThrow('payout_batches_two_people');
    await expect(test.sql(`update settlement.payout_batches set approved_by = null where id = '${batch.id}'`)).rejects.toThrow('payout_batches_approved');
  });

  it('are approved by others than who prepared them where the rule says so', async () => {
    await test.sql(`insert into settlement.payout_rules (id, weekday, minimum_amount, preparer_approves, valid_from, announced_by, confirmed_by, announced_at) values (gen_random_uuid(), 5, 50000, false, '2026-11-01', 'a', 'b', now())`);
    await sell(await cooperative());
    const batch = await prepare();
    expect(batch.mayApprove).toBe(false);
    expect((await act(operator, batch, 'approvals', {}, 403)).code).toBe('settlement.preparer_may_not_approve');
    await act(second, batch, 'approvals');
    expect(await act(third, batch, 'approvals')).toMatchObject({ state: 'approved' });
  });

  it('take a balance once, however often and at the same time they are prepared', async () => {
    const sellers = await Promise.all([cooperative(), cooperative(), cooperative()]);
    for (const sellerId of sellers) await sell(sellerId);
    const key = randomUUID();
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => operator!('post', '/api/operator/payouts').set('idempotency-key', key)),
      ...Array.from({ length: 5 }, () => second!('post', '/api/operator/payouts').set('idempotency-key', randomUUID())),
    ]);
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => (body as Batch).id)).size).toBe(1);
    expect(await test.ledger.balanceOf(PAYOUT_TRANSIT)).toBe(3 * NAMED);
    expect(await test.sql('select count(*)::int as count from settlement.payouts')).toEqual([{ count: 3 }]);
    await booksAreEven();
  });

  it('are prepared by the schedule once on its day, for those who have enough and whose account and papers were checked', async () => {
    const job = test.app.get(PreparePayoutsJob, { strict: false });
    const [ready, without, poor] = [await cooperative(), await cooperative(false), await cooperative()];
    await sell(ready);
    await sell(without);
    await sell(poor, 40_000);
    await job.run();
    expect(await test.sql('select 1 from settlement.payouts')).toEqual([]);
    test.clock.set(new Date('2026-11-27T00:10:00+07:00'));
    await Promise.all([job.run(), job.run(), job.run()]);
    await job.run();
    expect(await test.sql('select seller_id as id from settlement.payouts')).toEqual([{ id: ready }]);
    const held = async (sellerId: string) => (await owner!('get', `/api/seller/${sellerId}/payouts`).expect(200)).body.upcoming;
    expect(await held(without)).toMatchObject({ held: 'no_account', amount: NAMED });
    expect(await held(poor)).toMatchObject({ held: 'below_minimum', amount: 43_000, sentence: expect.stringContaining('50.000') });
  });

  it.each([['before the bank says that it went', false], ['after it said so', true]])('restore the balance once when they come back %s, however often that is told', async (_, settled) => {
    const sellerId = await cooperative();
    await sell(sellerId);
    const batch = await filed();
    const [line] = batch.payouts;
    if (settled) await act(operator, batch, 'confirmations', { reference: 'FT1' + newId() });
    const told = await Promise.all(Array.from({ length: 10 }, () => second!('post', path(batch, `lines/${line!.id}/returns`)).send({ reason: 'Sai tên người nhận' })));
    expect(told.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(await available(sellerId)).toBe(NAMED);
    expect(await test.ledger.balanceOf(PAYOUT_TRANSIT)).toBe(0);
    expect(await test.ledger.balanceOf(PAYOUT_RETURNS)).toBe(settled ? -NAMED : 0);
    const { entries } = await statement(sellerId);
    expect(entries.slice(-2)).toMatchObject([{ kind: 'payout', amount: -NAMED }, { kind: 'payout_return', amount: NAMED, payout: { reason: 'Sai tên người nhận' }, sentence: expect.stringContaining('Sai tên người nhận') }]);
    await entriesAddUp(sellerId);
    await booksAreEven();
    expect(await test.sql(`select payload->>'reason' as reason from platform.outbox where type = 'settlement.payout_returned'`)).toEqual([{ reason: 'Sai tên người nhận' }]);
    await act(operator, batch, `lines/${line!.id}/confirmations`, { reference: 'FT2' + newId() }, 409);
    expect((await prepare()).total).toBe(NAMED);
  });

  it('tell the seller by a message that names the bank’s reason', async () => {
    const sellerId = await cooperative();
    await sell(sellerId);
    const batch = await filed();
    await act(operator, batch, `lines/${batch.payouts[0]!.id}/returns`, { reason: 'Tài khoản đã đóng' });
    const runner = test.app.get(JobsRunner);
    await runner.deliver('notifications', { eventId: newId(), type: 'sellers.contact_changed', payload: { sellerId, phoneNumbers: [OWNER] }, createdAt: new Date().toISOString() } as DeliveredEvent);
    const [event] = await test.sql<{ eventId: string; payload: object }>(`select event_id as "eventId", payload from platform.outbox where type = 'settlement.payout_returned'`);
    await runner.deliver('notifications', { ...event!, type: 'settlement.payout_returned', createdAt: new Date().toISOString() } as DeliveredEvent);
    const { body } = await owner!('get', `/api/dev/outbox?to=${encodeURIComponent(OWNER)}`).expect(200);
    expect(body.items[0].text).toBe('Chợ Phiên: chưa chuyển được 100.000\u00a0đ vào tài khoản số cuối 3344. Chợ vẫn giữ số tiền này cho bà con. Lý do: Tài khoản đã đóng.');
  });

  it('are called off with every balance restored, until the file is made', async () => {
    const [one, other] = [await cooperative(), await cooperative()];
    await sell(one);
    await sell(other, 200_000);
    const batch = await prepare();
    await act(operator, batch, 'approvals');
    const off = await Promise.all(Array.from({ length: 5 }, () => second!('post', path(batch, 'cancellations')).send({ reason: 'Lập nhầm ngày' })));
    expect(off.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect([await available(one), await available(other)]).toEqual([NAMED, 195_000]);
    await act(second, batch, 'approvals', {}, 409);
    const next = await filed();
    expect((await act(second, next, 'cancellations', { reason: 'Muộn rồi' }, 409)).code).toBe('settlement.payout_filed');
    await entriesAddUp(one);
    await booksAreEven();
  });

  it('go to the account that was approved or to none', async () => {
    const [kept, changed] = [await cooperative(), await cooperative()];
    await sell(kept);
    await sell(changed);
    const batch = await prepare();
    await act(operator, batch, 'approvals');
    await act(second, batch, 'approvals');
    await giveBankAccount(test.app, changed, '9999999999', 'NGUOI KHAC');
    const { payouts } = await act(operator, batch, 'filings');
    expect(Object.fromEntries(payouts.map(({ sellerId, state }) => [sellerId, state]))).toEqual({ [kept]: 'sent', [changed]: 'dropped' });
    expect(await available(changed)).toBe(NAMED);
    const csv = (await operator!('get', path(batch, 'bank-file.csv')).expect(200)).text;
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    expect(csv).toContain('970415,0011223344,LO THI THU,100000,Cho Phien chi tra CT');
    await giveBankAccount(test.app, kept, '8888888888', 'NGUOI KHAC');
    expect((await operator!('get', path(batch, 'bank-file.csv')).expect(409)).body.code).toBe('settlement.account_changed');
  });

  it('write a bank file in which nothing is a formula and no leading zero is lost', async () => {
    const sellerId = await test.seller('htx', OWNER);
    await giveBankAccount(test.app, sellerId, '0000123', '=HYPERLINK("x")');
    await sell(sellerId);
    const batch = await filed();
    const csv = (await operator!('get', path(batch, 'bank-file.csv')).expect(200)).text;
    expect(csv).toContain(`0000123,"'=HYPERLINK(""x"")"`);
    const { body } = await operator!('get', path(batch, 'bank-file.xlsx')).buffer().parse((response, done) => { const parts: Buffer[] = []; response.on('data', (part: Buffer) => parts.push(part)); response.on('end', () => done(null, Buffer.concat(parts))); }).expect(200);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(body as never);
    const row = workbook.worksheets[0]!.getRow(2);
    expect([row.getCell(3).value, row.getCell(4).value, row.getCell(5).value]).toEqual(['0000123', `'=HYPERLINK("x")`, NAMED]);
    await test.sql(`update settlement.payouts set account_mark = 'x'`);
  });

  it('net what a refund after the payout leaves owing against later sales, and pay nothing below zero', async () => {
    const sellerId = await cooperative();
    const sale = await sell(sellerId);
    const batch = await filed();
    await act(operator, batch, 'confirmations', { reference: 'FT3' + newId() });
    await test.tell('payments.refund_requested', sale.refund(100_000, 5_000));
    expect(await available(sellerId)).toBe(-NAMED);
    await operator!('post', '/api/operator/payouts').set('idempotency-key', randomUUID()).expect(409);
    expect((await owner!('get', `/api/seller/${sellerId}/payouts`).expect(200)).body.upcoming).toMatchObject({ held: 'owes', amount: 0 });
    await sell(sellerId, 200_000);
    expect((await prepare()).total).toBe(195_000 - NAMED);
    expect(await available(sellerId)).toBe(0);
    await entriesAddUp(sellerId);
    await booksAreEven();
  });

  it('leave nothing half done when the process dies in the middle', async () => {
    const sellerId = await cooperative();
    await sell(sellerId);
    const unitOfWork = test.app.get(UnitOfWork);
    await expect(unitOfWork.run(async (tx) => { await test.app.get(PreparePayouts, { strict: false }).run(tx, 'operator:x'); throw new Error('killed'); })).rejects.toThrow('killed');
    expect([await available(sellerId), await test.sql('select 1 from settlement.payout_batches')]).toEqual([NAMED, []]);
    expect((await prepare()).total).toBe(NAMED);
  });

  it('can be read as a table by the seller, with nothing in it a formula', async () => {
    const sellerId = await cooperative();
    await sell(sellerId);
    await prepare();
    const { text, headers } = await owner!('get', `/api/seller/${sellerId}/statements/export.csv?month=2026-11`).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="so-tien-2026-11.csv"');
    const rows = text.slice(1).trim().split('\r\n');
    expect(rows[0]).toBe('Ngày,Diễn giải,Mã đơn hoặc mã chi,Tiền hàng,Phí chợ,Phí thanh toán,Thuế GTGT,Thuế TNCN,Phí giao,Đã cầm,Cộng vào hoặc trừ,Chợ đang giữ');
    expect(rows).toHaveLength(5);
    expect(rows[2]).toMatch(/,100000,-5000,0,0,0,5000,0,100000,100000$/);
    expect(rows[3]).toMatch(/,0,0,0,0,0,0,0,-100000,0$/);
  });

  it('say of what each was made, to their own seller alone', async () => {
    const sellerId = await cooperative();
    const [one, two] = [await sell(sellerId), await sell(sellerId)];
    const first = await filed();
    await act(operator, first, 'confirmations', { reference: 'FT8' + newId() });
    const [later, next] = [await sell(sellerId), await filed()];
    const shown = async (id: string) => (await owner!('get', `/api/seller/${sellerId}/payouts/${id}`).expect(200)).body as { amount: number; status: string; entries: { orderCode: string; amount: number }[] };
    const { entries, ...made } = await shown(first.payouts[0]!.id);
    expect(made).toMatchObject({ amount: 2 * NAMED, status: 'settled', reference: expect.stringContaining('FT8') });
    expect(entries.map(({ orderCode }) => orderCode).sort()).toEqual([one.orderCode, two.orderCode].sort());
    expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(2 * NAMED);
    expect((await shown(next.payouts[0]!.id)).entries).toMatchObject([{ orderCode: later.orderCode }]);
    await owner!('get', `/api/seller/${await cooperative()}/payouts/${first.payouts[0]!.id}`).expect(404);
  });

  it('are followed from each order: the payout that took its money, and after one that came back the next', async () => {
    const sellerId = await cooperative();
    const sale = await sell(sellerId);
    const first = await filed();
    await act(operator, first, `lines/${first.payouts[0]!.id}/returns`, { reason: 'Sai tên người nhận' });
    const next = await filed();
    await act(operator, next, 'confirmations', { reference: 'FT7' + newId() });
    await sell(sellerId);
    await filed();
    const { steps } = (await owner!('get', `/api/seller/${sellerId}/sales/${sale.orderCode}/money`).expect(200)).body;
    expect(steps.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['credited', 'delivered', 'paid', 'paid_back', 'paid_out', 'sold']);
  });

  it('are the owner’s and the operators’ to see', async () => {
    const sellerId = await cooperative();
    const stranger = await test.as('+84915000039');
    await stranger('get', `/api/seller/${sellerId}/payouts`).expect(404);
    await stranger('get', '/api/operator/payouts').expect(403);
    await operator!('post', '/api/operator/payouts').expect(400);
    await act(operator, { id: newId() }, 'approvals', {}, 404);
  });
});
