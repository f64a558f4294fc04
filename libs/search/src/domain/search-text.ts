import { fold } from '@cho-phien/kernel';

/** A text as it is searched: words in lower case between single spaces, a space at both ends, so that whole words are found by `like '% word %'`. */
export interface SearchText {
  /** With its marks, the tone where the newer spelling puts it. */
  marked: string;
  /** Without marks. */
  folded: string;
  markedWords: string[];
  words: string[];
}

/** More words or longer ones than any name has are not looked at. */
const MOST_WORDS = 24;
const LONGEST_WORD = 60;

/** Open syllables are spelt in two ways, `hoà` and `hòa`, `thuý` and `thúy`; both become the newer one. */
const tonesPlaced = (text: string): string => text
  .normalize('NFD')
  .replace(/o([ae])([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, 'o$2$1')
  .replace(/(?<!q)uy([\u0300\u0301\u0303\u0309\u0323])(?![\p{L}\p{M}])/gu, 'u$1y')
  .normalize('NFC');

/** The words of a text that are kept for searching; everything that is neither letter nor digit parts words. */
export function searchText(text: string, mostWords = MOST_WORDS): SearchText {
  const markedWords = tonesPlaced(text.toLowerCase())
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => word.slice(0, LONGEST_WORD))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  const words = markedWords.map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, '')).filter((word) => word !== '');
  return { marked: padded(markedWords), folded: padded(words), markedWords, words };
}

/** Distinct words of several texts without marks, as a search index keeps them. */
export const distinctWords = (...texts: string[]): string[] => [...new Set(texts.flatMap((text) => searchText(text, 2_000).words))];

/**
 * A query that every word must meet, the last one as a beginning, in PostgreSQL's tsquery syntax.
 * Words hold letters and digits alone, so that nothing in them can be read as an operator.
 */
export const everyWord = (words: readonly string[]): string =>
  words.map((word, index) => `'${word}'${index === words.length - 1 ? ':*' : ''}`).join(' & ');

const padded = (words: readonly string[]): string => (words.length === 0 ? '' : ` ${words.join(' ')} `);
