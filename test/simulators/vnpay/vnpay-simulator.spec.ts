import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MERCHANT, hmac, paymentParameters, paymentUrl, postForm, postJson, signPayment } from '../testing/merchant-request.js';
import { eventually, startReceiver, type Receiver, type ReceiverAnswer } from '../testing/recording-receiver.js';
import { startVnpaySimulator, type Simulator, type VnpaySimulatorOptions } from './index.js';
import { OUTCOMES } from './outcomes.js';

const CONFIRMED: ReceiverAnswer = { body: { RspCode: '00', Message: 'Confirm Success' } };

let merchantAnswer: (number: number) => ReceiverAnswer;
let merchant: Receiver;
let simulator: Simulator;

function start(overrides: Partial<VnpaySimulatorOptions> = {}): Promise<Simulator> {
  return startVnpaySimulator({
    port: 0, ...MERCHANT, ipnUrl: `${merchant.url}/ipn`, ipnRetry: { times: 3, everyMs: 20 }, ...overrides,
  });
}

beforeEach(async () => {
  merchantAnswer = () => CONFIRMED;
  merchant = await startReceiver((_request, number) => merchantAnswer(number));
  simulator = await start();
});

afterEach(async () => {
  await simulator.close();
  await merchant.close();
});

function isSigned(query: string): boolean {
  const pieces = query.split('&').sort();
  const signed = pieces.filter((piece) => !piece.startsWith('vnp_SecureHash='));
  return pieces.includes(`vnp_SecureHash=${hmac(signed.join('&'))}`);
}

async function openToken(url: string): Promise<string> {
  const text = await (await fetch(url)).text();
  return /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

describe('a payment driven without a browser', () => {
  test.each(OUTCOMES.map(({ name, responseCode, status, debited }) => [name, responseCode, status, debited] as const))(
    '%s is told by a signed return and a signed notice with code %s and status %s',
    async (outcome, responseCode, status, debited) => {
      const { body } = await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url), outcome });
      const [address, query = ''] = String(body['returnUrl']).split(/&(.*)/s);
      expect(address).toBe('http://127.0.0.1:4249/return?lang=vi');
      expect(isSigned(query)).toBe(true);
      const fields = Object.fromEntries(new URLSearchParams(query));
      expect(fields).toMatchObject({
        vnp_Amount: '23500000', vnp_TmnCode: 'DEMOTMN1', vnp_OrderInfo: 'Thanh toan don hang CP7K2M9Q',
        vnp_ResponseCode: responseCode, vnp_TransactionStatus: status, vnp_BankCode: 'NCB', vnp_CardType: 'ATM',
      });
      expect(fields['vnp_PayDate']).toMatch(/^\d{14}$/);
      expect('vnp_BankTranNo' in fields).toBe(debited);
      expect(fields['vnp_TransactionNo'] === '0').toBe(!debited);
      expect(merchant.received.map((request) => request.query)).toEqual([query]);
      expect(body['ipnAnswers']).toEqual([{ httpStatus: 200, rspCode: '00', message: 'Confirm Success' }]);
    },
  );

  test('the notice comes before the return, after it, or never', async () => {
    const vnp_ReturnUrl = `${merchant.url}/return`;
    for (const ipn of ['before', 'after', 'never']) {
      await postJson(`${simulator.url}/drive`, {
        paymentUrl: paymentUrl(simulator.url, { vnp_ReturnUrl }), ipn, returnTo: true,
      });
    }
    const order = ['/ipn', '/return', '/return', '/ipn', '/return'];
    expect(merchant.received.map((request) => request.path)).toEqual(order);
  });

  test('a notice may come several times, at once too', async () => {
    for (const parallel of [false, true]) {
      const paymentUrlOfNew = paymentUrl(simulator.url);
      const { body } = await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrlOfNew, times: 5, parallel });
      expect(body['ipnAnswers']).toHaveLength(5);
    }
    expect(merchant.received).toHaveLength(10);
    expect(new Set(merchant.received.map((request) => request.query)).size).toBe(2);
  });

  test('a notice may be spoilt, and a spoilt one is never repeated', async () => {
    merchantAnswer = () => ({ body: { RspCode: '97', Message: 'Invalid signature' } });
    for (const corruption of ['signature', 'amount']) {
      await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url), corruption });
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [forged, wrongAmount] = merchant.received.map((request) => request.query);
    expect(merchant.received).toHaveLength(2);
    expect(isSigned(forged ?? '')).toBe(false);
    expect(isSigned(wrongAmount ?? '')).toBe(true);
    expect(wrongAmount).toContain('vnp_Amount=23500100');
  });

  test('a payment left open gives no return and no notice', async () => {
    const { body } = await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url), outcome: null });
    expect(body).toEqual({ returnUrl: null, returnStatus: null, ipnAnswers: [] });
    expect(merchant.received).toHaveLength(0);
  });

  test('a bad request, a refused payment and an unknown outcome are said, not played', async () => {
    const url = `${simulator.url}/drive`;
    expect((await postJson(url, { outcome: 'success' })).status).toBe(400);
    expect(await postJson(url, { paymentUrl: 'x?vnp_TmnCode=DEMOTMN1' })).toEqual({ status: 422, body: { refusal: { code: '70' } } });
    expect((await postJson(url, { paymentUrl: paymentUrl(simulator.url), outcome: 'rich' })).status).toBe(422);
    expect(merchant.received).toHaveLength(0);
  });
});

describe('the repetition of notices', () => {
  test.each(['01', '04', '97', '99'])('goes on after RspCode %s until the merchant confirms', async (code) => {
    merchantAnswer = (number) => (number < 2 ? { body: { RspCode: code, Message: '' } } : CONFIRMED);
    await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url) });
    await eventually(() => merchant.received.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(merchant.received).toHaveLength(3);
  });

  test.each<[string, ReceiverAnswer]>([
    ['an error page', { status: 500, body: { RspCode: '00' } }],
    ['a text that is no answer', { body: 'OK' }],
  ])('goes on after %s and ends after the agreed times', async (_name, answer) => {
    merchantAnswer = () => answer;
    await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url) });
    await eventually(() => merchant.received.length === 4);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(merchant.received).toHaveLength(4);
  });

  test('stops at once when the merchant already knows', async () => {
    merchantAnswer = () => ({ body: { RspCode: '02', Message: 'Order already confirmed' } });
    await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url) });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(merchant.received).toHaveLength(1);
  });

  test('survives a restart, as does the payment', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'vnpay-simulator-'));
    const url = paymentUrl(simulator.url, { vnp_TxnRef: 'RESTART-1' });
    const deaf = await start({ stateDir, ipnUrl: 'http://127.0.0.1:9/ipn', ipnRetry: { times: 5, everyMs: 60_000 } });
    const driven = await postJson(`${deaf.url}/drive`, { paymentUrl: url });
    expect(driven.body['ipnAnswers']).toMatchObject([{ httpStatus: null, rspCode: null }]);
    await deaf.close();
    const again = await start({ stateDir });
    await eventually(() => merchant.received.length === 1);
    expect(driven.body['returnUrl']).toContain(merchant.received[0]?.query);
    expect((await fetch(url.replace(simulator.url, again.url))).status).toBe(400);
    await again.close();
    rmSync(stateDir, { recursive: true });
  });

  test('is asked for by hand, and everything is in the log', async () => {
    await postJson(`${simulator.url}/drive`, { paymentUrl: paymentUrl(simulator.url, { vnp_TxnRef: 'LOG-1' }), ipn: 'never' });
    expect((await postJson(`${simulator.url}/resend`, { txnRef: 'LOG-1' })).body).toMatchObject({ ipnAnswers: [{ rspCode: '00' }] });
    expect((await postJson(`${simulator.url}/resend`, { txnRef: 'NONE' })).status).toBe(404);
    const log = await (await fetch(`${simulator.url}/log`)).json();
    expect(log).toMatchObject({ transactions: [{ txnRef: 'LOG-1', notice: 'confirmed' }], ipn: [{ txnRef: 'LOG-1', rspCode: '00', httpStatus: 200 }] });
    expect(await (await fetch(`${simulator.url}/`)).text()).toContain('LOG-1');
  });
});

describe('the payment page', () => {
  test('says that it is a simulation and shows what is paid, without script', async () => {
    const response = await fetch(paymentUrl(simulator.url));
    const text = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('GIẢ LẬP – không phải VNPAY, không có tiền thật');
    expect(text).toContain('235.000 ₫');
    expect(text).toContain('Thanh toan don hang CP7K2M9Q');
    expect(text).not.toMatch(/<script/i);
    expect(await (await fetch(paymentUrl(simulator.url, { vnp_Locale: 'en' }))).text()).toContain('SIMULATION');
  });

  test('sends the browser back with the result after the notice', async () => {
    const token = await openToken(paymentUrl(simulator.url));
    const fields = { token, outcome: 'success', way: 'VNPAYQR', ipn: 'before', delaySeconds: '0', times: '1', corruption: 'none', returnTo: '1' };
    const response = await postForm(`${simulator.url}/paymentv2/pay`, fields);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toContain(merchant.received[0]?.query);
    expect(merchant.received[0]?.query).toContain('vnp_CardType=QRCODE');
    const second = await postForm(`${simulator.url}/paymentv2/pay`, { ...fields, outcome: 'cancelled' });
    expect(second.headers.get('location')).toBe(response.headers.get('location'));
    expect(merchant.received).toHaveLength(1);
  });

  test('keeps the browser when the return is dropped', async () => {
    const token = await openToken(paymentUrl(simulator.url));
    const response = await postForm(`${simulator.url}/paymentv2/pay`, { token, outcome: 'success', ipn: 'never' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('vnp_ResponseCode=00');
    expect(merchant.received).toHaveLength(0);
  });

  test('shows an open payment again, but not another one under its reference', async () => {
    const parameters = paymentParameters();
    const address = `${simulator.url}/paymentv2/vpcpay.html?`;
    const url = address + signPayment(parameters);
    const token = await openToken(url);
    expect(await openToken(url)).toBe(token);
    const other = await fetch(address + signPayment({ ...parameters, vnp_Amount: '100000' }));
    expect(other.status).toBe(400);
    expect(await other.text()).toContain('Mã lỗi: <code>01</code>');
    await postForm(`${simulator.url}/paymentv2/pay`, { token, outcome: 'cancelled', ipn: 'never' });
    expect(await (await fetch(url)).text()).toContain('Mã lỗi: <code>02</code>');
  });

  test('only expires once its time has passed', async () => {
    let now = new Date();
    const clocked = await start({ now: () => now });
    const token = await openToken(paymentUrl(clocked.url));
    now = new Date(now.getTime() + 16 * 60_000);
    await postForm(`${clocked.url}/paymentv2/pay`, { token, outcome: 'success', ipn: 'before' });
    expect(merchant.received[0]?.query).toContain('vnp_ResponseCode=11');
    await clocked.close();
  });

  test('escapes what it repeats and refuses what it does not know', async () => {
    const url = `${simulator.url}/paymentv2/vpcpay.html?vnp_TmnCode=%3Cscript%3E&vnp_Locale=%3Cscript%3E`;
    const response = await fetch(url);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('<script');
    expect((await postForm(`${simulator.url}/paymentv2/pay`, { token: 'x', outcome: 'success' })).status).toBe(400);
  });
});
