import { newId } from '@cho-phien/kernel';
import { sellerAvailable, sellerDelivery, sellerPayable } from '@cho-phien/ledger';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';
import type { SaleWish, ToldSale } from './testing/sale-news.js';

const OWNER = '+84915000001';

describe('what a seller receives', () => {
  let test: SettlementTest;
  let household: string;
  let owner: Awaited<ReturnType<SettlementTest['as']>>;
  let operator: Awaited<ReturnType<SettlementTest['as']>>;
  let second: Awaited<ReturnType<SettlementTest['as']>>;
  beforeAll(async () => {
    test = await openSettlement();
    household = await test.seller('household', OWNER);
    owner = await test.as(OWNER);
    operator = await test.as('+84915000009', 'operator');
    second = await test.as('+84915000010', 'operator');
  }, 600_000);
  afterAll(() => test?.close());

  const quote = async (price: number, more = '', sellerId = household) => (await owner('get', `/api/seller/${sellerId}/quotes?price=${price}&set=QD26-06${more}`).expect(200)).body;
  const steps = (sale: ToldSale) => [
    () => test.tell('ordering.order_group_placed', sale.placed), () => test.tell('payments.money_received', sale.received),
    () => test.tell('payments.payment_captured', sale.captured), () => test.tell('ordering.order_delivered', sale.delivered),
  ];
  const sell = async (wish: Omit<SaleWish, 'sellerId'> & { sellerId?: string }): Promise<ToldSale> => {
    const sale = saleNews({ sellerId: household, ...wish });
    for (const step of steps(sale)) await step();
    return sale;
  };
  const entriesOf = (orderCode: string) => test.sql<Record<string, number>>('select kind, items_amount as items, receives_amount as receives, commission_amount as commission, tax_vat_amount as vat, tax_pit_amount as pit, delivery_amount as delivery, net_amount as net from settlement.entries where order_code = $1 order by id', [orderCode]);
  const statement = async (month = '2026-11') => (await owner('get', `/api/seller/${household}/statements?month=${month}`).expect(200)).body;
  const oneLine = (amount: number) => [{ productSet: 'QD26-06', amount }];

  it('is said at listing time, with each deduction and its law', async () => {
    expect(await quote(330_000)).toMatchObject({
      price: 330_000, quantity: 1, items: 330_000, receives: 308_550, sentence: 'Bà con nhận 308.550\u00a0đ', validFrom: '2026-07-01',
      deductions: [
        { code: 'commission', name: 'Phí chợ', rate: 5, amount: 16_500 }, { code: 'gateway_fee', amount: 0, borneBy: 'market' },
        { code: 'tax_vat', rate: 1, amount: 3_300, legalRef: 'NĐ 252/2026/NĐ-CP, Điều 44–45' }, { code: 'tax_pit', rate: 0.5, amount: 1_650 },
      ],
      note: expect.stringContaining('chờ kế toán'),
    });
    expect((await quote(33_000, '&quantity=10&method=cod')).receives).toBe(308_550);
    expect((await quote(330_000, '&channel=stall&method=cod')).receives).toBe(330_000);
    await owner('get', `/api/seller/${household}/quotes?price=1.5`).expect(400);
    await owner('get', `/api/seller/${household}/quotes?price=100&set=QD26-27`).expect(400);
  });

  it('is credited to the đồng as it was said, whichever news comes first, and once', async () => {
    const said = (await quote(330_000)).receives;
    const orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1], [1, 3, 2, 0], [3, 0, 1, 2]];
    for (const order of orders) {
      const before = await test.ledger.balanceOf(sellerAvailable(household));
      const sale = saleNews({ sellerId: household, lines: oneLine(330_000) });
      for (const step of [...order, ...order]) await steps(sale)[step]!();
      expect(await entriesOf(sale.orderCode)).toEqual([{ kind: 'sale', items: 330_000, receives: said, commission: 16_500, vat: 3_300, pit: 1_650, delivery: 20_000, net: said + 20_000 }]);
      expect((await test.ledger.balanceOf(sellerAvailable(household))) - before).toBe(said + 20_000);
    }
    expect([await test.ledger.balanceOf(sellerPayable(household)), await test.ledger.balanceOf(sellerDelivery(household))]).toEqual([0, 0]);
    expect((await test.ledger.trialBalance()).reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
  });

  it('is said of each order before it is paid and after, to its own seller alone', async () => {
    const sale = saleNews({ sellerId: household, lines: oneLine(330_000) });
    const shown = (sellerId = household) => owner('get', `/api/seller/${sellerId}/sales/${sale.orderCode}`);
    expect((await shown().expect(404)).body.code).toBe('settlement.sale_not_found');
    for (const [step, method] of [null, null, 'vietqr', 'vietqr'].entries()) {
      await steps(sale)[step]!();
      expect((await shown().expect(200)).body).toMatchObject({ orderCode: sale.orderCode, method, items: 330_000, receives: 308_550, delivery: 20_000 });
    }
    const other = await test.seller('household', OWNER);
    expect((await shown(other).expect(404)).body.code).toBe('settlement.sale_not_found');
  });

  it('is credited once when the news come at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const sale = saleNews({ sellerId: household, lines: oneLine(100_000) });
      await Promise.all(steps(sale).map((step) => step()));
      expect(await entriesOf(sale.orderCode)).toHaveLength(1);
    }
  });

  it('is not credited before it is both paid and delivered, and says what is on its way', async () => {
    const { body: before } = await owner('get', `/api/seller/${household}/balance`).expect(200);
    const sale = saleNews({ sellerId: household, lines: oneLine(330_000) });
    for (const step of steps(sale).slice(0, 3)) await step();
    expect(await entriesOf(sale.orderCode)).toEqual([]);
    expect((await owner('get', `/api/seller/${household}/balance`).expect(200)).body).toMatchObject({ available: before.available, pending: before.pending + 328_550, pendingOrders: before.pendingOrders + 1 });
    await steps(sale)[3]!();
    expect((await owner('get', `/api/seller/${household}/balance`).expect(200)).body).toMatchObject({ available: before.available + 328_550, pending: before.pending });
  });

  it('goes back part by part with refunds, the whole exactly', async () => {
    const sale = await sell({ lines: [...oneLine(99_999), { productSet: 'QD26-01', amount: 77_777 }] });
    const [sold] = await entriesOf(sale.orderCode);
    const available = await test.ledger.balanceOf(sellerAvailable(household));
    await test.tell('payments.refund_requested', sale.refund(77_777, 0));
    await test.tell('payments.refund_requested', sale.refund(99_999, 20_000));
    const reversed = (await entriesOf(sale.orderCode)).slice(1);
    for (const part of ['items', 'receives', 'commission', 'vat', 'pit', 'delivery'] as const) expect([part, reversed.reduce((sum, entry) => sum + entry[part]!, 0)]).toEqual([part, sold![part]]);
    expect(await test.ledger.balanceOf(sellerAvailable(household))).toBe(available - sold!.net!);
    expect(await test.ledger.balanceOf(sellerPayable(household))).toBe(0);
  });

  it('is never credited for an order that was refunded before it was sent, and mirrored when the refund is heard first', async () => {
    const gone = saleNews({ sellerId: household, lines: oneLine(50_000) });
    for (const step of steps(gone).slice(0, 3)) await step();
    await test.tell('payments.refund_requested', gone.refund(50_000, 20_000));
    expect(await entriesOf(gone.orderCode)).toEqual([]);
    const early = saleNews({ sellerId: household, lines: oneLine(50_000) });
    await test.tell('payments.refund_requested', early.refund(50_000, 20_000));
    for (const step of steps(early)) await step();
    expect((await entriesOf(early.orderCode)).map(({ net }) => net)).toEqual([66_750, -66_750]);
    expect(await test.ledger.balanceOf(sellerPayable(household))).toBe(0);
  });

  it('takes back with the sale what was refunded before it was credited, not in a month that is declared by then', async () => {
    const sale = saleNews({ sellerId: await test.seller('household'), lines: oneLine(40_000), placedAt: '2026-11-20T09:00:00+07:00', deliveredAt: '2026-12-01T00:00:00+07:00' });
    for (const step of steps(sale).slice(0, 3)) await step();
    await test.tell('payments.refund_requested', { ...sale.refund(10_000, 0), reason: 'given_back' });
    await steps(sale)[3]!();
    const months = await test.sql<{ kind: string; month: string }>(`select kind, to_char(occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month from settlement.entries where order_code = $1 order by id`, [sale.orderCode]);
    expect(months).toEqual([{ kind: 'sale', month: '2026-12' }, { kind: 'reversal', month: '2026-12' }]);
  });

  it('is what a refund left of a parcel that came back without arriving: the delivery that was not given back', async () => {
    const [available, delivery] = [await test.ledger.balanceOf(sellerAvailable(household)), await test.ledger.balanceOf(sellerDelivery(household))];
    const sale = saleNews({ sellerId: household, lines: oneLine(330_000) });
    for (const step of steps(sale).slice(0, 3)) await step();
    await test.tell('payments.refund_requested', sale.refund(330_000, 0));
    expect((await entriesOf(sale.orderCode)).map(({ net }) => net)).toEqual([328_550, -308_550]);
    expect(await test.ledger.balanceOf(sellerAvailable(household))).toBe(available + 20_000);
    expect([await test.ledger.balanceOf(sellerDelivery(household)), await test.ledger.balanceOf(sellerPayable(household))]).toEqual([delivery, 0]);
    await test.tell('payments.refund_requested', { ...sale.refund(0, 20_000), reason: 'given_back' });
    expect(await test.ledger.balanceOf(sellerAvailable(household))).toBe(available);
  });

  it('bears no tax for an organisation, nor for cash at a stall, and sets off what the seller took himself', async () => {
    const cooperative = await test.seller('htx');
    expect(await entriesOf((await sell({ sellerId: cooperative, lines: oneLine(100_000) })).orderCode)).toEqual([expect.objectContaining({ vat: 0, pit: 0, receives: 95_000 })]);
    expect(await entriesOf((await sell({ lines: [], items: 60_000, delivery: 0, channel: 'stall', method: 'cod', tender: 'cash' })).orderCode)).toEqual([expect.objectContaining({ receives: 60_000, net: 0 })]);
    const cash = await sell({ sellerId: cooperative, lines: oneLine(100_000), method: 'cod', tender: 'cash' });
    expect((await entriesOf(cash.orderCode))[0]).toMatchObject({ receives: 95_000, delivery: 20_000, net: -5_000 });
    expect(await test.ledger.balanceOf(sellerAvailable(cooperative))).toBe(95_000 + 20_000 - 5_000);
  });

  it('stands in statements whose opening and entries make the closing, each with its order and a sentence', async () => {
    await sell({ lines: oneLine(200_000), placedAt: '2026-10-01T09:00:00+07:00', deliveredAt: '2026-10-31T23:59:59+07:00' });
    const [october, november] = [await statement('2026-10'), await statement()];
    expect(october).toMatchObject({ opening: 0, entries: [{ receives: 187_000, delivery: 20_000, amount: 207_000 }], closing: 207_000 });
    expect(november.opening).toBe(october.closing);
    expect(november.opening + november.entries.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(november.closing);
    expect(november.closing).toBe(await test.ledger.balanceOf(sellerAvailable(household)));
    expect(october.entries[0].sentence).toBe(`Bà con nhận 207.000\u00a0đ vì đơn ${october.entries[0].orderCode} bán 200.000\u00a0đ, thêm phí giao 20.000\u00a0đ, trừ phí chợ 10.000\u00a0đ, trừ thuế GTGT 2.000\u00a0đ, trừ thuế TNCN 1.000\u00a0đ.`);
    await test.sql(`update sellers.sellers set address_as = 'bà' where id = $1`, [household]);
    expect((await statement('2026-10')).entries[0].sentence).toMatch(/^Bà nhận 207/);
    await owner('get', `/api/seller/${household}/statements?month=2026-13`).expect(400);
  });

  it('changes only with notice, and never for what was sold', async () => {
    const sale = await sell({ lines: oneLine(330_000) });
    const rows = () => test.sql('select md5(t::text) as terms, (select md5(string_agg(e::text, \',\' order by id)) from settlement.entries e) as entries from settlement.sale_terms t where order_code = $1', [sale.orderCode]);
    const before = await rows();
    const announced = (validFrom: string) => operator('post', '/api/operator/rates').send({ kind: 'commission', basisPoints: 800, validFrom });
    const refused = await announced('2026-12-11').expect(422);
    expect(refused.body).toMatchObject({ code: 'settlement.announce_earlier', detail: expect.stringContaining('12/12/2026') });
    const { body: proposal } = await announced('2026-12-12').expect(201);
    expect(proposal).toMatchObject({ kind: 'commission', rate: 8, state: 'proposed', mayConfirm: false, confirmedBy: null });
    expect((await operator('post', `/api/operator/rates/${proposal.id}/confirmations`).expect(403)).body.code).toBe('settlement.second_person_needed');
    expect((await second('get', '/api/operator/rates').expect(200)).body.proposals).toEqual([expect.objectContaining({ id: proposal.id, mayConfirm: true })]);
    const confirmations = await Promise.all(Array.from({ length: 10 }, () => second('post', `/api/operator/rates/${proposal.id}/confirmations`)));
    expect(confirmations.map(({ status, body }) => [status, body.state])).toEqual(Array.from({ length: 10 }, () => [201, 'coming']));
    expect(await test.sql(`select count(*)::int as count from settlement.rates where valid_from = '2026-12-12'`)).toEqual([{ count: 1 }]);
    await expect(test.sql(`update settlement.setting_proposals set decided_by = proposed_by`)).rejects.toThrow('setting_proposals_two_people');
    await operator('post', '/api/operator/rates').send({ kind: 'tax_vat', basisPoints: 100, validFrom: '2026-12-20' }).expect(400);
    expect((await quote(330_000)).receives).toBe(308_550);
    test.clock.set(new Date('2026-12-12T00:00:00+07:00'));
    expect((await quote(330_000)).receives).toBe(298_650);
    await test.tell('payments.refund_requested', sale.refund(330_000, 20_000));
    expect((await entriesOf(sale.orderCode))[1]).toMatchObject({ commission: 16_500, net: -328_550 });
    expect((await rows())[0]).toMatchObject({ terms: (before[0] as { terms: string }).terms });
    const listed = (await operator('get', '/api/operator/rates').expect(200)).body;
    expect(listed.items.filter(({ kind, state }: { kind: string; state: string }) => kind === 'tax_vat' && state === 'in_force').every(({ status }: { status: string }) => status === 'to_be_confirmed')).toBe(true);
    test.clock.set(new Date('2026-11-22T02:00:00Z'));
  });

  it('withholds by rates for households alone, and a past day’s rates are read again as they were', async () => {
    const tax = { kind: 'tax_vat', basisPoints: 120, validFrom: '2026-12-20', legalRef: 'NĐ 252/2026/NĐ-CP' };
    for (const sellerKind of [undefined, 'htx', 'company', 'tht', 'farm']) {
      expect((await operator('post', '/api/operator/rates').send({ ...tax, sellerKind }).expect(400)).body.code).toBe('settlement.tax_for_households_only');
    }
    await expect(test.sql(`insert into settlement.rates (id, kind, seller_kind, basis_points, valid_from, legal_ref, status, announced_by, announced_at) values (gen_random_uuid(), 'tax_pit', 'company', 50, '2027-01-01', 'x', 'confirmed', 'x', now())`)).rejects.toThrow('rates_tax_kinds');
    const on = async (day: string) => (await operator('get', `/api/operator/rates?on=${day}`).expect(200)).body.items as { kind: string; legalRef: string; state: string }[];
    expect((await on('2026-06-30')).filter(({ kind }) => kind === 'tax_vat').every(({ legalRef }) => legalRef === 'NĐ 117/2025/NĐ-CP')).toBe(true);
    expect((await on('2026-07-01')).filter(({ kind }) => kind === 'tax_vat').every(({ legalRef }) => legalRef.startsWith('NĐ 252/2026'))).toBe(true);
    expect((await on('2026-07-01')).every(({ state }) => state === 'in_force')).toBe(true);
  });

  it('is paid out by a rule that two people change, and one may withdraw', async () => {
    const rule = { weekday: 2, minimum: 20_000, validFrom: '2026-12-01', note: 'Chi trả thứ Ba' };
    expect((await operator('post', '/api/operator/payout-rules').send({ ...rule, validFrom: '2026-11-22' }).expect(422)).body.code).toBe('settlement.announce_earlier');
    const { body: first } = await operator('post', '/api/operator/payout-rules').send(rule).expect(201);
    await operator('post', `/api/operator/payout-rules/${first.id}/withdrawals`).expect(201);
    expect((await second('post', `/api/operator/payout-rules/${first.id}/confirmations`).expect(409)).body.code).toBe('settlement.proposal_withdrawn');
    const { body: again } = await operator('post', '/api/operator/payout-rules').send(rule).expect(201);
    await operator('post', `/api/operator/payout-rules/${again.id}/confirmations`).expect(403);
    expect((await second('post', `/api/operator/payout-rules/${again.id}/confirmations`).expect(201)).body).toMatchObject({ state: 'announced', weekday: 2 });
    expect((await second('post', `/api/operator/payout-rules/${again.id}/withdrawals`).expect(409)).body.code).toBe('settlement.proposal_confirmed');
    expect((await operator('get', '/api/operator/payout-rules').expect(200)).body).toMatchObject({ items: [{ weekday: 2, minimum: 20_000 }, { weekday: 5, minimum: 50_000 }], proposals: [] });
    await second('post', `/api/operator/rates/${again.id}/confirmations`).expect(404);
  });

  it.each(['update settlement.rates set basis_points = 0', 'delete from settlement.sale_terms', 'update settlement.entries set net_amount = 0', 'truncate settlement.rates'])('is append-only: the database refuses “%s”', async (statementText) => {
    await expect(test.sql(statementText)).rejects.toThrow('append-only');
  });

  it('is the owner’s to see, and nobody else’s', async () => {
    const stranger = await test.as('+84915000002');
    for (const path of ['balance', 'statements', 'quotes?price=1000']) await stranger('get', `/api/seller/${household}/${path}`).expect(404);
    await stranger('get', '/api/operator/rates').expect(403);
    await owner('get', `/api/seller/${newId()}/balance`).expect(404);
  });
});
