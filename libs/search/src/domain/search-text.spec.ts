import fc from 'fast-check';
import { distinctWords, everyWord, searchText } from './search-text.js';

describe('the text that is searched', () => {
  it('keeps letters and digits, with and without marks', () => {
    expect(searchText('  Mía tím Ba Chẽ (nước mía, ĐÓNG chai 350 ml) ')).toEqual({
      marked: ' mía tím ba chẽ nước mía đóng chai 350 ml ', folded: ' mia tim ba che nuoc mia dong chai 350 ml ',
      markedWords: ['mía', 'tím', 'ba', 'chẽ', 'nước', 'mía', 'đóng', 'chai', '350', 'ml'], words: ['mia', 'tim', 'ba', 'che', 'nuoc', 'mia', 'dong', 'chai', '350', 'ml'],
    });
  });

  it('is the same for composed and decomposed letters', () => {
    expect(searchText('Dầu Sở'.normalize('NFD'))).toEqual(searchText('dầu sở'));
  });

  it.each([['hoà', 'hòa'], ['xoè', 'xòe'], ['thuý', 'thúy'], ['Khánh Hoà xứ', 'khánh hòa xứ'], ['quý', 'quý'], ['hoàn', 'hoàn'], ['thuỷ sản', 'thủy sản']])('reads %s as %s', (older, newer) => {
    expect(searchText(older).marked).toBe(` ${newer} `);
  });

  it('of signs and pictures alone has no words', () => {
    for (const text of ['', '   ', '🍯🐝', '%_\\\'"', '\u0000\u0001', '🇻🇳', '\u0301']) expect(searchText(text).words).toEqual([]);
  });

  it('never lets a sign of the query language through', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { words, folded, marked } = searchText(text);
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      expect(`${folded}${marked}`).not.toMatch(/[%_\\'&|!:*()<>\u0000]/);
      expect(everyWord(words).split(' & ')).toHaveLength(Math.max(1, words.length));
    }));
  });

  it('is indexed as distinct words', () => {
    expect(distinctWords('Mật ong', 'HTX Mật Ong Ba Chẽ')).toEqual(['mat', 'ong', 'htx', 'ba', 'che']);
  });
});
