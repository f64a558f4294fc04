import { describe, expect, test } from '@jest/globals';
import { gatewayVectors } from '../testing/vectors.js';
import { canonicalQuery, hmacSha512, pipeSignature, sameSignature } from './signing.js';

const { vnpay_pay_url: payUrl, vnpay_encoding: encoding, vnpay_ipn: ipn } = gatewayVectors;

describe('VNPay signatures', () => {
  test('a payment request signs its non-empty values in ASCII order', () => {
    expect(canonicalQuery(payUrl.params)).toBe(payUrl.string_to_sign);
    expect(hmacSha512(payUrl.hash_secret, canonicalQuery(payUrl.params))).toBe(payUrl.vnp_SecureHash);
  });

  test('values are form-encoded: a space is a plus and hex digits are upper case', () => {
    const params = Object.fromEntries(Object.entries(encoding.params).map(([key, value]) => [key, String(value)]));
    expect(canonicalQuery(params)).toBe(encoding.string_to_sign);
    expect(canonicalQuery({ vnp_OrderInfo: "a b~!*'()" })).toBe('vnp_OrderInfo=a+b%7E%21*%27%28%29');
  });

  test.each(ipn.cases)('a notice verifies unless it was altered: $case', ({ case: name, query_string: query }) => {
    const parameters = Object.fromEntries(new URLSearchParams(query));
    const expected = hmacSha512(payUrl.hash_secret, canonicalQuery(parameters));
    expect(sameSignature(expected, parameters['vnp_SecureHash'] ?? '')).toBe(!name.includes('altered'));
  });

  test.each([['querydr', gatewayVectors.vnpay_querydr], ['refund', gatewayVectors.vnpay_refund]])(
    'a %s request signs its fields joined by a bar, unencoded',
    (_name, vector) => {
      const values = vector.string_to_sign.split('|');
      const message = Object.fromEntries(vector.fields_in_order.map((field, index) => [field, values[index]]));
      expect(pipeSignature(payUrl.hash_secret, message, vector.fields_in_order)).toBe(vector.vnp_SecureHash);
    },
  );

  test('signatures compare whatever their letter case and refuse another length', () => {
    expect(sameSignature('ab12', 'AB12')).toBe(true);
    expect(sameSignature('ab12', 'ab1')).toBe(false);
    expect(sameSignature('ab12', '')).toBe(false);
  });
});
