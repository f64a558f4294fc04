import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { sumDong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { PaymentsFacade } from '@cho-phien/payments';
import { Config } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { isCodAllowed, methodsFor, TO_SELLERS } from '../domain/payment-methods.js';
import type { ShownCart } from './show-cart.js';

/** `direct`: sellers whose part is paid to them. The methods are for the rest; where there is none, for the transfers to sellers. */
export interface WaysToPay { methods: PaymentMethod[]; cardCeiling: Dong | null; direct: ReadonlySet<string> }

/** Says before the order how its goods may be paid for and who gets the money, by the rules that the order is then placed under. */
@Injectable()
export class WaysToPayACart {
  constructor(private readonly payments: PaymentsFacade, private readonly sellers: SellersFacade, private readonly config: Config) {}

  /** Delivery is not in it yet: with it a cart may be too much for the door or for a card. */
  async of({ baskets, itemsTotal }: Pick<ShownCart, 'baskets' | 'itemsTotal'>): Promise<WaysToPay> {
    const direct = await this.sellers.paidDirectly(baskets.map(({ seller }) => seller.id));
    const collected = baskets.filter(({ seller }) => !direct.has(seller.id));
    const cardCeiling = this.payments.cardCeiling();
    if (baskets.length > 0 && collected.length === 0) return { methods: TO_SELLERS, cardCeiling, direct };
    const isAlcohol = baskets.some(({ lines }) => lines.some((line) => line.isAlcohol));
    const codAllowed = direct.size === 0 && isCodAllowed({ isAlcohol, total: itemsTotal }, this.config.settings.COD_CEILING);
    const toMarket = sumDong(collected.map((basket) => basket.itemsTotal));
    return { methods: methodsFor({ payable: true, codAllowed }, this.payments.methodsTaking(toMarket)), cardCeiling, direct };
  }
}
