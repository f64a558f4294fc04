import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { NotFound } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { leastOf } from '../domain/deductions.js';
import type { Terms } from '../domain/deductions.js';
import { SaleRepository } from '../storage/sale.repository.js';

/** `method`: how it was paid; null until it is, and the terms are then the least over all ways of paying. */
export type AgreedSale = Terms & { method: PaymentMethod | null; delivery: Dong };

/** What a seller receives of one of his orders. */
@Injectable()
export class ShowSale {
  constructor(private readonly sales: SaleRepository) {}

  /** Errors: `settlement.sale_not_found`, also for a moment after the order was placed. */
  async run(scope: SellerScope, orderCode: string): Promise<AgreedSale> {
    const agreed = await this.sales.agreed(scope, orderCode);
    if (agreed === null) throw new NotFound('settlement.sale_not_found');
    const { method, delivery, byMethod } = agreed;
    return { ...(method === null ? leastOf(Object.values(byMethod)) : byMethod[method]), method, delivery };
  }
}
