import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MERCHANT, hmac, paymentParameters, postJson, signPayment, vietnamDigits } from '../testing/merchant-request.js';
import { startVnpaySimulator, type Simulator } from './index.js';

let simulator: Simulator;
let requests = 0;

beforeAll(async () => {
  simulator = await startVnpaySimulator({ port: 0, ...MERCHANT, ipnUrl: 'http://127.0.0.1:9/ipn', ipnRetry: { times: 0, everyMs: 0 } });
});
afterAll(() => simulator.close());

interface Payment {
  readonly vnp_TxnRef: string;
  readonly vnp_TransactionDate: string;
  readonly vnp_TransactionNo: string;
}

async function pay(outcome: string | null): Promise<Payment> {
  const parameters = paymentParameters();
  const answer = await postJson(`${simulator.url}/drive`, { paymentUrl: `?${signPayment(parameters)}`, outcome, ipn: 'never' });
  const returned = new URL(String(answer.body['returnUrl'] ?? 'http://none/')).searchParams;
  return {
    vnp_TxnRef: parameters['vnp_TxnRef'] ?? '',
    vnp_TransactionDate: parameters['vnp_CreateDate'] ?? '',
    vnp_TransactionNo: returned.get('vnp_TransactionNo') ?? '',
  };
}

function request(command: string, fields: Record<string, string>): Record<string, string> {
  requests += 1;
  return {
    vnp_RequestId: `REQ${String(requests).padStart(4, '0')}`, vnp_Version: '2.1.0', vnp_Command: command,
    vnp_TmnCode: MERCHANT.tmnCode, vnp_CreateDate: vietnamDigits(new Date()), vnp_IpAddr: '127.0.0.1',
    vnp_OrderInfo: 'Doi soat don CP7K2M9Q', ...fields,
  };
}

async function send(message: Record<string, string>, secret?: string): Promise<Record<string, unknown>> {
  const m = message;
  const text = m['vnp_Command'] === 'refund'
    ? `${m['vnp_RequestId']}|${m['vnp_Version']}|refund|${m['vnp_TmnCode']}|${m['vnp_TransactionType']}|${m['vnp_TxnRef']}|${m['vnp_Amount']}|${m['vnp_TransactionNo']}|${m['vnp_TransactionDate']}|${m['vnp_CreateBy']}|${m['vnp_CreateDate']}|${m['vnp_IpAddr']}|${m['vnp_OrderInfo']}`
    : `${m['vnp_RequestId']}|${m['vnp_Version']}|${m['vnp_Command']}|${m['vnp_TmnCode']}|${m['vnp_TxnRef']}|${m['vnp_TransactionDate']}|${m['vnp_CreateDate']}|${m['vnp_IpAddr']}|${m['vnp_OrderInfo']}`;
  const url = `${simulator.url}/merchant_webapi/api/transaction`;
  const { status, body } = await postJson(url, { ...m, vnp_SecureHash: hmac(text, secret) });
  expect(status).toBe(200);
  expect(body['vnp_SecureHash']).toBe(hmac(answerText(m['vnp_Command'], body)));
  return body;
}

function answerText(command: string | undefined, body: Record<string, unknown>): string {
  const names = ['ResponseId', 'Command', 'ResponseCode', 'Message', 'TmnCode', 'TxnRef', 'Amount', 'BankCode', 'PayDate', 'TransactionNo', 'TransactionType', 'TransactionStatus', 'OrderInfo'];
  if (command === 'querydr') names.push('PromotionCode', 'PromotionAmount');
  return names.map((name) => body[`vnp_${name}`] ?? '').join('|');
}

function refund(payment: Payment, type: string, dong: number): Promise<Record<string, unknown>> {
  return send(request('refund', { ...payment, vnp_TransactionType: type, vnp_Amount: String(dong * 100), vnp_CreateBy: 'ketoan01' }));
}

function query(fields: { vnp_TxnRef: string; vnp_TransactionDate: string; vnp_TransactionNo?: string }): Promise<Record<string, unknown>> {
  return send(request('querydr', { ...fields }));
}

describe('QueryDR', () => {
  test.each<[string | null, string]>([['success', '00'], ['cancelled', '02'], ['suspected_fraud', '07'], [null, '01']])(
    'tells of a payment that ended as %s with status %s',
    async (outcome, status) => {
      const payment = await pay(outcome);
      expect(await query(payment)).toMatchObject({
        vnp_ResponseCode: '00', vnp_Command: 'querydr', vnp_TmnCode: 'DEMOTMN1', vnp_TxnRef: payment.vnp_TxnRef,
        vnp_Amount: '23500000', vnp_TransactionType: '01', vnp_TransactionStatus: status, vnp_TransactionNo: payment.vnp_TransactionNo,
      });
    },
  );

  test('does not find an unknown reference or another date', async () => {
    const payment = await pay('success');
    expect(await query({ ...payment, vnp_TxnRef: 'NONE' })).toMatchObject({ vnp_ResponseCode: '91' });
    expect(await query({ ...payment, vnp_TransactionDate: '20200101000000' })).toMatchObject({ vnp_ResponseCode: '91' });
  });

  test('refuses what is malformed, foreign, unsigned or repeated, with the documented codes', async () => {
    const payment = await pay('success');
    expect(await send(request('querydr', { ...payment, vnp_TransactionDate: 'today' }))).toMatchObject({ vnp_ResponseCode: '03' });
    expect(await send(request('constructor', { ...payment }))).toMatchObject({ vnp_ResponseCode: '03' });
    expect(await send(request('querydr', { ...payment, vnp_TmnCode: 'OTHERTMN' }))).toMatchObject({ vnp_ResponseCode: '02' });
    expect(await send(request('querydr', { ...payment }), 'another')).toMatchObject({ vnp_ResponseCode: '97' });
    const message = request('querydr', { ...payment });
    expect(await send(message)).toMatchObject({ vnp_ResponseCode: '00' });
    expect(await send(message)).toMatchObject({ vnp_ResponseCode: '94' });
  });
});

describe('refund', () => {
  test('gives everything back once', async () => {
    const payment = await pay('success');
    const answer = await refund(payment, '02', 235_000);
    expect(answer).toMatchObject({
      vnp_ResponseCode: '00', vnp_Command: 'refund', vnp_Amount: '23500000', vnp_TransactionType: '02', vnp_TransactionStatus: '05',
    });
    expect(await refund(payment, '02', 235_000)).toMatchObject({ vnp_ResponseCode: '99' });
    expect(await refund(payment, '03', 100_000)).toMatchObject({ vnp_ResponseCode: '99' });
  });

  test('gives parts back up to what was paid and not a đồng more', async () => {
    const payment = await pay('success');
    const first = await refund(payment, '03', 100_000);
    expect(first).toMatchObject({ vnp_ResponseCode: '00', vnp_TransactionType: '03' });
    expect(await refund(payment, '03', 135_001)).toMatchObject({ vnp_ResponseCode: '99' });
    expect(await refund(payment, '02', 135_000)).toMatchObject({ vnp_ResponseCode: '99' });
    expect(await refund(payment, '03', 135_000)).toMatchObject({ vnp_ResponseCode: '00' });
    expect(await query({ ...payment, vnp_TransactionNo: String(first['vnp_TransactionNo']) })).toMatchObject({
      vnp_TransactionType: '03', vnp_TransactionStatus: '05', vnp_Amount: '10000000',
    });
    expect(await query(payment)).toMatchObject({ vnp_TransactionType: '01', vnp_TransactionStatus: '00' });
  });

  test('is refused for a payment that did not succeed', async () => {
    expect(await refund(await pay('cancelled'), '02', 235_000)).toMatchObject({ vnp_ResponseCode: '95' });
    expect(await refund(await pay(null), '02', 235_000)).toMatchObject({ vnp_ResponseCode: '95' });
  });

  test('is not done twice for one request id, nor for a wrong form or number', async () => {
    const payment = await pay('success');
    const message = request('refund', { ...payment, vnp_TransactionType: '03', vnp_Amount: '100000', vnp_CreateBy: 'ketoan01' });
    expect(await send(message)).toMatchObject({ vnp_ResponseCode: '00' });
    expect(await send(message)).toMatchObject({ vnp_ResponseCode: '94' });
    expect(await refund(payment, '01', 1000)).toMatchObject({ vnp_ResponseCode: '03' });
    expect(await refund(payment, '03', 0.5)).toMatchObject({ vnp_ResponseCode: '03' });
    expect(await refund({ ...payment, vnp_TransactionNo: '12345' }, '03', 1000)).toMatchObject({ vnp_ResponseCode: '91' });
  });
});
