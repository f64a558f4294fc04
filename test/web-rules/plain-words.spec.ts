import { readFileSync } from 'node:fs';

const MOST_WORDS = 12;
/** Messages of the pages for sellers, for who helps them, and of the help centre; the operator's and officer's pages are not among them. */
const PLAIN = /^(ban|read|deed|help|consent|queue|notice|sign_in|error)_/;

const catalogue = JSON.parse(readFileSync(new URL('../../apps/web/messages/vi.json', import.meta.url), 'utf8')) as Record<string, string>;
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?:;])\s+/).filter(Boolean);
const wordsOf = (sentence: string): number => sentence.split(/\s+/).filter(Boolean).length;

describe('words for people who read with effort', () => {
  it(`come in sentences of at most ${MOST_WORDS} words`, () => {
    const plain = Object.entries(catalogue).filter(([key]) => PLAIN.test(key));
    expect(plain.length).toBeGreaterThan(400);
    const long = plain.flatMap(([key, text]) => sentencesOf(text).filter((sentence) => wordsOf(sentence) > MOST_WORDS).map((sentence) => `${key}: ${sentence}`));
    expect(long).toEqual([]);
  });
});
