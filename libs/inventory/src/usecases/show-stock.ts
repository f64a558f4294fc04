import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { StockRepository } from '../storage/stock.repository.js';
import type { StockRow } from '../storage/stock.repository.js';

/** Units of one variant. */
export interface StockLevel { variantId: string; onHand: number; reserved: number; available: number }

export const levelOf = ({ variantId, onHand, reserved }: StockRow): StockLevel => ({ variantId, onHand, reserved, available: onHand - reserved });

@Injectable()
export class ShowStock {
  constructor(private readonly stock: StockRepository) {}

  /** Stock of every variant of one of the seller's products. Errors: `inventory.stock_not_found` for anybody else's. */
  async run(scope: SellerScope, productId: string): Promise<StockLevel[]> {
    const rows = await this.stock.ofProduct(scope, productId);
    if (rows.length === 0) throw new NotFound('inventory.stock_not_found');
    return rows.map(levelOf);
  }
}
