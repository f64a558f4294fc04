import { Injectable } from '@nestjs/common';
import { InventoryFacade } from '@cho-phien/inventory';
import { NotFound, sumDong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { DeliveryOption } from '../domain/delivery-quote.js';
import { groupBySeller } from '../domain/split-by-seller.js';
import type { SellerBasket } from '../domain/split-by-seller.js';
import { CartRepository } from '../storage/cart.repository.js';
import { PriceBasket } from './price-basket.js';
import type { PricedLine } from './price-basket.js';
import { QuoteDelivery } from './quote-delivery.js';

export interface ShownLine extends PricedLine { available: number }
export interface ShownCart { id: string; baskets: SellerBasket<ShownLine>[]; itemsTotal: Dong }
export interface CartQuote { sellers: { sellerId: string; weightGrams: number; delivery: DeliveryOption[] }[]; itemsTotal: Dong }

/** A cart at today's prices and stock. */
@Injectable()
export class ShowCart {
  constructor(
    private readonly carts: CartRepository,
    private readonly priceBasket: PriceBasket,
    private readonly inventory: InventoryFacade,
    private readonly quoteDelivery: QuoteDelivery,
  ) {}

  /** Errors: `ordering.cart_not_found`. */
  async run(cartId: string): Promise<ShownCart> {
    const lines = await this.priced(cartId);
    const available = lines.length > 0 ? await this.inventory.available(lines.map(({ variantId }) => variantId)) : new Map<string, number>();
    const baskets = groupBySeller(lines.map((line) => ({ ...line, available: line.forSale ? Math.max(0, available.get(line.variantId) ?? 0) : 0 })));
    return { id: cartId, baskets, itemsTotal: sumDong(baskets.map(({ itemsTotal }) => itemsTotal)) };
  }

  /** What each seller's parcel would cost to a commune. Errors: `ordering.cart_not_found`, `ordering.unknown_commune`. */
  async quote(cartId: string, communeCode: string): Promise<CartQuote> {
    const baskets = groupBySeller(await this.priced(cartId));
    const quote = await this.quoteDelivery.to(await this.quoteDelivery.placeOf(communeCode), baskets);
    return {
      sellers: baskets.map((basket) => ({ sellerId: basket.seller.id, weightGrams: basket.weightGrams, delivery: quote(basket) })),
      itemsTotal: sumDong(baskets.map(({ itemsTotal }) => itemsTotal)),
    };
  }

  private async priced(cartId: string): Promise<PricedLine[]> {
    const lines = await this.carts.lines(cartId);
    if (lines.length === 0 && !(await this.carts.exists(cartId))) throw new NotFound('ordering.cart_not_found');
    return this.priceBasket.shown(lines);
  }
}
