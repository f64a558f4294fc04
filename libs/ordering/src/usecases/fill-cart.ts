import { Injectable } from '@nestjs/common';
import { CatalogFacade } from '@cho-phien/catalog';
import { Clock, Conflict, newUnguessableId, NotFound, Unprocessable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { MAX_LINES } from '../domain/cart-limits.js';
import { CartRepository } from '../storage/cart.repository.js';
import type { CartLine } from '../storage/cart.repository.js';

@Injectable()
export class FillCart {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly carts: CartRepository,
    private readonly catalog: CatalogFacade,
    private readonly clock: Clock,
  ) {}

  /** A new empty cart; its id is the key to it. */
  async open(): Promise<string> {
    const cartId = newUnguessableId();
    await this.unitOfWork.run((tx) => this.carts.create(tx, cartId, this.clock.now()));
    return cartId;
  }

  /** Sets the quantity of a variant; 0 takes it out. Errors: `ordering.cart_not_found`, `ordering.variant_not_found`, `ordering.out_of_season` and `ordering.on_holiday` (conflicts), `ordering.cart_full`. */
  async put(cartId: string, line: CartLine): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.carts.touch(tx, cartId, this.clock.now()))) throw new NotFound('ordering.cart_not_found');
      if (line.quantity === 0) return this.carts.remove(tx, cartId, line.variantId);
      const { notForSale } = (await this.catalog.variantsForSale([line.variantId], tx)).get(line.variantId) ?? { notForSale: 'gone' };
      if (notForSale === 'gone') throw new NotFound('ordering.variant_not_found');
      if (notForSale !== null) throw new Conflict(`ordering.${notForSale}`);
      if (!(await this.carts.put(tx, cartId, line))) throw new Unprocessable('ordering.cart_full', { lines: MAX_LINES });
    });
  }
}
