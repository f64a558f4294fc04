import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasMessage, message } from '@cho-phien/kernel';
import { sourceFiles } from './source-files.js';

const sources = sourceFiles('libs');
const catalogues = sources.filter((file) => /\bdefineMessages\(/.test(readFileSync(file, 'utf8')));

/** Codes as they stand in the code: thrown, or named as the code of one field or line. */
const REFUSALS = [
  /new (?:DomainError|Invalid|Unauthenticated|Forbidden|NotFound|Conflict|Gone|TooLarge|Unprocessable|TooMany|Unavailable)\(\s*(?:'\w+',\s*)?'([a-z_]+\.[a-z_0-9]+)'/g,
  /\bcode: '([a-z_]+\.[a-z_0-9]+)'/g,
  /'(field\.[a-z_]+)'/g,
];

function codesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return REFUSALS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? ''));
}

describe('refusals', () => {
  const codes = [...new Set(sources.flatMap(codesIn))].sort();
  beforeAll(async () => { for (const file of catalogues) await import(resolve(file)); });

  it('are many', () => expect(codes.length).toBeGreaterThan(40));

  it.each(codes)('%s has a sentence in Vietnamese and one in English', (code) => {
    expect(hasMessage(code)).toBe(true);
    for (const language of ['vi', 'en'] as const) expect(message(code, language).trim().length).toBeGreaterThan(5);
    expect(message(code, 'vi')).not.toBe(message(code, 'en'));
  });
});
