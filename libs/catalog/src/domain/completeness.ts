import type { ListingContent } from './listing-content.js';
import { attributesOf, needsIngredients } from './product-attributes.js';

/** How far a photo has come; only a ready one is shown. */
export type PhotoState = 'receiving' | 'preparing' | 'ready' | 'refused' | 'unknown';

/** What a listing still lacks: the code of the sentence and what the sentence names. */
export interface Lack { field: string; code: string; params: Record<string, string | number> }

const lack = (field: string, code: string, params: Lack['params'] = {}): Lack => ({ field, code, params });

/**
 * What a version lacks before it may be sent to review, in the order in which it is asked for.
 * `photos` are the states of the version's photos in their order.
 */
export function lacksOf(content: ListingContent, photos: readonly PhotoState[]): Lack[] {
  return [...photoLacks(content, photos), ...packLacks(content), ...setLacks(content)];
}

function photoLacks({ pictures }: ListingContent, photos: readonly PhotoState[]): Lack[] {
  if (photos.length === 0 && pictures.length === 0) return [lack('photos', 'catalog.lacks_photo')];
  return photos.flatMap((state, index) => {
    if (state === 'ready') return [];
    const waiting = state === 'receiving' || state === 'preparing';
    return [lack(`photos.${index}`, waiting ? 'catalog.photo_on_its_way' : 'catalog.photo_refused', { place: index + 1 })];
  });
}

const packLacks = ({ variants, productSet }: ListingContent): Lack[] => variants.flatMap((variant, index) => [
  ...(variant.price > 0 ? [] : [lack(`variants.${index}.price`, 'catalog.lacks_price', { pack: variant.name })]),
  ...(variant.deliveryWeightGrams !== null || productSet === 'QD26-26' ? [] : [lack(`variants.${index}.deliveryWeightGrams`, 'catalog.lacks_delivery_weight', { pack: variant.name })]),
]);

function setLacks(content: ListingContent): Lack[] {
  const { productSet: set, attributes, ingredients } = content;
  if (set === null) return [lack('productSet', 'catalog.lacks_product_set')];
  const missing = attributesOf(set).filter(({ required, code }) => required && attributes[code] === undefined);
  return [
    ...(needsIngredients(set) && !ingredients ? [lack('ingredients', 'catalog.lacks_ingredients')] : []),
    ...missing.map(({ code, name, nameEn, unit, unitEn }) => lack(`attributes.${code}`, 'catalog.lacks_attribute', {
      name: unit ? `${name} (${unit})` : name, nameEn: unitEn ? `${nameEn} (${unitEn})` : nameEn,
    })),
  ];
}
