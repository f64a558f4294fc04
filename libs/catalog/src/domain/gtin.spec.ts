import fc from 'fast-check';
import { gtinCheckDigit, printedGtin, readGtin } from './gtin.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const whole = (body: string): string => body + String(gtinCheckDigit(body));

describe('a GTIN', () => {
  // GS1's own examples: the prefixes 950 and 952 are kept for demonstrations.
  it.each([['9506000134352', '09506000134352'], ['09506000134352', '09506000134352'], ['950 6000 134352', '09506000134352'], ['036000291452', '00036000291452'], ['95012346', '00000095012346']])('%s is %s', (typed, gtin) => {
    expect(readGtin(typed)).toEqual({ gtin });
  });

  it.each([
    ['9506000134353', 'catalog.gtin_check_digit'], ['95060001343', 'catalog.gtin_length'], ['', 'catalog.gtin_length'], ['950600013435X', 'catalog.gtin_length'], ['٩٥٠٦٠٠٠١٣٤٣٥٢', 'catalog.gtin_length'],
    [whole('200000012345'), 'catalog.gtin_restricted'], [whole('020000012345'), 'catalog.gtin_restricted'], [whole('2123456'), 'catalog.gtin_restricted'], [whole('990000012345'), 'catalog.gtin_restricted'],
  ])('“%s” is none: %s', (typed, problem) => { expect(readGtin(typed)).toEqual({ problem }); });

  it('with one wrong digit is never taken', () => {
    fc.assert(fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
      const right = whole(body);
      const wrong = right.slice(0, place) + String((Number(right[place]) + by) % 10) + right.slice(place + 1);
      expect('gtin' in readGtin(wrong)).toBe(false);
    }));
  });

  it('reads back from how it is printed', () => {
    fc.assert(fc.property(fc.constantFrom(7, 11, 12, 13).chain(digits), (body) => {
      const read = readGtin(whole(body));
      if ('gtin' in read) expect(readGtin(printedGtin(read.gtin))).toEqual(read);
    }));
  });
});
