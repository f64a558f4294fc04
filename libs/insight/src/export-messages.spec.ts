import { readFileSync } from 'node:fs';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import './export-messages.js';

const KINDS = ['htx', 'tht', 'company', 'farm', 'registered_household', 'household', 'association'];
const catalogue = (language: Language): Record<string, string> => JSON.parse(readFileSync(new URL(`../../../apps/web/messages/${language}.json`, import.meta.url), 'utf8')) as Record<string, string>;

describe('a kind of producer', () => {
  it.each(['vi', 'en'] as const)('is called the same on pages and in files (%s)', (language) => {
    const pages = catalogue(language);
    expect(KINDS.map((kind) => pages[`producer_${kind}`])).toEqual(KINDS.map((kind) => message(`insight.value.producerKind.${kind}`, language)));
  });
});
