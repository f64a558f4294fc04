import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { MAX_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Config } from '@cho-phien/platform';
import type { Payable } from '../../domain/payable.js';
import { gatewayIp } from './buyer-ip.js';
import { outcomeOf } from './gateway-result.js';
import { fromGatewayAmount, fromGatewayTime, toGatewayAmount, toGatewayTime } from './gateway-units.js';
import { readAnswer as readSigned } from './merchant-call.js';
import { QUERY_DR, readQuery } from './query-dr.js';
import { ownReturnUrl } from './return-url.js';
import { hmacSha512, pipeSignature, readSignedQuery } from './signing.js';
import { VnpayProvider } from './vnpay-provider.js';

interface Vectors {
  vnpay_pay_url: { hash_secret: string; url: string };
  vnpay_ipn: { hash_secret: string; cases: { case: string; expected_RspCode: string; query_string: string }[] };
  vnpay_querydr: { hash_secret: string; fields_in_order: string[]; string_to_sign: string; vnp_SecureHash: string };
}
const vectors = JSON.parse(readFileSync('test/simulators/vectors/gateway-vectors.json', 'utf8')) as Vectors;
const secret = vectors.vnpay_ipn.hash_secret;
const merchant = { tmnCode: 'DEMOTMN1', hashSecret: secret, host: 'http://127.0.0.1:9' };
const signed = (query: string): string => `${query}&vnp_SecureHash=${hmacSha512(secret, query)}`;

describe('VNPay’s units', () => {
  it('carry every amount from 0 to 10^12 there and back unchanged', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: MAX_DONG }), (amount) => fromGatewayAmount(toGatewayAmount(amount as Dong)) === amount), { numRuns: 10_000 });
    for (const edge of [0, 1, MAX_DONG]) expect(fromGatewayAmount(toGatewayAmount(edge as Dong))).toBe(edge);
  });

  it.each(['', '-100', '1.00', '150', '1e4', '0100x', undefined, '100000000000100'])('refuse the amount %p', (text) => { expect(fromGatewayAmount(text)).toBeNull(); });

  it('write times in GMT+7 wherever the server stands', () => {
    expect(toGatewayTime(new Date('2026-11-21T17:30:05Z'))).toBe('20261122003005');
    expect(fromGatewayTime('20261122003005')).toEqual(new Date('2026-11-21T17:30:05Z'));
    expect(fromGatewayTime('2026112200300')).toBeNull();
  });
});

describe('a signed message', () => {
  it('of the published vectors is read', () => {
    const { url, hash_secret } = vectors.vnpay_pay_url;
    expect(readSignedQuery(url.split('?')[1]!, hash_secret)?.fields.vnp_Amount).toBe('23500000');
  });

  it.each(vectors.vnpay_ipn.cases.map((each) => [each.case, each] as const))('is told from a forged one: %s', (_, { expected_RspCode, query_string }) => {
    expect(readSignedQuery(query_string, secret) === null).toBe(expected_RspCode === '97');
  });

  it('is verified as it came, whatever its writer’s encoding of special characters', () => {
    for (const info of ['a+b%7E%21*%27%28%29', 'a+b~%21%2A%27%28%29', "a+b~!*'()"]) {
      expect(readSignedQuery(signed(`vnp_OrderInfo=${info}&vnp_TxnRef=X`), secret)?.fields.vnp_OrderInfo).toBe("a b~!*'()");
    }
  });

  it('may come in any order, with empty values and foreign parameters', () => {
    const hash = hmacSha512(secret, 'vnp_A=1&vnp_B=2');
    expect(readSignedQuery(`vnp_B=2&utm=x&vnp_SecureHash=${hash.toUpperCase()}&vnp_C=&vnp_A=1&vnp_SecureHashType=HMACSHA512`, secret)?.fields).toEqual({ vnp_A: '1', vnp_B: '2' });
  });

  it.each([
    ['without a signature', 'vnp_A=1'],
    ['with an empty signature', 'vnp_A=1&vnp_SecureHash='],
    ['with a parameter twice', `${signed('vnp_A=1')}&vnp_A=1`],
    ['with two signatures', `${signed('vnp_A=1')}&vnp_SecureHash=00`],
    ['with a value added after signing', `${signed('vnp_A=1')}&vnp_B=2`],
    ['empty', ''],
    ['signed with another secret', `vnp_A=1&vnp_SecureHash=${hmacSha512('other', 'vnp_A=1')}`],
  ])('is refused %s', (_, query) => { expect(readSignedQuery(query, secret)).toBeNull(); });
});

describe('a result', () => {
  it.each([['00', '00', 'paid'], ['00', '02', 'failed'], ['00', '01', 'pending'], ['07', '07', 'held'], ['00', '04', 'held'], ['24', '02', 'failed'], ['51', '02', 'failed'], [undefined, undefined, 'failed']])(
    'with codes %s and %s is %s', (response, status, outcome) => { expect(outcomeOf(response, status)).toBe(outcome); });
});

describe('a query’s answer', () => {
  const answer = { vnp_ResponseId: 'r', vnp_Command: 'querydr', vnp_ResponseCode: '00', vnp_Message: 'ok', vnp_TmnCode: 'DEMOTMN1', vnp_TxnRef: 'X1', vnp_Amount: '23500000', vnp_BankCode: 'NCB', vnp_PayDate: '20261122091733', vnp_TransactionNo: '14422574', vnp_TransactionType: '01', vnp_TransactionStatus: '00', vnp_OrderInfo: 'i' };
  const order = ['vnp_ResponseId', 'vnp_Command', 'vnp_ResponseCode', 'vnp_Message', 'vnp_TmnCode', 'vnp_TxnRef', 'vnp_Amount', 'vnp_BankCode', 'vnp_PayDate', 'vnp_TransactionNo', 'vnp_TransactionType', 'vnp_TransactionStatus', 'vnp_OrderInfo', 'vnp_PromotionCode', 'vnp_PromotionAmount'];
  const sign = (body: Record<string, string>) => ({ ...body, vnp_SecureHash: pipeSignature(secret, body, order) });

  const readAnswer = (body: unknown, to: typeof merchant, reference: string) => readQuery(readSigned(body, to, QUERY_DR), to.tmnCode, reference);

  it('is believed when signed', () => {
    expect(readAnswer(sign(answer), merchant, 'X1')).toMatchObject({ kind: 'result', result: { amount: 235_000, outcome: 'paid', transactionNo: '14422574' } });
    expect(readAnswer(sign({ ...answer, vnp_ResponseCode: '91' }), merchant, 'X1')).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['unsigned', answer],
    ['changed after signing', { ...sign(answer), vnp_Amount: '100' }],
    ['for another payment', sign({ ...answer, vnp_TxnRef: 'X2' })],
    ['of another merchant', sign({ ...answer, vnp_TmnCode: 'OTHER' })],
    ['an error', sign({ ...answer, vnp_ResponseCode: '94' })],
    ['no object', 'x'],
  ])('is not believed when %s', (_, body) => { expect(readAnswer(body, merchant, 'X1').kind).toBe('silent'); });

  it('and its question are signed as published', () => {
    const { fields_in_order, string_to_sign, vnp_SecureHash, hash_secret } = vectors.vnpay_querydr;
    const values = string_to_sign.split('|');
    const question = Object.fromEntries(fields_in_order.map((field, index) => [field, values[index]!]));
    expect(pipeSignature(hash_secret, question, fields_in_order)).toBe(vnp_SecureHash);
  });
});

describe('the way to VNPay', () => {
  const config = { settings: { VNPAY_TMN_CODE: 'DEMOTMN1', VNPAY_HASH_SECRET: secret, VNPAY_HOST: 'http://127.0.0.1:4345' }, publicUrl: 'http://127.0.0.1:3000' } as unknown as Config;
  const payable = { groupCode: 'CP7K2M9QXAB', expiresAt: new Date('2026-11-22T02:30:00Z') } as Payable;
  const prepare = (amount: number, more = {}) => new VnpayProvider(config).prepare({ payable, amount: amount as Dong, reference: 'CP7K2M9QXABN1', now: new Date('2026-11-22T02:15:00Z'), ...more });

  it('carries the attempt in VNPay’s own terms, signed', () => {
    const url = new URL(prepare(235_000, { bankCode: 'VNPAYQR', buyerAddress: '::1' }).redirectUrl!);
    expect(url.origin + url.pathname).toBe('http://127.0.0.1:4345/paymentv2/vpcpay.html');
    expect(readSignedQuery(url.search.slice(1), secret)?.fields).toMatchObject({
      vnp_Version: '2.1.0', vnp_Command: 'pay', vnp_TmnCode: 'DEMOTMN1', vnp_Amount: '23500000', vnp_CurrCode: 'VND', vnp_TxnRef: 'CP7K2M9QXABN1', vnp_BankCode: 'VNPAYQR',
      vnp_CreateDate: '20261122091500', vnp_ExpireDate: '20261122093000', vnp_IpAddr: '127.0.0.1', vnp_ReturnUrl: 'http://127.0.0.1:3000/don/CP7K2M9QXAB/vnpay', vnp_OrderInfo: 'Thanh toan don hang CP7K2M9QXAB',
    });
  });

  it('asks for a page in the buyer’s language, and for no bank where he named none', () => {
    const fieldsOf = (more: object) => new URL(prepare(235_000, more).redirectUrl!).searchParams;
    expect([{}, { language: 'vi' }, { language: 'en' }].map((more) => fieldsOf(more).get('vnp_Locale'))).toEqual(['vn', 'vn', 'en']);
    expect(fieldsOf({}).has('vnp_BankCode')).toBe(false);
  });

  it('carries the same amount there as comes back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: MAX_DONG }), (amount) => {
      expect(fromGatewayAmount(new URL(prepare(amount).redirectUrl!).searchParams.get('vnp_Amount')!)).toBe(amount);
    }), { numRuns: 300 });
  });

  it.each([
    ['http://127.0.0.1:3000/don/X/vnpay?a=1', true], ['http://localhost:3000/x', true], ['http://evil.example/x', false], ['http://127.0.0.1:3000@evil.example/', false],
    ['javascript:alert(1)', false], ['https://127.0.0.1:3000/x', false], ['http://127.0.0.1:3001/x', false], ['//evil.example', false],
  ])('comes back to %s: %s', (wished, own) => {
    expect(ownReturnUrl('http://127.0.0.1:3000', 'CP1', wished) === wished).toBe(own);
  });

  it('hands on the return address as it was understood, without what others would read differently', () => {
    expect(ownReturnUrl('http://127.0.0.1:3000', 'CP1', 'http://127.0.0.1:3000\\@evil.example/')).toBe('http://127.0.0.1:3000/@evil.example/');
    expect(ownReturnUrl('http://127.0.0.1:3000', 'CP1', 'http://127.0.0.1:3000/x\r\nset-cookie:a=b')).toBe('http://127.0.0.1:3000/xset-cookie:a=b');
  });

  it.each([['::ffff:203.0.113.9', '203.0.113.9'], ['::1', '127.0.0.1'], ['2001:db8::12', '2001:db8::12'], ['nonsense', '127.0.0.1'], [undefined, '127.0.0.1']])('names the buyer’s address %s as %s', (address, named) => {
    expect(gatewayIp(address)).toBe(named);
  });
});
