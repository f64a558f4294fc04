import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cassoBody, cassoLine, isSignedByCasso } from './casso-notice.js';

interface Vector { secret: string; header: string; raw_body: string }
const { secret, header, raw_body: rawBody } = (JSON.parse(readFileSync('test/simulators/vectors/gateway-vectors.json', 'utf8')) as { casso_webhook: Vector }).casso_webhook;
const raw = Buffer.from(rawBody);
const stamp = 1_727_948_258_788;
const at = (milliseconds: number): Date => new Date(stamp + milliseconds);

describe('a Casso notice', () => {
  it.each([0, 300_000, -300_000])('of the published sample is genuine %p ms after its stamp', (milliseconds) => {
    expect(isSignedByCasso(raw, header, secret, at(milliseconds))).toBe(true);
  });

  it('is genuine however its fields are ordered and spaced', () => {
    const { error, data } = JSON.parse(rawBody) as { error: number; data: Record<string, unknown> };
    const turned = JSON.stringify({ data: Object.fromEntries(Object.entries(data).reverse()), error }, null, 2);
    expect(isSignedByCasso(Buffer.from(turned), header, secret, at(0))).toBe(true);
  });

  it.each([
    ['another secret', raw, header, 'another-secret-entirely', 0],
    ['a changed amount', Buffer.from(rawBody.replace('599000', '999000')), header, secret, 0],
    ['a changed stamp', raw, header.replace('788', '789'), secret, 0],
    ['an old stamp', raw, header, secret, 300_001],
    ['a stamp of the future', raw, header, secret, -300_001],
    ['no header', raw, undefined, secret, 0],
    ['two headers', raw, [header], secret, 0],
    ['a header of another form', raw, header.replace('v1', 'v2'), secret, 0],
    ['a body that is no JSON', Buffer.from('{"error":'), header, secret, 0],
    ['a signature of the raw body', raw, `t=${stamp},v1=${createHmac('sha512', secret).update(`${stamp}.`).update(raw).digest('hex')}`, secret, 0],
  ])('is forged with %s', (_, body, given, key, milliseconds) => {
    expect(isSignedByCasso(body, given, key, at(milliseconds))).toBe(false);
  });

  it('becomes a line of the bank account, named by the bank’s reference', () => {
    expect(cassoLine(cassoBody.parse(JSON.parse(rawBody)).data!, at(0))).toEqual({
      eventId: '88888888:MA_GIAO_DICH_THU_NGHIEM', reference: 'MA_GIAO_DICH_THU_NGHIEM', amount: 599_000, outgoing: false,
      accounts: ['88888888', ''], memos: ['giao dich thu nghiem'], occurredAt: new Date('2024-10-03T08:06:37Z'),
    });
  });

  it('of money that went out has an amount below zero', () => {
    const { data } = JSON.parse(rawBody) as { data: object };
    expect(cassoLine(cassoBody.parse({ data: { ...data, amount: -5_000 } }).data!, at(0))).toMatchObject({ amount: 5_000, outgoing: true });
  });

  it.each([{ amount: 1.5 }, { amount: '599000' }, { amount: null }, { accountNumber: undefined }, { reference: 7 }])('is malformed with %p', (change) => {
    const { data } = JSON.parse(rawBody) as { data: object };
    expect(cassoBody.safeParse({ error: 0, data: { ...data, ...change } }).success).toBe(false);
  });
});
