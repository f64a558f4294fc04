import { Injectable } from '@nestjs/common';
import type { SellerScope } from '@cho-phien/platform';
import { StockRepository } from '../storage/stock.repository.js';
import type { StockRow } from '../storage/stock.repository.js';

/** Units of one variant. */
export interface StockLevel { variantId: string; onHand: number; reserved: number; available: number }

export const levelOf = ({ variantId, onHand, reserved }: StockRow): StockLevel => ({ variantId, onHand, reserved, available: onHand - reserved });

@Injectable()
export class ShowStock {
  constructor(private readonly stock: StockRepository) {}

  /** Stock of every variant of one of the seller's products; empty for anybody else's. */
  async run(scope: SellerScope, productId: string): Promise<StockLevel[]> {
    return (await this.stock.ofProduct(scope, productId)).map(levelOf);
  }
}
