import { readFileSync } from 'node:fs';
import { isSignedByPayos, payosBody, payosLine, tellsOfMoney } from './payos-notice.js';

interface Vector { checksum_key: string; body: { data: Record<string, unknown>; signature: string } }
const { checksum_key: key, body } = (JSON.parse(readFileSync('test/simulators/vectors/gateway-vectors.json', 'utf8')) as { payos_webhook: Vector }).payos_webhook;
const rawOf = (message: unknown): Buffer => Buffer.from(JSON.stringify(message));
const changed = (change: object): Buffer => rawOf({ ...body, data: { ...body.data, ...change } });

describe('a payOS notice', () => {
  it('of the published sample is genuine, whatever the order of its fields', () => {
    expect(isSignedByPayos(rawOf(body), key)).toBe(true);
    expect(isSignedByPayos(rawOf({ ...body, data: Object.fromEntries(Object.entries(body.data).reverse()) }), key)).toBe(true);
  });

  it('signs null as nothing', () => {
    expect(isSignedByPayos(changed({ counterAccountName: null }), key)).toBe(true);
  });

  it.each([
    ['another key', rawOf(body), 'another-key-entirely'],
    ['a changed amount', changed({ amount: 3_000_000 }), key],
    ['a further field', changed({ extra: 1 }), key],
    ['no signature', rawOf({ ...body, signature: undefined }), key],
    ['no data', rawOf({ ...body, data: null }), key],
    ['a body that is no JSON', Buffer.from('data='), key],
  ])('is forged with %s', (_, raw, given) => {
    expect(isSignedByPayos(raw, given)).toBe(false);
  });

  it('becomes a line of the bank account, the order’s code in its description', () => {
    expect(payosLine(payosBody.parse(body).data, new Date())).toEqual({
      eventId: 'TF230204212323:124c33293c43417ab7879e14c8d9eb18', reference: 'TF230204212323', amount: 3_000, outgoing: false,
      accounts: ['12345678', ''], memos: ['VQRIO123'], occurredAt: new Date('2023-02-04T11:25:00Z'),
    });
  });

  it.each([[{ code: '00' }, true], [{ code: '01' }, false], [{ currency: 'USD' }, false]])('with %p tells of money: %p', (change, told) => {
    expect(tellsOfMoney(payosBody.parse(JSON.parse(changed(change).toString())).data)).toBe(told);
  });

  it.each([{ amount: 1.5 }, { amount: -1 }, { amount: '3000' }, { accountNumber: null }])('is malformed with %p', (change) => {
    expect(payosBody.safeParse(JSON.parse(changed(change).toString())).success).toBe(false);
  });
});
