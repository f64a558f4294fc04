import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postForm, postJson } from '../testing/merchant-request.js';
import { eventually, startReceiver, type Received, type Receiver, type ReceiverAnswer } from '../testing/recording-receiver.js';
import { gatewayVectors, vietQrVectors } from '../testing/vectors.js';
import { crc16 } from './emv-tlv.js';
import { startBankSimulator, type BankSimulatorOptions, type Simulator } from './index.js';
import { webhookSignature } from './sepay-webhook.js';

const SECRET = 'whsec_test_0001';
const ACCOUNT = { bin: '970422', accountNumber: '0000123456789', accountName: 'CHO PHIEN GIA LAP' };
const ACCEPTED: ReceiverAnswer = { body: { success: true } };

let shopAnswer: (number: number) => ReceiverAnswer;
let shop: Receiver;
let simulator: Simulator;

function start(overrides: Partial<BankSimulatorOptions> = {}): Promise<Simulator> {
  return startBankSimulator({
    port: 0, sepaySecret: SECRET, sepayUrl: `${shop.url}/sepay`, account: ACCOUNT, retryUnitMs: 10, ...overrides,
  });
}

beforeEach(async () => {
  shopAnswer = () => ACCEPTED;
  shop = await startReceiver((_request, number) => shopAnswer(number));
  simulator = await start();
});

afterEach(async () => {
  await simulator.close();
  await shop.close();
});

function isSigned(request: Received): boolean {
  const timestamp = String(request.headers['x-sepay-timestamp']);
  const expected = createHmac('sha256', SECRET).update(`${timestamp}.`).update(request.body).digest('hex');
  return request.headers['x-sepay-signature'] === `sha256=${expected}`;
}

function qr(account: string, amount: number, memo: string): string {
  const field = (tag: string, value: string): string => tag + String(value.length).padStart(2, '0') + value;
  const napas = field('00', 'A000000727') + field('01', field('00', ACCOUNT.bin) + field('01', account)) + field('02', 'QRIBFTTA');
  const payload = `${field('00', '01')}${field('01', '12')}${field('38', napas)}5303704${field('54', String(amount))}5802VN${field('62', field('08', memo))}6304`;
  return payload + crc16(payload);
}

const PAYLOAD = qr(ACCOUNT.accountNumber, 235_000, 'CP7K2M9Q');

describe('a transfer driven without a browser', () => {
  test('sends the documented webhook, signed over timestamp and raw body', async () => {
    const { status, body } = await postJson(`${simulator.url}/drive`, { payload: PAYLOAD });
    expect(status).toBe(200);
    expect(body['answers']).toEqual([{ status: 200, body: '{"success":true}' }]);
    const request = shop.received[0];
    expect(request && isSigned(request)).toBe(true);
    expect(Math.abs(Number(request?.headers['x-sepay-timestamp']) - Date.now() / 1000)).toBeLessThan(5);
    const notice = JSON.parse(request?.body ?? '{}') as Record<string, unknown>;
    expect(notice).toEqual({
      id: body['eventId'], gateway: 'MBBank', transactionDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      accountNumber: ACCOUNT.accountNumber, code: null, content: 'CP7K2M9Q', transferType: 'in', transferAmount: 235_000,
      accumulated: 10_235_000, subAccount: null, referenceCode: body['referenceCode'], description: 'BankAPINotify CP7K2M9Q',
    });
  });

  test('signs as the published example does', () => {
    const { secret, headers, raw_body: rawBody } = gatewayVectors.sepay_webhook_hmac;
    expect(webhookSignature(secret, headers['X-SePay-Timestamp'] ?? '', rawBody)).toBe(headers['X-SePay-Signature']);
  });

  test('writes the time in GMT+7', async () => {
    const clocked = await start({ now: () => new Date('2026-11-22T20:30:00Z') });
    await postJson(`${clocked.url}/drive`, { payload: PAYLOAD });
    expect(shop.received[0]?.body).toContain('"transactionDate":"2026-11-23 03:30:00"');
    await clocked.close();
  });

  test('takes another amount and memo than the code says, and keeps a running balance', async () => {
    await postJson(`${simulator.url}/drive`, { payload: PAYLOAD, amount: 200_000, memo: 'CP7K2M9Q thiếu', mangle: ['strip', 'upper'] });
    const out = await postJson(`${simulator.url}/drive`, { amount: 1_000_000, memo: 'rut tien', outgoing: true });
    expect(JSON.parse(shop.received[0]?.body ?? '')).toMatchObject({ transferAmount: 200_000, content: 'CP7K2M9Q THIEU', accumulated: 10_200_000 });
    expect(JSON.parse(shop.received[1]?.body ?? '')).toMatchObject({ transferType: 'out', transferAmount: 1_000_000, accumulated: 9_200_000 });
    expect(out.body['content']).toBe('rut tien');
  });

  test('sends one event several times, at once too, and again by its id, byte for byte', async () => {
    const first = await postJson(`${simulator.url}/drive`, { payload: PAYLOAD, times: 3, parallel: true, eventId: 4711 });
    expect(first.body).toMatchObject({ eventId: 4711, answers: [{ status: 200 }, { status: 200 }, { status: 200 }] });
    await postJson(`${simulator.url}/drive`, { eventId: 4711, amount: 1, memo: 'another' });
    expect(new Set(shop.received.map((request) => request.body)).size).toBe(1);
    expect(shop.received).toHaveLength(4);
  });

  test('may carry a forged signature or an old timestamp, once and never repeated', async () => {
    shopAnswer = () => ({ status: 401, body: { success: false } });
    await postJson(`${simulator.url}/drive`, { payload: PAYLOAD, badSignature: true });
    await postJson(`${simulator.url}/drive`, { payload: PAYLOAD, oldTimestamp: true });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(shop.received.map(isSigned)).toEqual([false, true]);
    expect(Date.now() / 1000 - Number(shop.received[1]?.headers['x-sepay-timestamp'])).toBeGreaterThan(300);
  });

  test('goes to the one account and no other, in whole đồng below 500 million', async () => {
    const refused = (body: unknown): Promise<unknown> => postJson(`${simulator.url}/drive`, body);
    expect(await refused({ payload: qr('999', 1000, 'X') })).toEqual({ status: 422, body: { refusal: 'unknown_account' } });
    expect(await refused({ payload: vietQrVectors.positive[4]?.payload })).toEqual({ status: 422, body: { refusal: 'unknown_account' } });
    expect(await refused({ amount: 500_000_000, memo: 'X' })).toEqual({ status: 422, body: { refusal: 'amount_out_of_range' } });
    expect(await refused({ memo: 'X' })).toEqual({ status: 422, body: { refusal: 'amount_out_of_range' } });
    expect(await refused({ amount: 99_000_000, memo: 'X', outgoing: true })).toEqual({ status: 422, body: { refusal: 'insufficient_balance' } });
    expect(await refused({ payload: vietQrVectors.other_scheme[1]?.payload, amount: 1000 })).toMatchObject({ status: 422, body: { refusal: 'not_a_transfer', qr: { scheme: 'VNPAY-QR' } } });
    expect(await refused({ amount: 10.5 })).toMatchObject({ status: 400 });
    expect(shop.received).toHaveLength(0);
  });
});

describe('the repetition of webhooks', () => {
  test.each<[string, ReceiverAnswer]>([
    ['an error', { status: 500, body: { success: true } }],
    ['another success code', { status: 201, body: { success: true } }],
    ['an answer that is no success', { body: { success: 'true' } }],
  ])('goes on after %s until 200 with success', async (_name, answer) => {
    shopAnswer = (number) => (number < 2 ? answer : ACCEPTED);
    await postJson(`${simulator.url}/drive`, { payload: PAYLOAD });
    await eventually(() => shop.received.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(shop.received).toHaveLength(3);
    expect(shop.received.every(isSigned)).toBe(true);
  });

  test('follows the waits 1, 1, 2, 3, 5, 8, 13 and then ends', async () => {
    shopAnswer = () => ({ status: 503, body: {} });
    await postJson(`${simulator.url}/drive`, { payload: PAYLOAD });
    await eventually(() => shop.received.length === 8);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(shop.received).toHaveLength(8);
    const waits = shop.received.slice(1).map((request, index) => request.at - (shop.received[index]?.at ?? 0));
    [10, 10, 20, 30, 50, 80, 130].forEach((wait, index) => expect(waits[index]).toBeGreaterThanOrEqual(wait - 2));
  });

  test('survives a restart, and ids go on rising', async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'bank-simulator-'));
    const deaf = await start({ stateDir, sepayUrl: 'http://127.0.0.1:9/', retryUnitMs: 60_000 });
    const first = await postJson(`${deaf.url}/drive`, { payload: PAYLOAD });
    await deaf.close();
    const again = await start({ stateDir });
    await eventually(() => shop.received.length === 1);
    const second = await postJson(`${again.url}/drive`, { payload: PAYLOAD });
    expect(Number(second.body['eventId'])).toBeGreaterThan(Number(first.body['eventId']));
    expect(JSON.parse(shop.received[1]?.body ?? '')).toMatchObject({ accumulated: 10_470_000 });
    await again.close();
    rmSync(stateDir, { recursive: true });
  });
});

describe('the list of transactions', () => {
  test('holds what a lost webhook did not tell, newest first, in SePay form', async () => {
    await postJson(`${simulator.url}/drive`, { payload: PAYLOAD, notify: false });
    const { body } = await postJson(`${simulator.url}/drive`, { amount: 5000, memo: 'phi', outgoing: true, notify: false });
    expect(shop.received).toHaveLength(0);
    const list = await (await fetch(`${simulator.url}/transactions`)).json();
    expect(list).toMatchObject({
      status: 200, error: null, messages: { success: true },
      transactions: [
        { id: String(body['eventId']), amount_out: '5000.00', amount_in: '0.00', accumulated: '10230000.00' },
        { bank_brand_name: 'MBBank', account_number: ACCOUNT.accountNumber, amount_in: '235000.00', transaction_content: 'CP7K2M9Q', code: null },
      ],
    });
  });

  test('is filtered by id, date, amount and limit', async () => {
    const clocked = await start({ now: () => new Date('2026-11-22T10:00:00+07:00') });
    const ids: number[] = [];
    for (const amount of [1000, 2000, 3000]) {
      ids.push(Number((await postJson(`${clocked.url}/drive`, { amount, memo: 'X', notify: false })).body['eventId']));
    }
    const count = async (query: string): Promise<number> => {
      const body = await (await fetch(`${clocked.url}/userapi/transactions/list?${query}`)).json() as { transactions: unknown[] };
      return body.transactions.length;
    };
    expect(await count(`since_id=${ids[1]}`)).toBe(2);
    expect(await count('limit=1')).toBe(1);
    expect(await count('amount_in=2000')).toBe(1);
    expect(await count('transaction_date_min=2026-11-22&transaction_date_max=2026-11-22')).toBe(3);
    expect(await count('transaction_date_min=2026-11-22%2010:00:01')).toBe(0);
    expect(await count('account_number=1')).toBe(0);
    expect((await fetch(`${clocked.url}/transactions?transaction_date_min=today`)).status).toBe(400);
    await clocked.close();
  });
});

describe('the bank app', () => {
  test('says that it is a simulation and fills the form from a code', async () => {
    for (const path of ['/scan', '/']) {
      const text = await (await fetch(`${simulator.url}${path}?payload=${encodeURIComponent(PAYLOAD)}`)).text();
      expect(text).toContain('GIẢ LẬP – không phải ngân hàng thật, không có tiền thật');
      expect(text).toContain('name="amount" value="235000"');
      expect(text).toContain('name="memo" value="CP7K2M9Q"');
      expect(text).not.toMatch(/<script/i);
    }
    expect(await (await fetch(`${simulator.url}/?lang=en`)).text()).toContain('SIMULATION');
  });

  test('refuses wrong codes with a reason and foreign accounts altogether', async () => {
    const scan = async (payload: string): Promise<string> => (await fetch(`${simulator.url}/scan?payload=${encodeURIComponent(payload)}`)).text();
    expect(await scan(vietQrVectors.negative[0]?.payload ?? '')).toContain('Mã kiểm tra không khớp');
    expect(await scan(vietQrVectors.other_scheme[1]?.payload ?? '')).toContain('VNPAY-QR');
    expect(await scan(vietQrVectors.positive[4]?.payload ?? '')).toContain('không chuyển tới tài khoản khác');
    expect(await scan('"><script>alert(1)</script>')).not.toContain('<script');
  });

  test('transfers what the payer wrote, and the receipt shows how the shop answered', async () => {
    const fields = { bin: ACCOUNT.bin, accountNumber: ACCOUNT.accountNumber, amount: '235.000', memo: '<b>CP7K2M9Q</b>', mangle_upper: '1' };
    const response = await postForm(`${simulator.url}/transfers`, fields);
    expect(response.status).toBe(303);
    expect(JSON.parse(shop.received[0]?.body ?? '')).toMatchObject({ transferAmount: 235_000, content: '<B>CP7K2M9Q</B>' });
    const receipt = await (await fetch(new URL(response.headers.get('location') ?? '', `${simulator.url}/`))).text();
    expect(receipt).toContain('&lt;B&gt;CP7K2M9Q&lt;/B&gt;');
    expect(receipt).toContain('HTTP 200');
    expect(receipt).toContain('cửa hàng đã nhận');
  });

  test.each(['1,5', '-5', '0', '10.5', '', 'NaN', '1e9'])('refuses the amount %j', async (amount) => {
    const response = await postForm(`${simulator.url}/transfers`, { ...ACCOUNT, amount, memo: 'X' });
    expect([400, 422]).toContain(response.status);
    expect(shop.received).toHaveLength(0);
  });

  test('sends a notice again when asked, and knows no transfer it did not make', async () => {
    const { body } = await postJson(`${simulator.url}/drive`, { payload: PAYLOAD, notify: false });
    const again = await postForm(`${simulator.url}/transfers/${String(body['eventId'])}/notices`, { lang: 'vi' });
    expect(again.status).toBe(303);
    expect(shop.received).toHaveLength(1);
    expect((await fetch(`${simulator.url}/transfers/1`)).status).toBe(404);
    expect((await fetch(`${simulator.url}/transfers/__proto__`)).status).toBe(404);
  });
});
