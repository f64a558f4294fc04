import { startVnpaySimulator } from '../../../test/simulators/vnpay/index.js';
import type { Simulator } from '../../../test/simulators/vnpay/index.js';
import { postJson } from '../../../test/simulators/testing/merchant-request.js';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import type { Group } from '../../../test/support/payments-door.js';
import { QuerySilentAttempts } from './usecases/query-silent-attempts.js';

type Teller = 'notice' | 'return' | 'query';
const orders: Teller[][] = [
  ['notice', 'return', 'query'], ['notice', 'query', 'return'], ['return', 'notice', 'query'],
  ['return', 'query', 'notice'], ['query', 'notice', 'return'], ['query', 'return', 'notice'],
];

describe('a payment at VNPay', () => {
  let gateway: Simulator;
  let door: PaymentsDoor;
  beforeAll(async () => {
    gateway = await startVnpaySimulator({ port: 0, tmnCode: 'CHOPHIEN', hashSecret: 'DEMOVNPAYHASHSECRET0123456789AB', ipnUrl: 'http://127.0.0.1:9/', ipnRetry: { times: 0, everyMs: 1_000 } });
    door = await PaymentsDoor.open({ VNPAY_HOST: gateway.url });
  });
  afterAll(async () => { await door.close(); await gateway.close(); });

  /** Plays the buyer at the gateway, with the notice lost; answers the signed query of the result. */
  async function paidSilently(group: Group, outcome = 'success'): Promise<string> {
    const { body } = await door.pay(group, { method: 'vnpay' }).expect(201);
    const driven = await postJson(`${gateway.url}/drive`, { paymentUrl: body.redirectUrl as string, outcome, ipn: 'never' });
    return new URL(String(driven.body.returnUrl)).search.slice(1);
  }

  async function query(): Promise<void> {
    await door.sql(`update payments.attempts set next_query_at = now() - interval '1 second' where status = 'pending' and next_query_at is not null`);
    await door.test.app.get(QuerySilentAttempts, { strict: false }).run();
  }

  const tell: Record<Teller, (result: string) => Promise<unknown>> = {
    notice: (result) => door.ipnCode(result),
    return: (result) => door.http().get(`/api/shop/payments/vnpay-return?${result}`).expect(200),
    query,
  };

  it.each(orders.map((order) => [order.join(', '), order] as const))('told by %s, each twice, is captured once', async (_, order) => {
    const group = await door.group();
    const result = await paidSilently(group);
    for (const teller of order) await Promise.all([tell[teller](result), tell[teller](result)]);
    expect(await door.captures(group)).toEqual([{ amount: group.total, late: false, tender: 'gateway' }]);
    expect(await door.states(group)).toEqual(['matched']);
  });

  it('told by all at the same time is captured once', async () => {
    const group = await door.group();
    const result = await paidSilently(group);
    await Promise.all(orders.flat().map((teller) => tell[teller](result)));
    expect(await door.captures(group)).toHaveLength(1);
  });

  it('becomes paid by a query alone, without notice and return', async () => {
    const group = await door.group();
    await paidSilently(group);
    await query();
    expect(await door.view(group)).toMatchObject({ status: 'captured', payments: [{ status: 'captured' }] });
  });

  it('that failed silently is found failed, and another way still works', async () => {
    const group = await door.group();
    for (let failures = 0; failures < 5; failures++) await paidSilently(group, 'insufficient');
    await query();
    expect((await door.view(group)).payments.map(({ status }) => status)).toEqual(Array(5).fill('failed'));
    await door.pay(group, { method: 'vietqr' }).expect(201);
    await door.bank(group.total, group.code).expect(200);
    expect(await door.captures(group)).toHaveLength(1);
  });

  it('that the gateway never saw stays open until its end and then expires', async () => {
    const group = await door.group();
    await door.pay(group, { method: 'vnpay' }).expect(201);
    await query();
    expect((await door.view(group)).payments[0]!.status).toBe('pending');
    await door.sql(`update payments.attempts set expires_at = now() - interval '1 second' from payments.payables p where p.id = payable_id and p.group_code = $1`, [group.code]);
    await query();
    expect((await door.view(group)).payments[0]!.status).toBe('expired');
  });
});
