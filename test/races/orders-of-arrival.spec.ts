import { Api } from '../support/api.js';
import { brokenRules } from '../support/books.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { startPayment, transfer, untilGroup, visitGateway } from '../support/paying.js';
import { settled } from '../support/pending-events.js';
import { goodsOfSellers, placeOrder } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import type { Attempt, OrderGroup } from '../support/shop-answers.js';
import { QuerySilentAttempts } from '../../libs/payments/src/usecases/query-silent-attempts.js';

type Way = 'notice' | 'return' | 'query';

const ORDERS: readonly Way[][] = [
  ['notice', 'return', 'query'], ['notice', 'query', 'return'], ['return', 'notice', 'query'],
  ['return', 'query', 'notice'], ['query', 'notice', 'return'], ['query', 'return', 'notice'],
];

describe('news of one payment by notice, return and query', () => {
  let market: InProcessMarket;
  let api: Api;
  let goods: Good[];

  beforeAll(async () => {
    market = await openMarket();
    api = new Api(market.url);
    goods = await goodsOfSellers(api, 2);
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  interface Paid { group: OrderGroup; attempt: Attempt; returnUrl: string; reference: string }

  /** Paid at the gateway, and nobody has told the market yet. */
  async function paidUnheard(): Promise<Paid> {
    const group = await placeOrder(api, goods.map((good) => ({ good, quantity: 1 })));
    const attempt = await startPayment(api, group, 'vnpay');
    const { returnUrl } = await visitGateway(market, attempt, { ipn: 'never' });
    return { group, attempt, returnUrl: returnUrl ?? '', reference: new URL(attempt.redirectUrl ?? '').searchParams.get('vnp_TxnRef') ?? '' };
  }

  const tell: Record<Way, (paid: Paid) => Promise<unknown>> = {
    notice: async ({ reference }) => fetch(`${market.vnpayUrl}/resend`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ txnRef: reference }) }),
    return: async ({ returnUrl }) => api.get(`/api/shop/payments/vnpay-return?${returnUrl.split('?')[1]}`),
    query: async ({ attempt }) => {
      await market.database.query(`update payments.attempts set next_query_at = now() - interval '1 second' where id = $1 and status = 'pending'`, [attempt.id]);
      await market.app.get(QuerySilentAttempts, { strict: false }).run();
    },
  };

  async function expectPaidOnce({ group }: Paid): Promise<void> {
    expect(await untilGroup(api, group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: group.total });
    await settled(market.databaseUrl);
    const { rows } = await market.database.query(
      `select (select count(*)::int from payments.captures c join payments.payables p on p.id = c.payable_id where p.group_code = $1) as captures,
         (select count(*)::int from payments.receipts r join payments.payables p on p.id = r.payable_id where p.group_code = $1) as receipts,
         (select sum(amount)::bigint from ledger.postings where source = $2) as posted,
         (select count(*)::int from ordering.order_events e join ordering.orders o on o.code = e.order_code where o.group_code = $1 and e.status = 'paid') as steps`,
      [group.code, `buyer:${group.code}`]);
    expect(rows).toEqual([{ captures: 1, receipts: 1, posted: group.total, steps: group.orders.length }]);
  }

  it.each(ORDERS)('has one effect when they come as %s, %s, %s', async (...ways) => {
    const paid = await paidUnheard();
    for (const way of ways) await tell[way](paid);
    await expectPaidOnce(paid);
  }, 60_000);

  it.each(ORDERS)('has one effect when %s, %s and %s come doubled and all at once', async (...ways) => {
    const paid = await paidUnheard();
    await Promise.all([...ways, ...ways].map((way) => tell[way](paid)));
    await expectPaidOnce(paid);
  }, 60_000);

  it('is captured once when a transfer and the gateway pay at the same time, and the other money goes back', async () => {
    const paid = await paidUnheard();
    const code = await startPayment(api, paid.group, 'vietqr');
    await Promise.all([transfer(market, { payload: code.qr?.payload, times: 2, parallel: true }), tell.notice(paid), tell.notice(paid)]);
    await untilGroup(api, paid.group, ({ status }) => status === 'paid');
    await settled(market.databaseUrl);
    const { rows } = await market.database.query(
      `select (select sum(amount)::bigint from payments.captures where payable_id = p.id) as captured, (select sum(amount)::bigint from payments.refund_tasks where payable_id = p.id) as back
       from payments.payables p where group_code = $1`, [paid.group.code]);
    expect(rows).toEqual([{ captured: paid.group.total, back: paid.group.total }]);
  }, 60_000);

  it('leaves books in which every rule holds', async () => expect(await brokenRules(market.database)).toEqual({}));
});
