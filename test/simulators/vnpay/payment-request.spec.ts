import { describe, expect, test } from '@jest/globals';
import { MERCHANT, paymentParameters, signPayment, vietnamDigits } from '../testing/merchant-request.js';
import { gatewayVectors } from '../testing/vectors.js';
import { checkPaymentRequest, readParameters, type Refusal } from './payment-request.js';

function check(query: string, now = new Date()): Refusal | null {
  const parameters = readParameters(query);
  return parameters ? checkPaymentRequest(parameters, MERCHANT, now) : { code: '03' };
}

function minutesFromNow(minutes: number): string {
  return vietnamDigits(new Date(Date.now() + minutes * 60_000));
}

describe('a payment request', () => {
  test('is taken when it follows the documentation', () => {
    expect(check(signPayment(paymentParameters()))).toBeNull();
    const { url } = gatewayVectors.vnpay_pay_url;
    expect(check(url.slice(url.indexOf('?') + 1), new Date('2026-11-22T09:20:00+07:00'))).toBeNull();
  });

  test.each<[string, Record<string, string>]>([
    ['vnp_Version', { vnp_Version: '2.0.0' }],
    ['vnp_Command', { vnp_Command: 'refund' }],
    ['vnp_Amount', { vnp_Amount: '235000.5' }],
    ['vnp_Amount', { vnp_Amount: '-100' }],
    ['vnp_Amount', { vnp_Amount: '23500050' }],
    ['vnp_Amount', { vnp_Amount: '' }],
    ['vnp_CurrCode', { vnp_CurrCode: 'USD' }],
    ['vnp_Locale', { vnp_Locale: 'vi' }],
    ['vnp_OrderInfo', { vnp_OrderInfo: 'Thanh toán đơn hàng' }],
    ['vnp_OrderInfo', { vnp_OrderInfo: 'Don hang #1 & 2' }],
    ['vnp_TxnRef', { vnp_TxnRef: 'CP 1' }],
    ['vnp_IpAddr', { vnp_IpAddr: '999.1.1.1' }],
    ['vnp_ReturnUrl', { vnp_ReturnUrl: 'javascript:alert' }],
    ['vnp_CreateDate', { vnp_CreateDate: '20260231000000' }],
    ['vnp_ExpireDate', { vnp_ExpireDate: '' }],
  ])('is refused for a wrong %s: %j', (parameter, overrides) => {
    expect(check(signPayment(paymentParameters(overrides)))).toEqual({ code: '03', parameter });
  });

  test('is refused when it is made in another zone than GMT+7', () => {
    const utc = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const late = new Date(Date.now() + 15 * 60_000).toISOString().replace(/\D/g, '').slice(0, 14);
    expect(check(signPayment(paymentParameters({ vnp_CreateDate: utc, vnp_ExpireDate: late })))?.code).toBe('15');
    expect(check(signPayment(paymentParameters({ vnp_CreateDate: minutesFromNow(120) })))?.code).toBe('03');
  });

  test('is refused after its time', () => {
    const past = { vnp_CreateDate: minutesFromNow(-30), vnp_ExpireDate: minutesFromNow(-15) };
    expect(check(signPayment(paymentParameters(past)))).toEqual({ code: '15', parameter: 'vnp_ExpireDate' });
    const reversed = { vnp_ExpireDate: minutesFromNow(-1) };
    expect(check(signPayment(paymentParameters(reversed)))?.code).toBe('03');
  });

  test('is refused when signed with another secret, altered, or not signed', () => {
    const parameters = paymentParameters();
    expect(check(signPayment(parameters, 'another'))).toEqual({ code: '70' });
    expect(check(signPayment(parameters).replace('23500000', '100'))).toEqual({ code: '70' });
    expect(check(new URLSearchParams(parameters).toString())).toEqual({ code: '70' });
  });

  test('is refused for an unknown website, an unknown bank, a doubled parameter or a broken encoding', () => {
    expect(check(signPayment(paymentParameters({ vnp_TmnCode: 'OTHERTMN' })))?.code).toBe('72');
    expect(check(signPayment(paymentParameters({ vnp_BankCode: 'toString' })))?.code).toBe('76');
    expect(check(`${signPayment(paymentParameters())}&vnp_Amount=100`)).toEqual({ code: '03' });
    expect(check(`${signPayment(paymentParameters())}&vnp_Note=%E0%A4%A`)).toEqual({ code: '03' });
  });
});
