import { randomUUID } from 'node:crypto';
import { dong, newId } from '@cho-phien/kernel';
import { PAYOUT_RETURNS, PAYOUT_TRANSIT, PAYOUT_UNEXPLAINED, sellerAvailable } from '@cho-phien/ledger';
import { SellerScope, UnitOfWork } from '@cho-phien/platform';
import { giveBankAccount } from '../../../test/support/bank-account.js';
import { PlaceBankLine } from '../../payments/src/usecases/place-bank-line.js';
import { ReturnBankLine } from '../../payments/src/usecases/return-bank-line.js';
import { TakeBankLine } from '../../payments/src/usecases/take-bank-line.js';
import { shapeLine } from './http/shape-line.js';
import { forgetMoney } from './testing/forget-money.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';
import { ShowStatement } from './usecases/show-statement.js';

type Asking = Awaited<ReturnType<SettlementTest['as']>>;
interface Line { id: string; sellerId: string; amount: number; state: string; code: string; reason: string | null }
interface Batch { id: string; payouts: Line[]; code: string; settled: number }

const OWNER = '+84915000121';
const NAMED = 100_000; // what a sale of 100,000 đ by a cooperative leaves it, with delivery: 95,000 + 5,000

describe('a payout', () => {
  let test: SettlementTest;
  let [operator, second]: Asking[] = [];
  let start: Date;
  beforeAll(async () => {
    test = await openSettlement();
    start = test.clock.now();
    [operator, second] = [await test.as('+84915000131', 'operator'), await test.as('+84915000132', 'operator')];
  }, 600_000);
  beforeEach(() => forgetMoney(test, start));
  afterAll(() => test?.close());

  const seller = async (): Promise<string> => {
    const sellerId = await test.seller('htx', OWNER);
    await giveBankAccount(test.app, sellerId);
    const sale = saleNews({ sellerId, lines: [{ productSet: 'QD26-06', amount: 100_000 }], delivery: 5_000 });
    await test.tell('ordering.order_group_placed', sale.placed);
    await test.tell('payments.money_received', sale.received);
    await test.tell('payments.payment_captured', sale.captured);
    await test.tell('ordering.order_delivered', sale.delivered);
    return sellerId;
  };
  const path = (batch: { id: string }, step: string) => `/api/operator/payouts/${batch.id}/${step}`;
  const act = async (who: Asking | undefined, batch: { id: string }, step: string, body: object = {}, status = 201): Promise<Batch> => (await who!('post', path(batch, step)).send(body).expect(status)).body;
  const prepare = async (): Promise<Batch> => {
    const { body } = await operator!('post', '/api/operator/payouts').set('idempotency-key', randomUUID()).expect(201);
    return (await operator!('get', `/api/operator/payouts/${body.id as string}`).expect(200)).body as Batch;
  };
  const approved = async (): Promise<Batch> => {
    const batch = await prepare();
    await act(operator, batch, 'approvals');
    return act(second, batch, 'approvals');
  };
  const filed = async (): Promise<Batch> => act(operator, await approved(), 'filings');
  const held = async () => (await operator!('get', '/api/operator/payout-holds').expect(200)).body.items as { sellerId: string; why: string; available: number }[];
  const available = (sellerId: string) => test.ledger.balanceOf(sellerAvailable(sellerId));

  describe('and the bank’s reference', () => {
    it('belong together once: no other payout is proven by it, however it is typed, and nobody’s own word is refused twice', async () => {
      await Promise.all([seller(), seller()]);
      const batch = await filed();
      const [one, other] = batch.payouts.map(({ id }) => `lines/${id}/confirmations`);
      await act(operator, batch, one!, { reference: 'FT26 327-000777' });
      await act(operator, batch, one!, { reference: 'FT26 327-000777' });
      expect((await act(operator, batch, other!, { reference: 'ft26327000777' }, 409)).code).toBe('settlement.reference_used');
      expect((await act(second, batch, 'confirmations', { reference: 'FT26327000777.' }, 409)).code).toBe('settlement.reference_used');
      expect(await act(second, batch, 'confirmations', { reference: 'FT26327000778' })).toMatchObject({ settled: 2 });
      await seller();
      const next = await filed();
      expect((await act(operator, next, 'confirmations', { reference: 'FT26327000778' }, 409)).code).toBe('settlement.reference_used');
    });

    it('may be that of the bank’s whole file', async () => {
      await Promise.all([seller(), seller()]);
      const batch = await filed();
      expect(await act(operator, batch, 'confirmations', { reference: 'FILE1' })).toMatchObject({ settled: 2 });
    });
  });

  describe('that the bank’s account shows leaving', () => {
    /** The line as a feed tells it, and what settlement hears of it. */
    async function left(code: string, amount: number): Promise<string> {
      const name = newId();
      const account = test.settings.BANK_ACCOUNT_NUMBER!;
      await test.app.get(TakeBankLine, { strict: false }).run('sepay', {
        eventId: name, reference: `FT${name}`, amount: dong(amount), outgoing: true, accounts: [account], memos: [`Cho Phien chi tra ${code}`], occurredAt: test.clock.now(),
      }, Buffer.from(name));
      const [told] = await test.sql<{ payload: { payoutCode: string; amount: number; reference: string; at: string; receiptId: string } }>(
        `select payload from platform.outbox where type = 'payments.payout_line_seen' and payload->>'reference' = $1`, [`FT${name}`]);
      await Promise.all([1, 2, 3].map(() => test.tell('payments.payout_line_seen', told!.payload)));
      return told!.payload.receiptId;
    }
    const state = async (receiptId: string) => (await test.sql<{ state: string }>('select state from payments.receipts where id = $1', [receiptId]))[0]!.state;
    const unexplained = () => test.ledger.balanceOf(PAYOUT_UNEXPLAINED);

    it('confirms it by a line of exactly its amount, and once', async () => {
      await seller();
      const { id, payouts: [line] } = await filed();
      const seen = (amount: number) => test.tell('payments.payout_line_seen', { payoutCode: line!.code, amount, reference: `FT8-${amount}`, at: test.clock.now().toISOString() });
      const payoutState = async () => (await test.sql<{ state: string }>(`select state from settlement.payouts where batch_id = '${id}'`))[0]!.state;
      await seen(NAMED - 1);
      expect(await payoutState()).toBe('sent');
      await Promise.all([seen(NAMED), seen(NAMED), act(operator, { id }, 'confirmations', { reference: 'FT9' })]);
      expect([await payoutState(), await test.ledger.balanceOf(PAYOUT_TRANSIT)]).toEqual(['settled', 0]);
    });

    it('after it was entered as returned is seen to have left, and to be still owed back', async () => {
      const sellerId = await seller();
      const batch = await filed();
      const [line] = batch.payouts;
      await act(operator, batch, `lines/${line!.id}/returns`, { reason: 'Tài khoản đã đóng' });
      const bank = await test.ledger.balanceOf('bank:collection');
      const seen = (amount: number) => test.tell('payments.payout_line_seen', { payoutCode: line!.code, amount, reference: `FT10-${amount}`, at: test.clock.now().toISOString() });
      await seen(NAMED - 1);
      await Promise.all([seen(NAMED), seen(NAMED)]);
      expect([await test.ledger.balanceOf('bank:collection'), await test.ledger.balanceOf(PAYOUT_RETURNS), await test.ledger.balanceOf(PAYOUT_TRANSIT), await available(sellerId)]).toEqual([bank + NAMED, -NAMED, 0, NAMED]);
      expect((await test.ledger.trialBalance()).reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
    });

    it('once is as it should be, whether a person or the bank said so first', async () => {
      await Promise.all([seller(), seller()]);
      const { id, payouts: [one, other] } = await filed();
      expect(await state(await left(one!.code, NAMED))).toBe('ignored');
      await act(operator, { id }, `lines/${other!.id}/confirmations`, { reference: `FT${newId()}` });
      expect(await state(await left(other!.code, NAMED))).toBe('ignored');
      expect([await unexplained(), await test.ledger.balanceOf('payout:transit')]).toEqual([0, 0]);
    });

    it('twice, with another amount or without having been sent waits for a person, and the books say where the money is', async () => {
      await Promise.all([seller(), seller()]);
      const waiting = await prepare();
      const strange = await left(waiting.payouts[0]!.code, NAMED);
      expect([await state(strange), await unexplained()]).toEqual(['unmatched', -NAMED]);
      await act(operator, waiting, 'cancellations', { reason: 'Lập nhầm' });
      const { payouts: [one] } = await filed();
      const bank = await test.ledger.balanceOf('bank:collection');
      await left(one!.code, NAMED);
      const [again, other] = [await left(one!.code, NAMED), await left(one!.code, NAMED - 1)];
      expect(await Promise.all([again, other].map(state))).toEqual(['unmatched', 'unmatched']);
      expect([await unexplained(), await test.ledger.balanceOf('bank:collection')]).toEqual([-3 * NAMED + 1, bank + 3 * NAMED - 1]);
    });

    it('twice and coming back is cleared by two people with a reason, never beyond what waits', async () => {
      await seller();
      const { payouts: [one] } = await filed();
      await left(one!.code, NAMED);
      await left(one!.code, NAMED);
      await test.app.get(UnitOfWork).run((tx) => test.ledger.post(tx, {
        kind: 'placement', reference: `placement:${newId()}`, occurredAt: test.clock.now(), eventId: null, postings: [{ source: 'suspense:unmatched', destination: 'platform:set_aside', amount: dong(NAMED - 500) }],
      }));
      const clear = (who: Asking | undefined, step: string, body: object = {}) => who!('post', `/api/operator/clearings${step}`).set('idempotency-key', randomUUID()).send(body);
      const said = { what: 'line_came_back', amount: NAMED - 500, reason: 'Ngân hàng trả lại lần chuyển thừa', payoutCode: one!.code };
      expect((await clear(operator, '', { ...said, amount: NAMED }).expect(422)).body).toMatchObject({ code: 'settlement.clearing_too_much', detail: expect.stringContaining(String(NAMED - 500)) });
      const [first, rival] = [(await clear(operator, '', said).expect(201)).body.id as string, (await clear(second, '', said).expect(201)).body.id as string];
      expect((await clear(operator, `/${first}/confirmations`).expect(403)).body.code).toBe('settlement.second_person_needed');
      for (let twice = 0; twice < 2; twice++) await clear(second, `/${first}/confirmations`).expect(201);
      expect([await unexplained(), await test.ledger.balanceOf('platform:set_aside')]).toEqual([-500, 0]);
      expect((await clear(operator, `/${rival}/confirmations`).expect(422)).body.code).toBe('settlement.clearing_too_much');
      await clear(operator, `/${rival}/withdrawals`).expect(201);
      expect((await clear(operator, `/${first}/withdrawals`).expect(409)).body.code).toBe('settlement.clearing_done');
      const rest = (await clear(second, '', { what: 'line_written_off', amount: 500, reason: 'Phí ngân hàng', payoutCode: one!.code }).expect(201)).body.id as string;
      await clear(operator, `/${rest}/confirmations`).expect(201);
      const { body } = await operator!('get', '/api/operator/clearings').expect(200);
      await operator!('post', '/api/operator/clearings').send(said).expect(400);
      expect(body).toMatchObject({ open: { setAside: 0, returns: 0, unexplained: 0 }, items: [{ state: 'confirmed', mine: false }, { state: 'withdrawn' }, { state: 'confirmed', mine: true }] });
      await expect(test.sql(`update settlement.clearings set decided_by = proposed_by where id = '${first}'`)).rejects.toThrow('clearings_two_people');
    });

    it('twice and staying with its seller is taken from his balance by two people, and he reads why', async () => {
      const [sellerId, other] = [await seller(), await seller()];
      const { payouts } = await filed();
      const one = payouts.find((payout) => payout.sellerId === sellerId)!;
      for (const amount of [NAMED, NAMED]) await left(one.code, amount);
      await left(payouts.find((payout) => payout.sellerId === other)!.code, NAMED);
      const clear = (who: Asking | undefined, step: string, body: object = {}) => who!('post', `/api/operator/clearings${step}`).set('idempotency-key', randomUUID()).send(body);
      const said = { what: 'taken_from_seller', amount: NAMED, reason: 'Ngân hàng chuyển trùng, bà con đồng ý trừ', payoutCode: one.code };
      expect((await clear(operator, '', { ...said, payoutCode: 'CT0' }).expect(404)).body.code).toBe('settlement.payout_not_found');
      expect((await clear(operator, '', { ...said, payoutCode: undefined }).expect(404)).body.code).toBe('settlement.payout_not_found');
      expect((await clear(operator, '', { ...said, amount: NAMED + 1 }).expect(422)).body).toMatchObject({ code: 'settlement.clearing_too_much', detail: expect.stringContaining(String(NAMED)) });
      const [first, rival] = [(await clear(operator, '', said).expect(201)).body.id as string, (await clear(second, '', said).expect(201)).body.id as string];
      expect((await clear(operator, `/${first}/confirmations`).expect(403)).body.code).toBe('settlement.second_person_needed');
      expect([await available(sellerId), await unexplained()]).toEqual([0, -NAMED]);
      await Promise.all([1, 2].map(() => clear(second, `/${first}/confirmations`).expect(201)));
      expect((await clear(operator, `/${rival}/confirmations`).expect(422)).body.code).toBe('settlement.clearing_too_much');
      expect([await available(sellerId), await available(other), await unexplained()]).toEqual([-NAMED, 0, 0]);
      expect(await test.sql(`select kind, net_amount as net from settlement.entries where seller_id = '${sellerId}' order by id`)).toEqual([{ kind: 'sale', net: NAMED }, { kind: 'payout', net: -NAMED }, { kind: 'payout_again', net: -NAMED }]);
      const scope = SellerScope.afterMembershipCheck(sellerId, 'owner', 'owner');
      const { opening, lines, closing } = await test.app.get(ShowStatement, { strict: false }).run(scope, '2026-11');
      expect([opening, lines.at(-1)!.balanceAfter, closing]).toEqual([0, -NAMED, -NAMED]);
      expect(shapeLine(lines.at(-1)!, 'bà', 'vi')).toMatchObject({ kind: 'payout_again', amount: -NAMED, sentence: `Ngân hàng đã chuyển cho bà hai lần. Chợ lấy lại 100.000\u00a0đ. Lý do: ${said.reason}` });
    });

    it('is said once, however often the button is pressed', async () => {
      await seller();
      const { payouts: [one] } = await filed();
      for (const amount of [NAMED, NAMED]) await left(one!.code, amount);
      const key = randomUUID();
      const press = (amount = NAMED) => operator!('post', '/api/operator/clearings').set('idempotency-key', key).send({ what: 'line_written_off', amount, reason: 'Ngân hàng chuyển trùng', payoutCode: one!.code });
      const [first, again] = [await press().expect(201), await press().expect(201)];
      expect(again.text).toBe(first.text);
      expect((await press(1).expect(422)).body.code).toBe('idempotency.key_reused');
      expect(await test.sql('select id from settlement.clearings')).toEqual([{ id: first.body.id }]);
    });

    it('twice and back again is not taken from its seller too, though another payout’s second time still waits', async () => {
      const [sellerId] = [await seller(), await seller()];
      const { payouts } = await filed();
      const [one, other] = [payouts.find((payout) => payout.sellerId === sellerId)!, payouts.find((payout) => payout.sellerId !== sellerId)!];
      for (const { code } of [one, one, other, other]) await left(code, NAMED);
      await test.app.get(UnitOfWork).run((tx) => test.ledger.post(tx, {
        kind: 'placement', reference: `placement:${newId()}`, occurredAt: test.clock.now(), eventId: null, postings: [{ source: 'suspense:unmatched', destination: 'platform:set_aside', amount: dong(NAMED) }],
      }));
      const propose = (what: string, payoutCode?: string) => operator!('post', '/api/operator/clearings').set('idempotency-key', randomUUID()).send({ what, amount: NAMED, reason: 'Ngân hàng chuyển trùng', payoutCode });
      const taken = (await propose('taken_from_seller', one.code).expect(201)).body.id as string;
      for (const what of ['line_came_back', 'line_written_off']) expect((await propose(what).expect(404)).body.code).toBe('settlement.payout_not_found');
      const back = (await propose('line_came_back', one.code).expect(201)).body as { id: string; payoutCode: string };
      expect(back.payoutCode).toBe(one.code);
      await second!('post', `/api/operator/clearings/${back.id}/confirmations`).send({}).expect(201);
      expect((await second!('post', `/api/operator/clearings/${taken}/confirmations`).send({}).expect(422)).body.code).toBe('settlement.clearing_too_much');
      expect((await propose('line_written_off', one.code).expect(422)).body.code).toBe('settlement.clearing_too_much');
      expect([await available(sellerId), await unexplained()]).toEqual([0, -NAMED]);
      await propose('taken_from_seller', other.code).expect(201);
    });

    it('twice is nobody’s payment and goes back to nobody: a person writes down why it left', async () => {
      await seller();
      const { payouts: [one] } = await filed();
      await left(one!.code, NAMED);
      const again = await left(one!.code, NAMED);
      const [place, back] = [test.app.get(PlaceBankLine, { strict: false }), test.app.get(ReturnBankLine, { strict: false })];
      await expect(back.propose('operator-1', again, { reference: `FT${newId()}`, note: 'Trả lại' })).rejects.toMatchObject({ code: 'payments.line_outgoing' });
      await place.dismiss('operator-1', again, 'Ngân hàng chuyển hai lần, đã báo ngân hàng');
      expect([await state(again), await unexplained()]).toEqual(['ignored', -NAMED]);
      expect(await test.sql(`select 1 from platform.outbox where type = 'payments.bank_line_decided'`)).toEqual([]);
    });
  });

  describe('to a seller whose shop is suspended', () => {
    const move = (sellerId: string, to: 'suspended' | 'approved') => test.sql(
      `insert into sellers.lifecycle_history (id, seller_id, action, from_state, to_state, actor, reason, at) values ($1, $2, $3, $4, $5, 'operator:test', 'Đang xem xét', $6)`,
      [newId(), sellerId, to === 'suspended' ? 'suspend' : 'resume', to === 'suspended' ? 'approved' : 'suspended', to, test.clock.now()]);

    it('waits until an operator says with a reason that it may go; the next suspension waits again', async () => {
      const [kept, paid] = [await seller(), await seller()];
      await move(kept, 'suspended');
      expect((await prepare()).payouts).toMatchObject([{ sellerId: paid }]);
      expect(await held()).toMatchObject([{ sellerId: kept, why: 'suspended', available: NAMED }]);
      await operator!('post', `/api/operator/payout-holds/${kept}/releases`).send({ reason: '' }).expect(400);
      expect((await operator!('post', `/api/operator/payout-holds/${paid}/releases`).send({ reason: 'Không có gì' }).expect(409)).body.code).toBe('settlement.seller_not_suspended');
      for (let twice = 0; twice < 2; twice++) await operator!('post', `/api/operator/payout-holds/${kept}/releases`).send({ reason: 'Đơn cũ đã giao đủ' }).expect(201);
      expect(await test.sql('select reason, released_by is not null as named from settlement.payout_releases')).toEqual([{ reason: 'Đơn cũ đã giao đủ', named: true }]);
      expect(await held()).toEqual([]);
      test.clock.advance(60_000);
      await move(kept, 'approved');
      test.clock.advance(60_000);
      await move(kept, 'suspended');
      expect(await held()).toMatchObject([{ sellerId: kept, why: 'suspended' }]);
    });

    it('is dropped where the suspension comes between the approval and the file, with its money restored', async () => {
      const sellerId = await seller();
      const batch = await approved();
      await move(sellerId, 'suspended');
      expect((await act(operator, batch, 'filings')).payouts).toMatchObject([{ state: 'dropped', reason: 'Gian hàng bị tạm dừng sau khi duyệt chi' }]);
      expect(await available(sellerId)).toBe(NAMED);
      const owner = await test.as(OWNER);
      expect((await owner('get', `/api/seller/${sellerId}/payouts`).expect(200)).body.upcoming).toMatchObject({ held: 'suspended', sentence: expect.stringContaining('tạm dừng') });
    });
  });

  it('that is left out is listed with its reason', async () => {
    const [poor, without] = [await seller(), await test.seller('htx', OWNER)];
    await test.sql(`insert into settlement.payout_rules (id, weekday, minimum_amount, valid_from, announced_by, confirmed_by, announced_at) values (gen_random_uuid(), 5, 500000, '2026-11-01', 'a', 'b', now())`);
    const sale = saleNews({ sellerId: without, lines: [{ productSet: 'QD26-06', amount: 200_000 }], delivery: 0 });
    await test.tell('ordering.order_group_placed', sale.placed);
    await test.tell('payments.payment_captured', sale.captured);
    await test.tell('ordering.order_delivered', sale.delivered);
    expect(await held()).toMatchObject([{ sellerId: without, why: 'no_account', available: 190_000 }, { sellerId: poor, why: 'below_minimum', available: NAMED }]);
  });
});
