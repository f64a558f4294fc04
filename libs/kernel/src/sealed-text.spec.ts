import fc from 'fast-check';
import { masked, seal, unseal } from './sealed-text.js';

const KEY = 'a-key-of-more-than-thirty-two-characters';

describe('a sealed number', () => {
  it('is read by its key and owner alone, and by nobody after a single bit changed', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.nat(), (text, owner, place) => {
      const sealed = seal(KEY, owner, text);
      expect(unseal(KEY, owner, sealed)).toBe(text);
      expect(() => unseal(`${KEY}x`, owner, sealed)).toThrow();
      expect(() => unseal(KEY, `${owner}x`, sealed)).toThrow();
      const spoilt = Buffer.from(sealed);
      spoilt[place % spoilt.length]! ^= 1;
      expect(() => unseal(KEY, owner, spoilt)).toThrow();
    }), { numRuns: 50 });
  });

  it('is another each time', () => expect(seal(KEY, 'x', '123').equals(seal(KEY, 'x', '123'))).toBe(false));

  it('shows its end when it is long enough to hide the rest', () => {
    expect(['0123456789', '12345', '1234', ''].map((number) => masked(number))).toEqual(['••••••6789', '•2345', '', '']);
    expect(masked('+84912345678', 3)).toBe('••••••••678');
  });
});
