import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import jsqrModule from 'jsqr';
import sharp from 'sharp';
import { newOrderCode } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { qrSvg } from './qr-image.js';
import { transferPayload } from './transfer-payload.js';

// CommonJS behind an ES default: Node and Jest hand it over differently from what its types say.
const jsqr = jsqrModule as unknown as (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;

interface Vector { payload: string; bin: string; account: string; amount: number; purpose: string; tag62: Record<string, string> | null }
const vectors = (JSON.parse(readFileSync('test/simulators/vectors/vietqr-vectors.json', 'utf8')) as { positive: Vector[] }).positive;
const account = { bin: '970415', accountNumber: '0000000000' };

/** EMVCo fields of one level: two digits of tag, two of length, the value. */
function fields(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let at = 0; at < text.length;) {
    const length = Number(text.slice(at + 2, at + 4));
    found[text.slice(at, at + 2)] = text.slice(at + 4, at + 4 + length);
    at += 4 + length;
  }
  return found;
}

function crc(text: string): string {
  let register = 0xffff;
  for (const byte of Buffer.from(text)) {
    register ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) register = register & 0x8000 ? ((register << 1) ^ 0x1021) & 0xffff : (register << 1) & 0xffff;
  }
  return register.toString(16).toUpperCase().padStart(4, '0');
}

/** Every field of a payload, its checksum verified, as one text to compare. */
function decode(payload: string): string {
  const root = fields(payload);
  const transfer = fields(root['38']!);
  const beneficiary = fields(transfer['01']!);
  const check = payload.slice(-4) === crc(payload.slice(0, -4)) ? 'sound' : 'broken';
  return [check, root['00'], root['01'], transfer['00'], transfer['02'], root['53'], root['58'], beneficiary['00'], beneficiary['01'], root['54'], fields(root['62']!)['08']].join();
}

describe('a VietQR for a transfer', () => {
  it('computes the published check value', () => {
    expect(crc('123456789')).toBe('29B1');
  });

  const plain = vectors.filter(({ amount, tag62 }) => amount !== null && tag62 !== null && Object.keys(tag62).join() === '08');
  it.each(plain.map((vector) => [vector.payload, vector] as const))('reproduces %s', (payload, { bin, account: accountNumber, amount, purpose }) => {
    expect(transferPayload({ bin, accountNumber }, amount as Dong, purpose)).toBe(payload);
  });

  it('has vectors to reproduce', () => { expect(plain.length).toBeGreaterThanOrEqual(2); });

  it('decodes back to account, amount and code for 10,000 generated orders', () => {
    const accounts = fc.record({ bin: fc.stringMatching(/^\d{6}$/), accountNumber: fc.stringMatching(/^[0-9A-Z]{4,19}$/) });
    fc.assert(fc.property(accounts, fc.integer({ min: 1, max: 1_000_000_000_000 }), (to, amount) => {
      const memo = newOrderCode();
      return decode(transferPayload(to, amount as Dong, memo)) === ['sound', '01', '12', 'A000000727', 'QRIBFTTA', '704', 'VN', to.bin, to.accountNumber, amount, memo].join();
    }), { numRuns: 10_000 });
  });

  it('can be read from its picture', async () => {
    for (let order = 0; order < 5; order++) {
      const payload = transferPayload(account, (123_456 + order) as Dong, newOrderCode());
      const svg = await qrSvg(payload);
      expect(svg).toMatch(/^<svg /);
      const { data, info } = await sharp(Buffer.from(svg)).resize(480).flatten({ background: '#fff' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(payload);
    }
  });

  it.each(['', 'x'.repeat(26), 'Đơn hàng', 'CP-1'])('refuses the memo %p', (memo) => {
    expect(() => transferPayload(account, 1_000 as Dong, memo)).toThrow(RangeError);
  });
});
