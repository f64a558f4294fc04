import { attributesOf } from './product-attributes.js';
import type { ListingContent } from './listing-content.js';
import { productSet } from './product-sets.js';

/** A rule of the review as its row says it. */
export interface ListingRule { code: string; sets: number[] | null; phrases: string[]; messageVi: string; messageEn: string; legalRef: string }

/** What the operator should look at. */
export interface ListingCheck { rule: string; phrase: string; field: string; message: { vi: string; en: string }; legalRef: string }

/** Phrases of the rules that stand in a listing's texts. Marks count: `chữa` is not `chưa`. */
export function checksOf(content: ListingContent, rules: readonly ListingRule[]): ListingCheck[] {
  const number = content.productSet === null ? null : productSet(content.productSet).number;
  const texts = textsOf(content);
  return rules.filter(({ sets }) => sets === null || (number !== null && sets.includes(number))).flatMap((rule) => rule.phrases.flatMap((phrase) => {
    const found = texts.find(([, text]) => containsPhrase(text, phrase));
    return found ? [{ rule: rule.code, phrase, field: found[0], message: { vi: rule.messageVi.replace('{phrase}', phrase), en: rule.messageEn.replace('{phrase}', phrase) }, legalRef: rule.legalRef }] : [];
  }));
}

function textsOf({ name, description, story, ingredients, attributes, productSet: set, variants }: ListingContent): [field: string, text: string][] {
  const shown = set === null ? [] : attributesOf(set).flatMap(({ code }) => (typeof attributes[code] === 'string' ? [[`attributes.${code}`, attributes[code]] as [string, string]] : []));
  return [['name', name], ['description', description], ['story', story ?? ''], ['ingredients', ingredients ?? ''], ...shown, ...variants.map((variant): [string, string] => ['variants', variant.name])];
}

/** Whole words only, in any case; the last character of a phrase may be a digit that goes on (`gọi 0912…`). */
function containsPhrase(text: string, phrase: string): boolean {
  const plain = ` ${text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ')} `;
  const wanted = phrase.normalize('NFC').toLowerCase();
  return plain.includes(/\d$/.test(wanted) ? ` ${wanted}` : ` ${wanted} `);
}
