import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { CartRepository } from '../storage/cart.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';

const DAY = 86_400_000;

/** Forgets carts that nobody used for some days (rule `cart_kept_days`). */
@Injectable()
export class ForgetCarts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly carts: CartRepository,
    private readonly terms: TermsRepository,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const days = (await this.terms.today()).rule('cart_kept_days');
    return this.unitOfWork.run((tx) => this.carts.forget(tx, new Date(this.clock.now().getTime() - days * DAY)));
  }
}
