import type { PayloadOf } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import { sellerAvailable, sellerDelivery, sellerPayable } from '@cho-phien/ledger';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';

type Captured = PayloadOf<'payments.payment_captured'>;
const GOODS = 330_000;
const DELIVERY = 20_000;
const COMMISSION = 16_500;

describe('a sale whose money is not in the market’s hands', () => {
  let test: SettlementTest;
  let sellerId: string;
  beforeAll(async () => {
    test = await openSettlement();
    sellerId = await test.seller('household');
  }, 600_000);
  afterAll(() => test?.close());

  const sale = (more: Partial<Captured>, source: PayloadOf<'payments.money_received'>['source'], carrier?: string) => {
    const told = saleNews({ sellerId, lines: [{ productSet: 'QD26-06', amount: GOODS }], delivery: DELIVERY });
    return { ...told, received: { ...told.received, source, ...(carrier && { carrier }) }, captured: { ...told.captured, ...more } };
  };
  async function happen(told: ReturnType<typeof sale>): Promise<void> {
    await test.tell('ordering.order_group_placed', told.placed);
    await test.tell('payments.money_received', told.received);
    await test.tell('payments.payment_captured', told.captured);
    await test.tell('ordering.order_delivered', told.delivered);
  }

  it('paid to the seller himself leaves him owing the commission alone: no tax is withheld, and no account of the market’s moved', async () => {
    await test.sql(`update sellers.sellers set money_route = 'direct' where id = $1`, [sellerId]);
    const told = sale({ holder: 'seller' }, 'direct');
    await happen(told);
    expect(await test.ledger.balanceOf(sellerAvailable(sellerId))).toBe(-COMMISSION);
    expect(await test.ledger.balanceOf('platform:commission')).toBe(COMMISSION);
    for (const account of ['bank:collection', 'direct:observed', 'door:collections', 'tax:vat', 'tax:pit', sellerPayable(sellerId), sellerDelivery(sellerId), `buyer:${told.placed.groupCode}`] as const) {
      expect([account, await test.ledger.balanceOf(account)]).toEqual([account, 0]);
    }
    await test.sql(`update sellers.sellers set money_route = 'collected' where id = $1`, [sellerId]);
  });

  it('and sent back by himself gives back the fee alone: the money went from him to his buyer and through no account of the market’s', async () => {
    await test.sql(`update sellers.sellers set money_route = 'direct' where id = $1`, [sellerId]);
    const accounts = [sellerAvailable(sellerId), 'platform:commission', 'direct:observed', 'bank:collection', sellerPayable(sellerId), sellerDelivery(sellerId)] as const;
    const before = await Promise.all(accounts.map((account) => test.ledger.balanceOf(account)));
    const told = sale({ holder: 'seller' }, 'direct');
    await happen(told);
    const asked = { ...told.refund(110_000, DELIVERY), route: 'direct' as const };
    const sold = await Promise.all(accounts.map((account) => test.ledger.balanceOf(account)));
    await test.tell('payments.refund_requested', asked);
    expect(await Promise.all(accounts.map((account) => test.ledger.balanceOf(account)))).toEqual(sold);
    const { refundId, groupCode, orderCode, amount, reason, splits } = asked;
    const went = { refundId, groupCode, orderCode, amount, reason, method: 'direct' as const, reference: 'FT1', at: '2026-11-23T09:00:00+07:00', splits: splits! };
    await test.tell('payments.refund_completed', went);
    await test.tell('payments.refund_completed', went, newId());
    const feeLeft = COMMISSION - COMMISSION / 3;
    expect(await Promise.all(accounts.map((account) => test.ledger.balanceOf(account)))).toEqual(before.map((balance, at) => balance + ([-feeLeft, feeLeft][at] ?? 0)));
    const [entry] = await test.sql<Record<string, number>>(`select net_amount as net, in_hand_amount as "inHand", commission_amount as commission from settlement.entries where refund_id = $1`, [refundId]);
    expect(entry).toEqual({ net: COMMISSION / 3, inHand: 110_000 + DELIVERY, commission: COMMISSION / 3 });
    await test.sql(`update sellers.sellers set money_route = 'collected' where id = $1`, [sellerId]);
  });

  it('goes by what was settled at checkout: collected for want of an account it is taxed like any other, whatever the seller’s route', async () => {
    await test.sql(`update sellers.sellers set money_route = 'direct' where id = $1`, [sellerId]);
    const before = await test.ledger.balanceOf(sellerAvailable(sellerId));
    const told = sale({}, 'bank');
    await happen({ ...told, placed: { ...told.placed, orders: told.placed.orders!.map((order) => ({ ...order, moneyRoute: 'collected' as const })) } });
    expect(await test.ledger.balanceOf(sellerAvailable(sellerId))).toBe(before + 308_550 + DELIVERY);
    expect(await test.ledger.balanceOf('tax:vat')).toBe(3_300);
    expect(await test.sql('select money_route as route from settlement.sale_terms where order_code = $1', [told.orderCode])).toEqual([{ route: 'collected' }]);
    await test.sql(`update sellers.sellers set money_route = 'collected' where id = $1`, [sellerId]);
  });

  it('with a carrier is credited once that has paid it out, with taxes as ever, and stands with the carrier until then', async () => {
    const before = await test.ledger.balanceOf(sellerAvailable(sellerId));
    const told = sale({ method: 'cod', tender: 'cash', holder: 'carrier' }, 'door', 'ghn');
    await happen(told);
    expect(await test.ledger.balanceOf(sellerAvailable(sellerId))).toBe(before);
    expect(await test.ledger.balanceOf('carrier:ghn')).toBe(-(GOODS + DELIVERY));
    const paidOut = { remittanceId: newId(), party: 'ghn', receiptId: newId(), known: GOODS + DELIVERY, unknown: 0, fee: 5_000, net: GOODS + DELIVERY - 5_000, orderCodes: [told.orderCode], at: '2026-11-22T10:00:00+07:00' };
    await test.tell('payments.remitted', paidOut);
    await test.tell('payments.remitted', paidOut, newId());
    expect(await test.ledger.balanceOf('carrier:ghn')).toBe(0);
    expect(await test.ledger.balanceOf('platform:fee:ghn')).toBe(-5_000);
    expect(await test.ledger.balanceOf(sellerAvailable(sellerId))).toBe(before + 308_550 + DELIVERY);
  });

  it('by a code on the parcel is in the market’s account and is credited like any other', async () => {
    const before = await test.ledger.balanceOf(sellerAvailable(sellerId));
    await happen(sale({ method: 'cod', tender: 'qr_at_door', holder: 'market' }, 'bank'));
    expect(await test.ledger.balanceOf(sellerAvailable(sellerId))).toBe(before + 308_550 + DELIVERY);
  });
});
