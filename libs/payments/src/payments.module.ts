import { Module } from '@nestjs/common';
import './messages.js';
import { SecretPolicy } from './http/secret.policy.js';
import { PaymentsFacade } from './payments.facade.js';
import { CodProvider } from './providers/cod/cod-provider.js';
import { PaymentProviders } from './providers/payment-providers.js';
import { VietqrProvider } from './providers/vietqr/vietqr-provider.js';
import { QueryDr } from './providers/vnpay/query-dr.js';
import { VnpayProvider } from './providers/vnpay/vnpay-provider.js';
import { AttemptRepository } from './storage/attempt.repository.js';
import { CaptureRepository } from './storage/capture.repository.js';
import { NoticeRepository } from './storage/notice.repository.js';
import { PayableRepository } from './storage/payable.repository.js';
import { PayableViewRepository } from './storage/payable-view.repository.js';
import { ReceiptRepository } from './storage/receipt.repository.js';
import { RefundTaskRepository } from './storage/refund-task.repository.js';
import { CapturePayment } from './usecases/capture-payment.js';
import { ClosePayable } from './usecases/close-payable.js';
import { CollectAtDoor } from './usecases/collect-at-door.js';
import { OpenAttempt } from './usecases/open-attempt.js';
import { OpenPayable } from './usecases/open-payable.js';
import { QuerySilentAttempts } from './usecases/query-silent-attempts.js';
import { RecordMoney } from './usecases/record-money.js';
import { RecordPastPayment } from './usecases/record-past-payment.js';
import { RefundGoneOrder } from './usecases/refund-gone-order.js';
import { RequestRefund } from './usecases/request-refund.js';
import { ShowPayable } from './usecases/show-payable.js';
import { ShowVnpayReturn } from './usecases/show-vnpay-return.js';
import { StartPayment } from './usecases/start-payment.js';
import { TakeBankLine } from './usecases/take-bank-line.js';
import { TakeGatewayResult } from './usecases/take-gateway-result.js';
import { TakeVnpayNotice } from './usecases/take-vnpay-notice.js';

const providers = [CodProvider, VietqrProvider, VnpayProvider, PaymentProviders, QueryDr];
const repositories = [AttemptRepository, CaptureRepository, NoticeRepository, PayableRepository, PayableViewRepository, ReceiptRepository, RefundTaskRepository];
const usecases = [
  CapturePayment, ClosePayable, CollectAtDoor, OpenAttempt, OpenPayable, QuerySilentAttempts, RecordMoney, RecordPastPayment, RefundGoneOrder,
  RequestRefund, ShowPayable, ShowVnpayReturn, StartPayment, TakeBankLine, TakeGatewayResult, TakeVnpayNotice,
];

/** The core. The check of order tokens is here, so that every door with an order route has it. */
@Module({
  providers: [...providers, ...repositories, ...usecases, PaymentsFacade, SecretPolicy],
  exports: [...repositories, ...usecases, PaymentsFacade],
})
export class PaymentsModule {}
