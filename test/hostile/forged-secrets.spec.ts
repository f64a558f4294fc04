import { demoSettings } from '@cho-phien/platform';
import { sendNotice, nextEventId } from '../support/bank-notice.js';
import { databaseState } from '../support/database-state.js';
import type { DatabaseState } from '../support/database-state.js';
import { openMarket } from '../support/market.js';
import type { InProcessMarket } from '../support/market.js';
import { startPayment } from '../support/paying.js';
import { settled } from '../support/pending-events.js';
import { groupPath, readGroup } from '../support/shopping.js';
import type { OrderGroup } from '../support/shop-answers.js';
import { Stage } from '../support/stage.js';
import { webhookBody, webhookHeaders } from '../simulators/bank/sepay-webhook.js';
import { signedQuery } from '../simulators/vnpay/signing.js';

const SECRET = demoSettings.VNPAY_HASH_SECRET;
const ACCOUNT = { bin: demoSettings.BANK_BIN, accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, accountName: demoSettings.BANK_ACCOUNT_NAME };

/** Refused notices are kept for people to look at; queues move by themselves. */
const KEPT = /^(bullmq|payments\.provider_notices)/;

describe('forged signatures and secrets', () => {
  let market: InProcessMarket;
  let stage: Stage;
  let group: OrderGroup;
  let redirectUrl: URL;
  let before: DatabaseState;

  const state = async (): Promise<DatabaseState> => { await settled(market.databaseUrl); return databaseState(market.database, KEPT); };

  beforeAll(async () => {
    market = await openMarket();
    stage = await Stage.open(market);
    group = await stage.purchase();
    redirectUrl = new URL((await startPayment(stage.guest, group, 'vnpay')).redirectUrl ?? '');
    before = await state();
  }, 300_000);
  afterEach(async () => {
    expect(await state()).toEqual(before);
    expect(await readGroup(stage.guest, group)).toMatchObject({ status: 'awaiting_payment', paidAmount: 0 });
  });
  afterAll(async () => market?.close(), 60_000);

  const notice = (): string => webhookBody(ACCOUNT, { eventId: nextEventId(), amount: group.total, content: group.code, transferType: 'in', accumulated: 0, referenceCode: 'FT1', transactionDate: '2026-11-22 09:00:00' } as Parameters<typeof webhookBody>[1]);
  const result = (): Record<string, string> => ({
    vnp_TmnCode: demoSettings.VNPAY_TMN_CODE, vnp_TxnRef: redirectUrl.searchParams.get('vnp_TxnRef') ?? '', vnp_Amount: redirectUrl.searchParams.get('vnp_Amount') ?? '',
    vnp_ResponseCode: '00', vnp_TransactionStatus: '00', vnp_TransactionNo: '1234567890123', vnp_PayDate: '20261122090000', vnp_OrderInfo: 'x', vnp_BankCode: 'NCB',
  });
  const ipn = async (query: string): Promise<string> => (await stage.guest.get<{ RspCode: string }>(`/api/hooks/vnpay/ipn?${query}`)).RspCode;

  it('of a bank notice: 401, and no money came', async () => {
    const body = notice();
    const right = webhookHeaders(demoSettings.SEPAY_WEBHOOK_SECRET, body, new Date(), { badSignature: false, oldTimestamp: false });
    const { 'x-sepay-signature': signature = '', 'x-sepay-timestamp': timestamp = '' } = right;
    const forgeries: Record<string, string>[] = [
      {}, { 'x-sepay-signature': signature }, { 'x-sepay-timestamp': timestamp }, { ...right, 'x-sepay-signature': signature.replace('sha256=', '') },
      { ...right, 'x-sepay-signature': `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}` }, { ...right, 'x-sepay-signature': 'sha256=' }, { ...right, 'x-sepay-timestamp': String(Number(timestamp) + 1) },
      { ...right, 'x-sepay-timestamp': `${timestamp}.0` }, { ...right, 'x-sepay-timestamp': 'NaN' }, { ...right, 'x-sepay-signature': `${signature}, ${signature}` },
      webhookHeaders(demoSettings.SEPAY_WEBHOOK_SECRET, notice(), new Date(), { badSignature: false, oldTimestamp: false }),
      webhookHeaders(demoSettings.SEPAY_WEBHOOK_SECRET, body, new Date(), { badSignature: false, oldTimestamp: true }),
      webhookHeaders(demoSettings.SEPAY_WEBHOOK_SECRET, body, new Date(Date.now() + 600_000), { badSignature: false, oldTimestamp: false }),
      webhookHeaders('', body, new Date(), { badSignature: false, oldTimestamp: false }),
    ];
    for (const headers of forgeries) expect(await stage.guest.refused(401, '/api/hooks/bank/sepay', body, { headers })).toMatchObject({ code: 'payments.bad_signature' });
    expect((await sendNotice(stage.guest, { eventId: nextEventId(), amount: group.total, memo: group.code }, { badSignature: true, oldTimestamp: false })).status).toBe(401);
  });

  it('of a VNPay notice: 97, and nothing is confirmed', async () => {
    const query = signedQuery(SECRET, result());
    const forgeries = [
      '', query.replace(/&vnp_SecureHash=.*/, ''), `${query.slice(0, -1)}${query.endsWith('0') ? '1' : '0'}`, signedQuery('', result()), signedQuery(`${SECRET}0`, result()),
      query.replace(/vnp_Amount=\d+/, 'vnp_Amount=100'), query.replace('vnp_BankCode=NCB', 'vnp_BankCode=ACB'), `${query}&vnp_Amount=100`, `vnp_Amount=100&${query}`,
      query.replace('vnp_SecureHash=', 'vnp_SecureHash='.toLowerCase()), `${query}&vnp_SecureHash=${'0'.repeat(128)}`, query.replace(/vnp_SecureHash=.*/, 'vnp_SecureHash='),
    ];
    for (const forged of forgeries) expect([forged, await ipn(forged)]).toEqual([forged, '97']);
  });

  it('of nobody, but with what VNPay would never say: never 00', async () => {
    const wrong: [Record<string, string>, RegExp][] = [
      ...['-100', '1.5', '1e9', '0', '9'.repeat(30), '٣', '100', `${result().vnp_Amount}00`].map((vnp_Amount): [Record<string, string>, RegExp] => [{ vnp_Amount }, /^04$/]),
      ...[`'; drop table payments.attempts; --`, '\u0000', 'x'.repeat(3_000), '__proto__', group.code].map((vnp_TxnRef): [Record<string, string>, RegExp] => [{ vnp_TxnRef }, /^01$/]),
      [{ vnp_TmnCode: 'SOMEBODY' }, /^01$/],
    ];
    for (const [change, code] of wrong) expect([change, await ipn(signedQuery(SECRET, { ...result(), ...change }))]).toEqual([change, expect.stringMatching(code)]);
  });

  it('taken from the payment address itself: tells of no result', async () => {
    expect(await ipn(redirectUrl.search.slice(1))).toBe('99');
    expect(await stage.guest.get(`/api/shop/payments/vnpay-return${redirectUrl.search}`)).toMatchObject({ status: 'pending' });
  });

  it('of a session: 401', async () => {
    const [token = '', other = ''] = [stage.people.operator.token, stage.people.buyer.token];
    const [value = '', signature = ''] = [token.slice(0, token.indexOf('.')), token.slice(token.indexOf('.'))];
    const forgeries = [value, `${value}.`, `${value}${other.slice(other.indexOf('.'))}`, `${other.slice(0, other.indexOf('.'))}${signature}`, `${value.slice(0, -1)}${signature}`, token.toUpperCase(), `${token}x`, 'null', 'a'.repeat(8_000), '%00', `' or 1=1 --`];
    for (const forged of forgeries) {
      expect([forged, (await stage.guest.send('GET', '/api/operator/bank-entries', undefined, { headers: { authorization: `Bearer ${forged}` } })).status]).toEqual([forged, 401]);
      expect([forged, (await stage.guest.send('GET', '/api/me', undefined, { headers: { cookie: `cho-phien.session_token=${encodeURIComponent(forged)}` } })).status]).toEqual([forged, 401]);
    }
    for (const authorization of ['', 'Bearer', 'Basic YTpi', `bearer  ${value}`, `Token ${token}`]) expect((await stage.guest.send('GET', '/api/me', undefined, { headers: { authorization } })).status).toBe(401);
  });

  it('of an order or a cart: 404', async () => {
    const forgeries = [group.accessToken.slice(0, -1), `${group.accessToken}0`, group.accessToken.toUpperCase(), group.code, 'null', `' or '1'='1`, '\u00e1'];
    for (const forged of forgeries) {
      for (const what of ['', '/events', '/cancellations', '/payments']) {
        const path = `${groupPath(group)}${what}?token=${encodeURIComponent(forged)}`;
        expect([forged, (await stage.guest.send(what === '' || what === '/events' ? 'GET' : 'POST', path, what === '/payments' ? { method: 'vietqr' } : undefined, { key: 'k' })).status]).toEqual([forged, 404]);
      }
    }
    expect((await stage.guest.refused(404, `/api/shop/carts/${group.orders[0]?.lines[0]?.variantId}`, undefined, { method: 'GET' })).code).toBe('ordering.cart_not_found');
  });
});
