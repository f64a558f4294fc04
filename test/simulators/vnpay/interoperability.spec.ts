import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  HashAlgorithm, ProductCode, VNPay, VnpLocale, dateFormat, getDateInGMT7, ignoreLogger, type ReturnQueryFromVNPay,
} from 'vnpay';
import { MERCHANT, postJson } from '../testing/merchant-request.js';
import { startReceiver, type Receiver } from '../testing/recording-receiver.js';
import { startVnpaySimulator, type Simulator } from './index.js';

let simulator: Simulator;
let receiver: Receiver;
let library: VNPay;

beforeAll(async () => {
  receiver = await startReceiver(() => ({ body: { RspCode: '00', Message: 'Confirm Success' } }));
  simulator = await startVnpaySimulator({ port: 0, ...MERCHANT, ipnUrl: `${receiver.url}/ipn` });
  library = new VNPay({
    tmnCode: MERCHANT.tmnCode, secureSecret: MERCHANT.hashSecret, vnpayHost: simulator.url,
    queryDrAndRefundHost: simulator.url, hashAlgorithm: HashAlgorithm.SHA512, loggerFn: ignoreLogger,
  });
});
afterAll(async () => {
  await simulator.close();
  await receiver.close();
});

function inMinutes(minutes: number): number {
  return dateFormat(getDateInGMT7(new Date(Date.now() + minutes * 60_000)));
}

function build(reference: string): { url: string; created: number } {
  const created = inMinutes(0);
  const url = library.buildPaymentUrl({
    vnp_Amount: 235_000, vnp_IpAddr: '127.0.0.1', vnp_TxnRef: reference, vnp_OrderInfo: 'Thanh toan don hang CP7K2M9Q',
    vnp_OrderType: ProductCode.Other, vnp_ReturnUrl: 'http://127.0.0.1:4249/return', vnp_Locale: VnpLocale.VN,
    vnp_CreateDate: created, vnp_ExpireDate: inMinutes(15),
  });
  return { url, created };
}

function fieldsOf(query: string): ReturnQueryFromVNPay {
  return Object.fromEntries(new URLSearchParams(query)) as unknown as ReturnQueryFromVNPay;
}

describe('a merchant on the vnpay package', () => {
  test('opens a payment, and reads its return and its notice as genuine', async () => {
    const { url } = build('LIB-1');
    expect((await fetch(url)).status).toBe(200);
    const { body } = await postJson(`${simulator.url}/drive`, { paymentUrl: url, outcome: 'success' });
    const returned = library.verifyReturnUrl(fieldsOf(new URL(String(body['returnUrl'])).search));
    expect(returned).toMatchObject({ isVerified: true, isSuccess: true, vnp_Amount: 235_000, vnp_TxnRef: 'LIB-1' });
    const notice = library.verifyIpnCall(fieldsOf(receiver.received.at(-1)?.query ?? ''));
    expect(notice).toMatchObject({ isVerified: true, isSuccess: true, vnp_TxnRef: 'LIB-1' });
  });

  test('reads a cancelled payment as genuine and not successful, and a forged notice as forged', async () => {
    await postJson(`${simulator.url}/drive`, { paymentUrl: build('LIB-2').url, outcome: 'cancelled' });
    expect(library.verifyIpnCall(fieldsOf(receiver.received.at(-1)?.query ?? ''))).toMatchObject({ isVerified: true, isSuccess: false });
    await postJson(`${simulator.url}/drive`, { paymentUrl: build('LIB-3').url, corruption: 'signature' });
    expect(library.verifyIpnCall(fieldsOf(receiver.received.at(-1)?.query ?? ''))).toMatchObject({ isVerified: false });
  });

  test('asks for a payment and gives money back', async () => {
    const { url, created } = build('LIB-4');
    await postJson(`${simulator.url}/drive`, { paymentUrl: url });
    const common = { vnp_TxnRef: 'LIB-4', vnp_TransactionDate: created, vnp_CreateDate: inMinutes(0), vnp_IpAddr: '127.0.0.1', vnp_OrderInfo: 'Doi soat' };
    const asked = await library.queryDr({ ...common, vnp_RequestId: 'LIBREQ1', vnp_TransactionNo: 0 });
    expect(asked).toMatchObject({ isVerified: true, isSuccess: true, vnp_TransactionStatus: '00' });
    // Left out, the package signs the number as 0 and does not send it.
    const refunded = await library.refund({
      ...common, vnp_TransactionNo: Number(asked.vnp_TransactionNo), vnp_RequestId: 'LIBREQ2', vnp_Amount: 100_000, vnp_CreateBy: 'ketoan01', vnp_TransactionType: '03', vnp_Locale: VnpLocale.VN,
    });
    expect(refunded).toMatchObject({ isSuccess: true, vnp_TransactionStatus: '05' });
  });
});
