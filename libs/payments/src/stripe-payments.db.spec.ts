import { newId } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { postJson } from '../../../test/simulators/testing/merchant-request.js';
import type { Group } from '../../../test/support/payments-door.js';
import { queryNow } from '../../../test/support/rehearsals/query-now.js';
import { openStage } from '../../../test/support/rehearsals/stage.js';
import type { Stage } from '../../../test/support/rehearsals/stage.js';

interface Drive { eventId: string; sessionId: string; answers: { status: number; body: string }[] }

describe('a card from abroad', () => {
  let stage: Stage;
  beforeAll(async () => { stage = await openStage(); });
  afterAll(() => stage.close());
  afterEach(() => stage.toStripe.heal());

  const groupOf = (total: number): Promise<Group> => stage.door.group({ splits: [{ orderCode: newId(), sellerId: newId(), items: total as Dong, delivery: 0 as Dong }] });
  const drive = async (paymentUrl: string, order: object = {}): Promise<Drive> => (await postJson(`${stage.stripe.url}/drive`, { paymentUrl, ...order })).body as unknown as Drive;
  const open = async (group: Group): Promise<string> => ((await stage.door.pay(group, { method: 'stripe' }).expect(201)).body as { redirectUrl: string }).redirectUrl;
  const status = async (group: Group): Promise<string> => (await stage.door.view(group)).payments.at(-1)!.status;

  it('is led to Stripe’s own page, and its payment is told of twice and taken once', async () => {
    const group = await stage.door.group();
    const url = await open(group);
    expect(url).toContain('/c/pay/cs_test_');
    const { answers } = await drive(url, { times: 3, parallel: true });
    expect(answers.map((answer) => [answer.status, answer.body])).toEqual(Array(3).fill([200, '{"received":true}']));
    expect(await stage.door.captures(group)).toEqual([{ amount: group.total, late: false, tender: 'card' }]);
    const [attempt] = await stage.door.sql<{ method: string }>(`select a.method from payments.captures c join payments.attempts a on a.id = c.attempt_id join payments.payables p on p.id = a.payable_id where p.group_code = $1`, [group.code]);
    expect(attempt).toEqual({ method: 'stripe' });
  });

  it.each([[99_999_999, 201, undefined], [100_000_000, 422, 'payments.above_card_ceiling'], [12_999, 422, 'payments.below_card_floor']])('of %p đ is answered %p', async (total, expected, code) => {
    const group = await groupOf(total);
    const { body } = await stage.door.pay(group, { method: 'stripe' }).expect(expected);
    expect((body as { code?: string }).code).toBe(code);
    if (code === 'payments.above_card_ceiling') expect((body as { detail: string }).detail).toContain('99');
    expect((await stage.door.view(group)).payments).toHaveLength(expected === 201 ? 1 : 0);
  });

  it('is told within 6 s that Stripe hangs, and other ways still work', async () => {
    const group = await stage.door.group();
    stage.toStripe.spoil('/v1/checkout/sessions', 'hang', 1);
    const began = Date.now();
    const refused = await stage.door.pay(group, { method: 'stripe' }).expect(503);
    expect(Date.now() - began).toBeLessThan(6_000);
    expect((refused.body as { code: string }).code).toBe('payments.gateway_unavailable');
    await stage.door.pay(group, { method: 'vietqr' }).expect(201);
    expect((await stage.door.view(group)).payments.map(({ method }) => method)).toEqual(['vietqr']);
  }, 15_000);

  it('gets one page for one wish, though Stripe’s first answer is lost', async () => {
    const group = await stage.door.group();
    stage.toStripe.spoil('/v1/checkout/sessions', 'lose_answer', 1);
    const key = newId();
    await stage.door.pay(group, { method: 'stripe' }, key).expect(503);
    await stage.door.pay(group, { method: 'stripe' }, key).expect(201);
    const { sessions } = await (await fetch(`${stage.stripe.url}/log`)).json() as { sessions: { clientReferenceId: string }[] };
    expect(sessions.filter(({ clientReferenceId }) => clientReferenceId === group.code)).toHaveLength(1);
  });

  it('cannot be paid any more once its time is over: the page is closed at Stripe', async () => {
    const group = await stage.door.group();
    const url = await open(group);
    await stage.door.sql(`update payments.attempts set expires_at = now() - interval '1 second' from payments.payables p where p.id = payable_id and p.group_code = $1`, [group.code]);
    await queryNow(stage.door);
    expect(await status(group)).toBe('expired');
    expect((await postJson(`${stage.stripe.url}/drive`, { paymentUrl: url })).status).toBe(422);
  });

  it('that went back or was declined leaves the order waiting', async () => {
    const group = await stage.door.group();
    const url = await open(group);
    await drive(url, { outcome: 'declined' });
    await drive(url, { outcome: 'cancelled' });
    await queryNow(stage.door);
    expect(await status(group)).toBe('pending');
    await drive(url);
    expect(await status(group)).toBe('captured');
  });

  it('that pays for what nobody here asked for is kept for a person, once', async () => {
    const foreign = await stage.door.group();
    const url = await open(foreign);
    await stage.door.sql(`update payments.attempts set gateway_ref = null, method = 'vnpay' from payments.payables p where p.id = payable_id and p.group_code = $1`, [foreign.code]);
    await drive(url, { times: 2 });
    expect(await stage.door.sql(`select state, amount::int as amount from payments.receipts where provider = 'stripe' and payable_id is null`)).toEqual([{ state: 'unmatched', amount: foreign.total }]);
  });

  it('of another amount than was asked for is kept for a person, and captures nothing', async () => {
    const group = await stage.door.group();
    const url = await open(group);
    await stage.door.sql(`update payments.attempts a set amount = amount + 1 from payments.payables p where p.id = a.payable_id and p.group_code = $1`, [group.code]);
    await drive(url, { times: 2 });
    expect(await status(group)).toBe('pending');
    expect(await stage.door.captures(group)).toEqual([]);
    expect(await stage.door.sql(`select state, amount::int as amount from payments.receipts where provider = 'stripe' and memo = $1`, [group.code])).toEqual([{ state: 'unmatched', amount: group.total }]);
  });

  it('events of no interest are answered and leave nothing behind', async () => {
    const before = await stage.door.fingerprint();
    const { signatureHeader } = await import('../../../test/simulators/stripe/webhook-sender.js');
    const body = JSON.stringify({ id: 'evt_x', object: 'event', type: 'customer.created', data: { object: { id: 'cus_1' } } });
    const send = (secret: string) => stage.door.http().post('/api/hooks/stripe').set('content-type', 'application/json').set('stripe-signature', signatureHeader(secret, body, Math.floor(Date.now() / 1_000))).send(body);
    await send(stage.door.test.settings.STRIPE_WEBHOOK_SECRET!).expect(200);
    await send('whsec_of_somebody_else').expect(401).expect('content-type', /problem\+json/);
    await stage.door.http().post('/api/hooks/stripe').send({ id: 'evt_y' }).expect(401);
    expect(await stage.door.fingerprint()).toBe(before);
  });
});
