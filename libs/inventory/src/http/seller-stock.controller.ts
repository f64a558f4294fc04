import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Answers, CurrentSeller, ForSellerOrAssistant } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { z } from 'zod';
import { CountStock } from '../usecases/count-stock.js';
import { ShowStock } from '../usecases/show-stock.js';
import type { StockLevel } from '../usecases/show-stock.js';
import { productPath, stockAnswer, stockCount, stockList } from './stock.dto.js';

const shown = ({ variantId, onHand, reserved, available }: StockLevel): z.infer<typeof stockAnswer> => ({ variantId, onHand, reserved, available });

@Controller('seller/:sellerId/products/:productId/stock')
export class SellerStockController {
  constructor(private readonly countStock: CountStock, private readonly showStock: ShowStock) {}

  /** Stock of each variant of one product. */
  @Get() @ForSellerOrAssistant('listing', 'owner', 'manager', 'packer') @Answers(stockList)
  async list(@CurrentSeller() scope: SellerScope, @Param({ schema: productPath }) path: z.infer<typeof productPath>): Promise<z.infer<typeof stockList>> {
    return { items: (await this.showStock.run(scope, path.productId)).map(shown) };
  }

  /** Sets what is on hand of a variant; safe to repeat. */
  @Put() @ForSellerOrAssistant('listing', 'owner', 'manager') @Answers(stockAnswer)
  async count(
    @CurrentSeller() scope: SellerScope,
    @Param({ schema: productPath }) path: z.infer<typeof productPath>,
    @Body({ schema: stockCount }) body: z.infer<typeof stockCount>,
  ): Promise<z.infer<typeof stockAnswer>> {
    return shown(await this.countStock.run(scope, path.productId, body.variantId, body.onHand));
  }
}
