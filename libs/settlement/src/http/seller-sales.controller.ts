import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller, RequestLanguage } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { ShowOrderMoney } from '../usecases/show-order-money.js';
import { ShowSale } from '../usecases/show-sale.js';
import { sale, salePath } from './quote.dto.js';
import { orderMoney } from './reconciliation.dto.js';
import { shapeDeductions } from './shape-deductions.js';

/** The money of one order: for who answers for the shop, never for an assistant. */
@ApiTags('money')
@Controller('seller/:sellerId/sales')
export class SellerSalesController {
  constructor(private readonly showSale: ShowSale, private readonly showMoney: ShowOrderMoney) {}

  /** What the seller receives of an order, by the terms frozen when it was placed. Errors: `settlement.sale_not_found`. */
  @Get(':code') @ForSeller('owner', 'manager') @Answers(sale)
  async show(@CurrentSeller() scope: SellerScope, @Param({ schema: salePath }) { code }: z.infer<typeof salePath>, @RequestLanguage() language: Language): Promise<z.infer<typeof sale>> {
    const { method, delivery, items, deductions, receives } = await this.showSale.run(scope, code);
    return { orderCode: code, method, items, deductions: shapeDeductions(deductions, language), receives, delivery };
  }

  /** What happened to the order's money so far. Errors: `settlement.sale_not_found`. */
  @Get(':code/money') @ForSeller('owner', 'manager') @Answers(orderMoney)
  async money(@CurrentSeller() scope: SellerScope, @Param({ schema: salePath }) { code }: z.infer<typeof salePath>): Promise<z.infer<typeof orderMoney>> {
    const { sale: { orderCode, items, delivery, terms }, steps } = await this.showMoney.run(scope, code);
    return { orderCode, items, delivery, receives: terms?.receives ?? null, steps: steps.map(({ kind, at, amount, inHand }) => ({ kind, at: isoVietnam(at), amount, inHand })) };
  }
}
