import { Module } from '@nestjs/common';
import { Outbound } from '@cho-phien/platform';
import './messages.js';
import { SecretPolicy } from './http/secret.policy.js';
import { PaymentsBooksFacade } from './payments-books.facade.js';
import { PaymentsFacade } from './payments.facade.js';
import { BankStatements } from './providers/bank-statements.js';
import { CassoStatement } from './providers/casso/casso-statement.js';
import { CodProvider } from './providers/cod/cod-provider.js';
import { NoticeSignatures } from './providers/notice-signatures.js';
import { PaymentGateways } from './providers/payment-gateways.js';
import { PaymentProviders } from './providers/payment-providers.js';
import { SepayStatement } from './providers/sepay/sepay-statement.js';
import { StripeClient } from './providers/stripe/stripe-client.js';
import { StripeGateway } from './providers/stripe/stripe-gateway.js';
import { StripeProvider } from './providers/stripe/stripe-provider.js';
import { VietqrProvider } from './providers/vietqr/vietqr-provider.js';
import { MerchantCall } from './providers/vnpay/merchant-call.js';
import { VnpayGateway } from './providers/vnpay/vnpay-gateway.js';
import { VnpayProvider } from './providers/vnpay/vnpay-provider.js';
import { AttemptRepository } from './storage/attempt.repository.js';
import { CarrierRepository } from './storage/carrier.repository.js';
import { CaptureRepository } from './storage/capture.repository.js';
import { DirectPaymentRepository } from './storage/direct-payment.repository.js';
import { DirectRefundRepository } from './storage/direct-refund.repository.js';
import { HeldPaymentRepository } from './storage/held-payment.repository.js';
import { LineDecisionRepository } from './storage/line-decision.repository.js';
import { LineReturnRepository } from './storage/line-return.repository.js';
import { NoticeRepository } from './storage/notice.repository.js';
import { PartyDebtRepository } from './storage/party-debt.repository.js';
import { PayableRepository } from './storage/payable.repository.js';
import { PayableViewRepository } from './storage/payable-view.repository.js';
import { ReceiptRepository } from './storage/receipt.repository.js';
import { ReconciliationRepository } from './storage/reconciliation.repository.js';
import { RefundAccountRepository } from './storage/refund-account.repository.js';
import { RefundSendingRepository } from './storage/refund-sending.repository.js';
import { RemittanceRepository } from './storage/remittance.repository.js';
import { RefundTaskRepository } from './storage/refund-task.repository.js';
import { RefundTransferRepository } from './storage/refund-transfer.repository.js';
import { SplitRepository } from './storage/split.repository.js';
import { TrailRepository } from './storage/trail.repository.js';
import { ApplyMoney } from './usecases/apply-money.js';
import { CallOffHeldPayment } from './usecases/call-off-held-payment.js';
import { CaptureAtDoor } from './usecases/capture-at-door.js';
import { CaptureDirect } from './usecases/capture-direct.js';
import { CapturePayment } from './usecases/capture-payment.js';
import { CarryOutRefunds } from './usecases/carry-out-refunds.js';
import { ChooseRefundWays } from './usecases/choose-refund-ways.js';
import { ClosePayable } from './usecases/close-payable.js';
import { CollectAtDoor } from './usecases/collect-at-door.js';
import { ConfirmDirectPayment } from './usecases/confirm-direct-payment.js';
import { DecideLine } from './usecases/decide-line.js';
import { EnterReceipt } from './usecases/enter-receipt.js';
import { FinishRefund } from './usecases/finish-refund.js';
import { ForgetRefundAccounts } from './usecases/forget-refund-accounts.js';
import { GiveRefundAccount } from './usecases/give-refund-account.js';
import { InquireHeldPayment } from './usecases/inquire-held-payment.js';
import { MatchBankLine } from './usecases/match-bank-line.js';
import { OpenDirectPayments } from './usecases/open-direct-payments.js';
import { OpenAttempt } from './usecases/open-attempt.js';
import { OpenGatewayPage } from './usecases/open-gateway-page.js';
import { OpenPayable } from './usecases/open-payable.js';
import { PlaceBankLine } from './usecases/place-bank-line.js';
import { PullBankLines } from './usecases/pull-bank-lines.js';
import { QuerySilentAttempts } from './usecases/query-silent-attempts.js';
import { ReadRefundAccount } from './usecases/read-refund-account.js';
import { RecordMoney } from './usecases/record-money.js';
import { RecordPastPayment } from './usecases/record-past-payment.js';
import { RecordRefundAnswer } from './usecases/record-refund-answer.js';
import { RefundByHand } from './usecases/refund-by-hand.js';
import { RefundBySeller } from './usecases/refund-by-seller.js';
import { RefundOrder } from './usecases/refund-order.js';
import { RequestRefund } from './usecases/request-refund.js';
import { ReturnBankLine } from './usecases/return-bank-line.js';
import { SendRefunds } from './usecases/send-refunds.js';
import { ShowBankLine } from './usecases/show-bank-line.js';
import { ShowPartyDebts } from './usecases/show-party-debts.js';
import { ShowPayable } from './usecases/show-payable.js';
import { ShowVnpayReturn } from './usecases/show-vnpay-return.js';
import { StartPayment } from './usecases/start-payment.js';
import { SettleRemittance } from './usecases/settle-remittance.js';
import { SumUpDay } from './usecases/sum-up-day.js';
import { TakeBankLine } from './usecases/take-bank-line.js';
import { TakeDoorTransfer } from './usecases/take-door-transfer.js';
import { TakeRemittance } from './usecases/take-remittance.js';
import { WithdrawRemittance } from './usecases/withdraw-remittance.js';
import { TakeGatewayResult } from './usecases/take-gateway-result.js';
import { TakeStripeNotice } from './usecases/take-stripe-notice.js';
import { TakeVnpayNotice } from './usecases/take-vnpay-notice.js';

const providers = [
  CodProvider, VietqrProvider, VnpayProvider, StripeProvider, PaymentProviders, PaymentGateways, NoticeSignatures, Outbound,
  MerchantCall, VnpayGateway, StripeClient, StripeGateway, SepayStatement, CassoStatement, BankStatements,
];
const repositories = [AttemptRepository, CaptureRepository, CarrierRepository, DirectPaymentRepository, DirectRefundRepository, RemittanceRepository, HeldPaymentRepository, LineDecisionRepository, LineReturnRepository, NoticeRepository, PartyDebtRepository, PayableRepository, PayableViewRepository, ReceiptRepository, ReconciliationRepository, RefundAccountRepository, RefundSendingRepository, RefundTaskRepository, RefundTransferRepository, SplitRepository, TrailRepository];
const usecases = [
  ApplyMoney, CallOffHeldPayment, EnterReceipt, DecideLine, PlaceBankLine, ReturnBankLine, ShowBankLine, SumUpDay, CaptureAtDoor, CaptureDirect, MatchBankLine, TakeDoorTransfer, TakeRemittance, SettleRemittance, WithdrawRemittance, ConfirmDirectPayment, OpenDirectPayments,
  CarryOutRefunds, ChooseRefundWays, ForgetRefundAccounts, GiveRefundAccount, ReadRefundAccount, SendRefunds, RecordRefundAnswer, FinishRefund, InquireHeldPayment, OpenGatewayPage, PullBankLines, RefundByHand, TakeStripeNotice,
  CapturePayment, ClosePayable, CollectAtDoor, OpenAttempt, OpenPayable, QuerySilentAttempts, RecordMoney, RecordPastPayment, RefundBySeller, RefundOrder,
  RequestRefund, ShowPartyDebts, ShowPayable, ShowVnpayReturn, StartPayment, TakeBankLine, TakeGatewayResult, TakeVnpayNotice,
];

/** The core. The check of order tokens is here, so that every door with an order route has it. */
@Module({
  providers: [...providers, ...repositories, ...usecases, PaymentsBooksFacade, PaymentsFacade, SecretPolicy],
  exports: [...repositories, ...usecases, PaymentsBooksFacade, PaymentsFacade],
})
export class PaymentsModule {}
