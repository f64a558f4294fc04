import { formatDong } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { ListingContent } from './listing-content.js';

/** A version in one sentence, to be read aloud to its seller: name, and for each pack size price, unit and what is on hand. */
export function readBack({ name, variants }: ListingContent, onHand: ReadonlyMap<string, number>, language: Language): string {
  const packs = variants.map(({ id, unit, price }) => {
    const left = onHand.get(id) ?? 0;
    return language === 'en' ? `${formatDong(price)} for one ${unit}, ${left} on hand` : `${formatDong(price)} một ${unit}, đang có ${left} ${unit}`;
  });
  return `${name}: ${packs.join('; ')}.`;
}
