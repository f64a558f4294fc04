import fc from 'fast-check';
import { newOrderCode } from '@cho-phien/kernel';
import { resembles } from './resemblance.js';

describe('a mistyped code', () => {
  it.each([
    ['wrong in one place', (code: string) => `${code.slice(0, 5)}Q${code.slice(6)}`],
    ['with two characters swapped', (code: string) => `${code.slice(0, 6)}${code[7]}${code[6]}${code.slice(8)}`],
    ['with one character missing', (code: string) => code.slice(0, 4) + code.slice(5)],
    ['with one character too many', (code: string) => `${code.slice(0, 4)}O${code.slice(4)}`],
    ['broken up by a bank', (code: string) => `MBVCB.77.${code.slice(0, 5)} ${code.slice(5).toLowerCase()}.CT tu`],
  ])('is recognised %s', (_, mangle) => {
    for (let draw = 0; draw < 200; draw++) {
      const code = newOrderCode();
      expect(resembles(`chuyen tien ${mangle(code)} cam on`, code)).toBe(true);
    }
  });

  it('is not seen in ordinary words', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('chuyen', 'tien', 'mua', 'hang', 'cam', 'on', 'chi', 'Hoa', '2 kg mien', 'dong'), { maxLength: 8 }), (words) => !resembles(words.join(' '), newOrderCode())));
  });
});
