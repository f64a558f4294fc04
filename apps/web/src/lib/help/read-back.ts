import { dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { OwnProduct } from '$lib/seller/types';

/** What the market would show of this version, as short sentences to be read out. */
export function readBack(product: OwnProduct, householdName: string): string[] {
  const { ingredients, description, story } = product;
  return [
    m.read_who({ name: householdName, product: product.name }),
    ...product.variants.map(({ price, unit, onHand }) => m.read_variant({ price: dong(price), unit, count: onHand })),
    ...(product.photos.length ? [m.read_photos({ count: product.photos.length })] : []),
    ...(ingredients ? [m.read_ingredients({ text: withoutStop(ingredients) })] : []),
    ...[description, story].filter((text): text is string => Boolean(text)),
  ];
}

const withoutStop = (text: string): string => text.replace(/[.\s]+$/, '');
