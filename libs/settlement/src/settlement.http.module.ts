import { Module } from '@nestjs/common';
import { OperatorBooksController } from './http/operator-books.controller.js';
import { OperatorClearingsController } from './http/operator-clearings.controller.js';
import { OperatorPayoutHoldsController } from './http/operator-payout-holds.controller.js';
import { OperatorPayoutLinesController } from './http/operator-payout-lines.controller.js';
import { OperatorPayoutRulesController } from './http/operator-payout-rules.controller.js';
import { OperatorPayoutsController } from './http/operator-payouts.controller.js';
import { OperatorRatesController } from './http/operator-rates.controller.js';
import { OperatorTaxesController } from './http/operator-taxes.controller.js';
import { SellerBalanceController } from './http/seller-balance.controller.js';
import { SellerPayoutsController } from './http/seller-payouts.controller.js';
import { SellerQuotesController } from './http/seller-quotes.controller.js';
import { SellerSalesController } from './http/seller-sales.controller.js';
import { SellerTaxesController } from './http/seller-taxes.controller.js';
import { ShopFeesController } from './http/shop-fees.controller.js';
import { SettlementModule } from './settlement.module.js';

@Module({
  imports: [SettlementModule],
  controllers: [
    ShopFeesController, SellerQuotesController, SellerBalanceController, SellerSalesController, SellerPayoutsController, SellerTaxesController, OperatorRatesController, OperatorBooksController,
    OperatorPayoutsController, OperatorPayoutLinesController, OperatorPayoutHoldsController, OperatorClearingsController, OperatorPayoutRulesController, OperatorTaxesController,
  ],
})
export class SettlementHttpModule {}
