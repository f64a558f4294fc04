import { Module } from '@nestjs/common';
import { BankHooksController } from './http/bank-hooks.controller.js';
import { DevSimulatorsController } from './http/dev-simulators.controller.js';
import { OperatorMoneyController } from './http/operator-money.controller.js';
import { ShopPaymentsController } from './http/shop-payments.controller.js';
import { VnpayHooksController } from './http/vnpay-hooks.controller.js';
import { PaymentsModule } from './payments.module.js';

@Module({
  imports: [PaymentsModule],
  controllers: [ShopPaymentsController, BankHooksController, VnpayHooksController, OperatorMoneyController, DevSimulatorsController],
})
export class PaymentsHttpModule {}
