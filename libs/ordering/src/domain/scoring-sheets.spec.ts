import { criteriaOf, NOTHING_TYPED } from './evidence.js';
import { scoringSheet } from './scoring-sheets.js';

const KNOWN = { storefront: 'https://a/san-pham/b', shop: 'https://a/nguoi-ban/c', terms: null, orders: 1, months: 1, story: 'Chuyện.', pictures: 2, public: true };
const codes = (productSet: string): string[] => criteriaOf(productSet, KNOWN, NOTHING_TYPED).map(({ code }) => code);

describe('the criteria of a file for re-assessment', () => {
  it.each([
    ['QD26-01', ['4.1', '2.3', '5.1']], ['QD26-20', ['4.1', '2.3', '5.1']], ['QD26-21', ['4.1', '2.2', '5.1']], ['QD26-22', ['4.1', '2.2', '5.1']], ['QD26-23', ['4.1', '2.2', '5.1']],
    ['QD26-24', ['4.1', '2.2', '5.1']], ['QD26-25', ['4.1', '2.2', '5.1']], ['QD26-26', ['4.4', '5.1']],
  ])('carry the numbers of the sheet of %s', (productSet, numbers) => { expect(codes(productSet)).toEqual(numbers); });

  it('are known for every product set', () => {
    for (let set = 1; set <= 26; set++) expect(scoringSheet(`QD26-${String(set).padStart(2, '0')}`).story.code).toBe('5.1');
    expect(() => scoringSheet('QD26-27')).toThrow(RangeError);
  });
});
