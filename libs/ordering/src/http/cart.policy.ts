import { Injectable } from '@nestjs/common';
import { isId, NotFound } from '@cho-phien/kernel';
import { ChecksPolicy } from '@cho-phien/platform';
import type { DoorRequest, PolicyCheck } from '@cho-phien/platform';
import { CartRepository } from '../storage/cart.repository.js';

/** A cart's id in the path is the key to it: without a right one there is nothing to read or validate. */
@Injectable() @ChecksPolicy('cart id')
export class CartPolicy implements PolicyCheck {
  constructor(private readonly carts: CartRepository) {}

  async check(request: DoorRequest): Promise<void> {
    const { id } = request.params as { id?: string };
    if (id !== undefined && !(isId(id) && (await this.carts.exists(id)))) throw new NotFound('ordering.cart_not_found');
  }
}
