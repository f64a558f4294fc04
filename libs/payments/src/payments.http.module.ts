import { Module } from '@nestjs/common';
import { BankHooksController } from './http/bank-hooks.controller.js';
import { DevSimulatorsController } from './http/dev-simulators.controller.js';
import { HeldPaymentsController } from './http/held-payments.controller.js';
import { OperatorMoneyController } from './http/operator-money.controller.js';
import { RefundTasksController } from './http/refund-tasks.controller.js';
import { RemittancesController } from './http/remittances.controller.js';
import { SellerDirectPaymentsController } from './http/seller-direct-payments.controller.js';
import { SellerDirectRefundsController } from './http/seller-direct-refunds.controller.js';
import { ShopDirectRefundsController } from './http/shop-direct-refunds.controller.js';
import { ShopPaymentsController } from './http/shop-payments.controller.js';
import { ShopRefundAccountController } from './http/shop-refund-account.controller.js';
import { StripeHooksController } from './http/stripe-hooks.controller.js';
import { VnpayHooksController } from './http/vnpay-hooks.controller.js';
import { PaymentsModule } from './payments.module.js';

@Module({
  imports: [PaymentsModule],
  controllers: [ShopPaymentsController, BankHooksController, VnpayHooksController, StripeHooksController, OperatorMoneyController, HeldPaymentsController, RefundTasksController, RemittancesController, SellerDirectPaymentsController, SellerDirectRefundsController, ShopDirectRefundsController, ShopRefundAccountController, DevSimulatorsController],
})
export class PaymentsHttpModule {}
