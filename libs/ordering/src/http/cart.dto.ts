import { z } from 'zod';
import { communeCode, dongAmount } from '@cho-phien/platform';
import { MAX_QUANTITY } from '../domain/cart-limits.js';
import { paymentMethod, sellerRef } from './order-group.dto.js';

export const linePath = z.object({ id: z.string(), variantId: z.uuid() });

/** Units of one variant; 0 takes it out of the cart. */
export const quantityBody = z.object({ quantity: z.int().min(0).max(MAX_QUANTITY) });

/** Where to deliver; the line may still be empty while the buyer compares. */
export const quoteBody = z.object({ address: z.object({ communeCode, line: z.string().max(200).optional() }) });

const picture = z.looseObject({ url: z.string(), width: z.int(), height: z.int(), alt: z.string(), drawn: z.boolean() }).nullable();

const cartLine = z.object({
  variantId: z.string(), productId: z.string(), slug: z.string(), name: z.string(), variantName: z.string(), unit: z.string(), image: picture,
  quantity: z.int(), unitPrice: dongAmount, total: dongAmount,
  /** Units that can be bought now; 0 when sold out or no longer sold. */
  available: z.int(),
  forSale: z.boolean(), isAlcohol: z.boolean(),
});

export const cart = z.object({
  id: z.string(),
  lines: z.array(z.object({ variantId: z.string(), quantity: z.int() })),
  /** `direct`: this part, its delivery included, is paid to the seller himself; the market never holds it. */
  sellers: z.array(z.object({ seller: sellerRef, lines: z.array(cartLine), itemsTotal: dongAmount, moneyRoute: z.enum(['collected', 'direct']) })),
  itemsTotal: dongAmount,
  /** Ways in which what goes to the market may be paid, or, where nothing does, what goes to sellers; as far as can be said before the delivery is known. */
  paymentMethods: z.array(paymentMethod),
  /** The most that a card takes at once, delivery included; null where cards are not taken. */
  cardCeiling: dongAmount.nullable(),
});

export const quote = z.object({
  sellers: z.array(z.object({ sellerId: z.string(), weightGrams: z.int(), delivery: z.array(z.object({ code: z.string(), name: z.string(), fee: dongAmount })) })),
  itemsTotal: dongAmount,
});
