import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Answers, CurrentSeller, ForSeller } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { StockRepository } from '../storage/stock.repository.js';
import type { StockRow } from '../storage/stock.repository.js';
import { CountStock } from '../usecases/count-stock.js';
import { productPath, stockAnswer, stockCount, stockList } from './stock.dto.js';

const shown = ({ variantId, onHand, reserved }: StockRow): z.infer<typeof stockAnswer> => ({ variantId, onHand, reserved, available: onHand - reserved });

@Controller('seller/:sellerId/products/:productId/stock')
export class SellerStockController {
  constructor(private readonly countStock: CountStock, private readonly stock: StockRepository) {}

  /** Stock of each variant of one product. */
  @Get() @ForSeller('owner', 'manager', 'packer') @Answers(stockList)
  async list(@CurrentSeller() scope: SellerScope, @Param({ schema: productPath }) path: z.infer<typeof productPath>): Promise<z.infer<typeof stockList>> {
    return { items: (await this.stock.ofProduct(scope, path.productId)).map(shown) };
  }

  /** Sets what is on hand of a variant; safe to repeat. */
  @Put() @ForSeller('owner', 'manager') @Answers(stockAnswer)
  async count(
    @CurrentSeller() scope: SellerScope,
    @Param({ schema: productPath }) path: z.infer<typeof productPath>,
    @Body({ schema: stockCount }) body: z.infer<typeof stockCount>,
  ): Promise<z.infer<typeof stockAnswer>> {
    return shown(await this.countStock.run(scope, path.productId, body.variantId, body.onHand));
  }
}
