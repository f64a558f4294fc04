import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { isId, NotFound } from '@cho-phien/kernel';
import type { DoorRequest } from '@cho-phien/platform';
import { CartRepository } from '../storage/cart.repository.js';

/** A cart's id is the key to it: without a right one there is nothing to validate. */
@Injectable()
export class KnownCartGuard implements CanActivate {
  constructor(private readonly carts: CartRepository) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { id } = context.switchToHttp().getRequest<DoorRequest>().params as { id?: string };
    if (id !== undefined && !(isId(id) && (await this.carts.exists(id)))) throw new NotFound('ordering.cart_not_found');
    return true;
  }
}
