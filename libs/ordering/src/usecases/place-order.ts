import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newOrderCode, newSecret, NotFound, Unprocessable } from '@cho-phien/kernel';
import type { FieldError, Language } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { DeliveryOption, Place } from '../domain/delivery-quote.js';
import { hashToken } from '../domain/order-token.js';
import { isCodAllowed } from '../domain/payment-methods.js';
import { newPurchase } from '../domain/purchase.js';
import type { Buyer, Purchase } from '../domain/purchase.js';
import { groupBySeller, splitBySeller } from '../domain/split-by-seller.js';
import type { BasketLine, SplitPurchase } from '../domain/split-by-seller.js';
import { CartRepository } from '../storage/cart.repository.js';
import type { CartLine } from '../storage/cart.repository.js';
import { PriceBasket } from './price-basket.js';
import { QuoteDelivery } from './quote-delivery.js';
import type { Quoter } from './quote-delivery.js';
import { RecordPurchase } from './record-purchase.js';

export interface PlaceOrderInput {
  cartId: string;
  buyer: Buyer;
  place: Place;
  addressLine: string;
  /** Delivery code by seller id. */
  delivery: Readonly<Record<string, string>>;
  ageConfirmed: boolean;
  /** What the page showed; checked when given. */
  expectedTotal: number | undefined;
  language: Language;
}

/** Turns a cart into one purchase with one order per seller, goods held and the payable open: all of it or nothing. */
@Injectable()
export class PlaceOrder {
  constructor(
    private readonly carts: CartRepository,
    private readonly priceBasket: PriceBasket,
    private readonly quoteDelivery: QuoteDelivery,
    private readonly recordPurchase: RecordPurchase,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * Errors: `ordering.cart_not_found`, `ordering.cart_empty`, `ordering.not_for_sale`, `ordering.age_not_confirmed`,
   * `ordering.delivery_missing`, `ordering.delivery_not_offered`, `ordering.total_changed`, `inventory.insufficient_stock`.
   */
  async run(tx: Tx, input: PlaceOrderInput): Promise<{ purchase: Purchase; accessToken: string }> {
    const lines = await this.priceBasket.sold(tx, await this.takeCart(tx, input.cartId));
    if (!input.ageConfirmed && lines.some(({ isAlcohol }) => isAlcohol)) {
      throw new Unprocessable('ordering.age_not_confirmed', {}, [{ path: 'ageConfirmed', code: 'ordering.age_not_confirmed' }]);
    }
    const split = this.split(lines, await this.quoteDelivery.to(input.place, groupBySeller(lines), tx), input);
    const accessToken = newSecret();
    const purchase = await this.recordPurchase.run(tx, this.open(split, input), hashToken(accessToken), input.language);
    return { purchase, accessToken };
  }

  private async takeCart(tx: Tx, cartId: string): Promise<CartLine[]> {
    const lines = await this.carts.take(tx, cartId);
    if (lines.length > 0) return lines;
    if (await this.carts.exists(cartId, tx)) throw new Unprocessable('ordering.cart_empty');
    throw new NotFound('ordering.cart_not_found');
  }

  private split(lines: readonly BasketLine[], quote: Quoter, { delivery, expectedTotal }: PlaceOrderInput): SplitPurchase {
    const mistakes: FieldError[] = [];
    const split = splitBySeller(lines, (basket) => {
      const offered = quote(basket);
      const chosen = offered.find(({ code }) => Object.hasOwn(delivery, basket.seller.id) && code === delivery[basket.seller.id]);
      if (!chosen) mistakes.push({ path: `delivery.${basket.seller.id}`, code: Object.hasOwn(delivery, basket.seller.id) ? 'ordering.delivery_not_offered' : 'ordering.delivery_missing' });
      return chosen ?? NOT_CHOSEN;
    });
    if (mistakes.length > 0) throw new Unprocessable(mistakes[0]!.code, {}, mistakes);
    if (expectedTotal !== undefined && expectedTotal !== split.total) throw new Conflict('ordering.total_changed', { total: split.total });
    return split;
  }

  private open(split: SplitPurchase, { buyer, place, addressLine }: PlaceOrderInput): Purchase {
    const createdAt = this.clock.now();
    const { HOLD_MINUTES, COD_CEILING } = this.config.settings;
    const isAlcohol = split.shares.some(({ lines }) => lines.some((line) => line.isAlcohol));
    return newPurchase(split, {
      code: newOrderCode(), buyer, address: { ...place, line: addressLine },
      codAllowed: isCodAllowed({ isAlcohol, total: split.total }, COD_CEILING),
      createdAt, expiresAt: new Date(createdAt.getTime() + Math.round(HOLD_MINUTES * 60_000)),
    });
  }
}

/** Stands in while all mistakes are collected; never leaves `split`. */
const NOT_CHOSEN: DeliveryOption = { code: '', name: { vi: '', en: '' }, fee: 0 as DeliveryOption['fee'] };
