import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { vietQrVectors } from '../testing/vectors.js';
import { crc16 } from './emv-tlv.js';
import { decodeVietQr } from './vietqr.js';

function field(tag: string, value: string): string {
  return tag + String(value.length).padStart(2, '0') + value;
}

function close(payload: string): string {
  return `${payload}6304${crc16(`${payload}6304`)}`;
}

interface Parts {
  readonly init?: string;
  readonly service?: string;
  readonly bin?: string;
  readonly account?: string;
  readonly currency?: string;
  readonly amount?: string;
  readonly country?: string;
  readonly memo?: string;
}

function encode(parts: Parts): string {
  const beneficiary = field('00', parts.bin ?? '970422') + field('01', parts.account ?? '0000123456789');
  const napas = field('00', 'A000000727') + field('01', beneficiary) + field('02', parts.service ?? 'QRIBFTTA');
  return close([
    field('00', '01'), field('01', parts.init ?? '12'), field('38', napas), field('53', parts.currency ?? '704'),
    parts.amount === undefined ? '' : field('54', parts.amount), field('58', parts.country ?? 'VN'),
    parts.memo === undefined ? '' : field('62', field('08', parts.memo)),
  ].join(''));
}

describe('VietQR', () => {
  test('the checksum is CRC-16/CCITT-FALSE', () => {
    expect(crc16(vietQrVectors.crc_check.input)).toBe(vietQrVectors.crc_check.crc);
  });

  test.each(vietQrVectors.positive)('reads a published transfer code: $payload', (vector) => {
    const { init, service, bin, account, amount, purpose, tag62 } = vector;
    expect(decodeVietQr(vector.payload)).toEqual({
      kind: 'transfer', init, service, bin, account, amount, purpose, additional: tag62,
    });
  });

  test.each(vietQrVectors.negative)('refuses a published wrong code ($reason): $payload', ({ payload, reason }) => {
    const fault = reason.includes('CRC') ? 'wrong_crc' : 'service';
    expect(decodeVietQr(payload)).toMatchObject({ kind: 'invalid', fault });
  });

  test.each(vietQrVectors.other_scheme)('knows a code of another scheme for what it is: $payload', ({ payload }) => {
    expect(decodeVietQr(payload)).toMatchObject({ kind: 'other_scheme' });
  });

  test('names VNPAY-QR and the NAPAS services that are no transfers', () => {
    expect(decodeVietQr(vietQrVectors.other_scheme[1]?.payload ?? '')).toEqual({ kind: 'other_scheme', scheme: 'VNPAY-QR' });
    expect(decodeVietQr(encode({ service: 'QRPUSH' }))).toEqual({ kind: 'other_scheme', scheme: 'NAPAS QRPUSH' });
  });

  test.each<[string, Parts]>([
    ['format', { init: '13' }],
    ['service', { service: 'QRIBFTTX' }],
    ['bin', { bin: '97042' }],
    ['account', { account: '0000 123' }],
    ['account', { account: '12345678901234567890' }],
    ['account', { service: 'QRIBFTTC', account: '12345' }],
    ['currency', { currency: '840' }],
    ['country', { country: 'US' }],
    ['amount', { amount: '1000.50' }],
    ['amount', { amount: '0' }],
    ['amount', { amount: '-5' }],
  ])('refuses a sound code that breaks a transfer rule (%s): %j', (fault, parts) => {
    expect(decodeVietQr(encode(parts))).toMatchObject({ kind: 'invalid', fault });
  });

  test.each<[string, string]>([
    ['no_crc', ''],
    ['no_crc', '<script>'],
    ['no_crc', `${'9'.repeat(200)}`],
    ['broken', close(`${field('00', '01')}38`)],
    ['broken', close(`${field('00', '01')}3899A`)],
    ['broken', close(field('00', '01') + field('53', '704') + field('53', '704'))],
    ['format', close(field('01', '12') + field('00', '01'))],
    ['no_account', close(field('00', '01') + field('53', '704') + field('58', 'VN'))],
  ])('refuses what has no sound structure (%s): %s', (fault, text) => {
    expect(decodeVietQr(text)).toMatchObject({ kind: 'invalid', fault });
  });

  test('takes a card, a lower-case checksum and blanks around the text', () => {
    const card = encode({ service: 'QRIBFTTC', account: '9704000000000018' });
    expect(decodeVietQr(`  ${card.slice(0, -4)}${card.slice(-4).toLowerCase()}\n`)).toMatchObject({
      kind: 'transfer', service: 'QRIBFTTC', account: '9704000000000018', amount: null, purpose: null,
    });
  });

  const transfers = fc.record({
    bin: fc.stringMatching(/^\d{6}$/),
    account: fc.stringMatching(/^[A-Za-z0-9]{1,19}$/),
    amount: fc.integer({ min: 1, max: 499_999_999 }),
    memo: fc.stringMatching(/^[A-Za-z0-9 ]{1,25}$/),
  });

  test('reads back every transfer and refuses it with any one character changed', () => {
    fc.assert(fc.property(transfers, fc.nat(), fc.constantFrom('0', '7', 'Q'), (made, position, other) => {
      const payload = encode({ ...made, amount: String(made.amount) });
      expect(decodeVietQr(payload)).toMatchObject({
        kind: 'transfer', bin: made.bin, account: made.account, amount: made.amount, purpose: made.memo,
      });
      const at = position % payload.length;
      const changed = payload.slice(0, at) + other + payload.slice(at + 1);
      if (changed !== payload) expect(decodeVietQr(changed).kind).toBe('invalid');
    }));
  });
});
