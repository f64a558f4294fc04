import type { RequestEvent } from '@sveltejs/kit';
import { formField } from '$lib/seller/field-words';
import type { LinkedSeller } from '$lib/seller/types';
import { apiFor } from './api';
import { quietly } from './quietly';
import { sellerApi } from './seller-api';

/** What the form of one product needs beside the product: sets, attributes of its set, certificates, and what each price brings. */
export async function goodsForm(event: RequestEvent, sellerId: string, productSet: string | null, prices: readonly number[] = []) {
  const own = sellerApi(event, sellerId);
  const [sets, attributes, certificates, quotes] = await Promise.all([
    apiFor(event).productSets(),
    productSet ? own.attributes(productSet) : { items: [] },
    quietly(own.certificates()),
    Promise.all([...new Set(prices)].map((price) => quietly(own.quote(price, productSet)))),
  ]);
  return { sets: sets.items, attributes: attributes.items, certificates: certificates?.items ?? [], quotes: quotes.filter((quote) => quote !== null) };
}

const TOGETHER = ['htx', 'tht'];

/** The households that goods of a cooperative may be made by; none of anybody else's shop. */
export async function producersOf(event: RequestEvent, seller: { id: string; kind: string } | null): Promise<LinkedSeller[]> {
  if (!seller || !TOGETHER.includes(seller.kind)) return [];
  const found = await quietly(sellerApi(event, seller.id).households());
  return found?.items.filter(({ state }) => state === 'joined') ?? [];
}

/** What is missing before publication, under the form's fields. */
export const missingByField = (missing: readonly { field: string; message: string }[]): Record<string, string> =>
  Object.fromEntries(missing.map(({ field, message }) => [formField(field), message]));
