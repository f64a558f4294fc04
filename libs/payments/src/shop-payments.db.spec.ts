import { newId, newOrderCode } from '@cho-phien/kernel';
import { PaymentsDoor } from '../../../test/support/payments-door.js';
import { MOST_ATTEMPTS } from './domain/payable.js';

describe('paying a group', () => {
  let door: PaymentsDoor;
  beforeAll(async () => { door = await PaymentsDoor.open(); });
  afterAll(() => door.close());

  it('by VietQR shows all that a transfer needs', async () => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vietqr' }).expect(201);
    expect(body).toMatchObject({ method: 'vietqr', status: 'pending', amount: group.total, qr: { bankBin: '970415', accountNumber: '0000000000', accountName: 'CHO PHIEN DEMO', memo: group.code } });
    expect(body.qr.svg).toContain('<svg');
    expect(Date.parse(body.expiresAt as string)).toBeGreaterThan(Date.now());
  });

  it('by VNPay sends the buyer there and only our own page back', async () => {
    const group = await door.group();
    const { body } = await door.pay(group, { method: 'vnpay', bankCode: 'VNPAYQR', returnUrl: 'https://evil.example/x' }).set('accept-language', 'en').expect(201);
    const sent = new URL(body.redirectUrl as string).searchParams;
    expect(sent.get('vnp_Amount')).toBe(String(group.total * 100));
    expect(sent.get('vnp_ReturnUrl')).toMatch(new RegExp(`^http://127.0.0.1:\\d+/don/${group.code}/vnpay$`));
    expect(sent.get('vnp_TxnRef')).toBe(`${group.code}N1`);
    expect([sent.get('vnp_BankCode'), sent.get('vnp_Locale')]).toEqual(['VNPAYQR', 'en']);
    expect(await door.sql('select bank_code as "bankCode" from payments.attempts where provider_ref = $1', [`${group.code}N1`])).toEqual([{ bankCode: 'VNPAYQR' }]);
  });

  it('may be started again and again; what was started stays payable', async () => {
    const group = await door.group();
    for (const method of ['vietqr', 'vnpay', 'vietqr', 'vnpay']) await door.pay(group, { method }).expect(201);
    expect((await door.view(group)).payments.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending', 'pending']);
  });

  it('is not started without end: each attempt is drawn for every look at the order; a transfer still counts', async () => {
    const group = await door.group();
    await door.sql('update payments.payables set attempts = $2 where group_code = $1', [group.code, MOST_ATTEMPTS - 1]);
    await door.pay(group, { method: 'vietqr' }).expect(201);
    expect((await door.pay(group, { method: 'vietqr' }).expect(409)).body.code).toBe('payments.too_many_attempts');
    await door.bank(1_000, group.code).expect(200);
    await door.bank(group.total - 1_000, group.code).expect(200);
    expect(await door.view(group)).toMatchObject({ status: 'captured', paidAmount: group.total });
  });

  it('50 times at once with one key opens one attempt and gives 50 equal answers', async () => {
    const group = await door.group();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 50 }, () => door.pay(group, { method: 'vietqr' }, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect((await door.view(group)).payments).toHaveLength(1);
    await door.pay(group, { method: 'vnpay' }, key).expect(422);
  });

  it('needs the order’s token before anything else is looked at', async () => {
    const group = await door.group();
    const path = `/api/shop/order-groups/${group.code}/payments`;
    await door.http().post(path).send({ method: 7 }).expect(401);
    await door.http().post(path).set('content-type', 'application/json').send('{"method":').expect(401);
    await door.http().post(path).set('authorization', 'Bearer wrong').send({ method: 7 }).expect(404);
    await door.http().post(`/api/shop/order-groups/${newOrderCode()}/payments`).set('authorization', `Bearer ${group.token}`).send({}).expect(404);
    await door.http().post(path).query({ token: group.token }).send({ method: 'vietqr' }).expect(400);
    await door.http().post(path).query({ token: group.token }).set('idempotency-key', newId()).send({ method: 'vietqr' }).expect(201);
  });

  it('by a gateway that does not answer is refused in words, and leaves nothing behind', async () => {
    const group = await door.group();
    const before = await door.fingerprint();
    const answer = await door.pay(group, { method: 'stripe' }).expect(503).expect('content-type', /problem\+json/);
    expect((answer.body as { code: string }).code).toBe('payments.gateway_unavailable');
    expect(await door.fingerprint()).toBe(before);
  });

  it.each([[{ method: 'cash' }, 400], [{ method: 1 }, 400], [{}, 400], [{ method: 'vietqr', bankCode: '<script>' }, 400]])('with %p is refused', async (body, status) => {
    const group = await door.group();
    const answer = await door.pay(group, body).expect(status).expect('content-type', /problem\+json/);
    expect(answer.text).not.toContain('<script>');
  });

  it('at the door holds the goods without an end and is refused where it is not allowed', async () => {
    const [allowed, refused] = [await door.group(), await door.group({ codAllowed: false })];
    const { body } = await door.pay(allowed, { method: 'cod' }).expect(201);
    expect(body).toMatchObject({ method: 'cod', status: 'pending', expiresAt: null });
    expect(await door.closeGroup(allowed, 'expired')).toBe('cod');
    expect(await door.closeGroup(allowed, 'cancelled')).toBe('cod');
    const events = await door.sql<{ groupCode: string }>(`select payload->>'groupCode' as "groupCode" from platform.outbox where type = 'payments.cod_chosen'`);
    expect(events).toEqual([{ groupCode: allowed.code }]);
    expect((await door.pay(refused, { method: 'cod' }).expect(422)).body.code).toBe('payments.cod_not_allowed');
    expect((await door.view(refused)).payments).toEqual([]);
  });

  it('is over once the group is paid, cancelled or out of time', async () => {
    const [paid, cancelled, lapsed] = [await door.group(), await door.group(), await door.group({ expiresInMs: -1 })];
    await door.bank(paid.total, paid.code).expect(200);
    await door.closeGroup(cancelled, 'cancelled');
    for (const group of [paid, cancelled, lapsed]) expect((await door.pay(group, { method: 'vietqr' }).expect(409)).body.code).toBe('payments.payable_closed');
    expect(await door.closeGroup(paid, 'expired')).toBe('captured');
  });

  it('at the door is refused after part of it came', async () => {
    const group = await door.group();
    await door.bank(1_000, group.code).expect(200);
    expect((await door.pay(group, { method: 'cod' }).expect(409)).body.code).toBe('payments.partly_paid');
  });

  it('lists the demo’s simulators and their secrets', async () => {
    const { body } = await door.http().get('/api/dev/simulators').expect(200);
    expect(body).toMatchObject({ vnpay: { tmnCode: 'CHOPHIEN', hashSecret: expect.any(String) }, sepay: { secret: expect.any(String) }, bank: { bin: '970415', accountNumber: '0000000000' } });
  });

  it('is in the contract, hooks included', async () => {
    const { body } = await door.http().get('/api/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining([
      '/api/shop/order-groups/{code}/payments', '/api/shop/payments/vnpay-return', '/api/hooks/vnpay/ipn', '/api/hooks/bank/sepay', '/api/operator/bank-entries', '/api/operator/refund-tasks', '/api/dev/simulators']));
  });
});
