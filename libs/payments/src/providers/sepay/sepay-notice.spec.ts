import { readFileSync } from 'node:fs';
import { createHmac } from 'node:crypto';
import { isSignedBySepay, sepayBody, sepayLine } from './sepay-notice.js';

interface Vector { secret: string; headers: Record<string, string>; raw_body: string }
const vector = (JSON.parse(readFileSync('test/simulators/vectors/gateway-vectors.json', 'utf8')) as { sepay_webhook_hmac: Vector }).sepay_webhook_hmac;
const stamp = vector.headers['X-SePay-Timestamp']!;
const signature = vector.headers['X-SePay-Signature']!;
const raw = Buffer.from(vector.raw_body);
const at = (seconds: number): Date => new Date((Number(stamp) + seconds) * 1_000);

describe('a SePay notice', () => {
  it.each([0, 299, 300, -300])('of the published vector is genuine %p s after its stamp', (seconds) => {
    expect(isSignedBySepay(raw, stamp, signature, vector.secret, at(seconds))).toBe(true);
  });

  it.each([301, -301, 86_400])('is too old or too early %p s after its stamp', (seconds) => {
    expect(isSignedBySepay(raw, stamp, signature, vector.secret, at(seconds))).toBe(false);
  });

  it.each([
    ['another secret', raw, stamp, signature, 'another-secret-entirely'],
    ['a changed byte', Buffer.from(vector.raw_body.replace('235000', '935000')), stamp, signature, vector.secret],
    ['a changed stamp', raw, String(Number(stamp) + 1), signature, vector.secret],
    ['no signature', raw, stamp, undefined, vector.secret],
    ['no stamp', raw, undefined, signature, vector.secret],
    ['a stamp that is no number', raw, 'now', signature, vector.secret],
    ['two stamps', raw, [stamp, stamp], signature, vector.secret],
    ['a signature without its prefix', raw, stamp, signature.slice('sha256='.length), vector.secret],
    ['a signature of the body alone', raw, stamp, `sha256=${createHmac('sha256', vector.secret).update(raw).digest('hex')}`, vector.secret],
  ])('is forged with %s', (_, body, timestamp, given, secret) => {
    expect(isSignedBySepay(body, timestamp, given, secret, at(0))).toBe(false);
  });

  it('is taken whatever characters its payer wrote', () => {
    const body = { ...(JSON.parse(vector.raw_body) as object), content: 'CP7K\u00002M9QXAB' };
    expect(sepayLine(sepayBody.parse(body), at(0)).memos[0]).toBe('CP7K2M9QXAB');
  });

  it('becomes a line of the bank account, its time in Vietnam', () => {
    const line = sepayLine(sepayBody.parse(JSON.parse(vector.raw_body)), at(0));
    expect(line).toMatchObject({ eventId: '92704', reference: 'MBVCB.3278907687', amount: 235_000, outgoing: false, occurredAt: new Date('2026-01-01T00:00:00Z') });
    expect(line.memos[0]).toBe('OCOP7K2M9Q chuyen tien');
  });

  it.each([{ transferAmount: 1.5 }, { transferAmount: -1 }, { transferAmount: '235000' }, { transferType: 'sideways' }, { id: null }, { accountNumber: undefined }])('is malformed with %p', (change) => {
    expect(sepayBody.safeParse({ ...(JSON.parse(vector.raw_body) as object), ...change }).success).toBe(false);
  });
});
