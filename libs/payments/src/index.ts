import './messages.js';

export { PaymentsBooksFacade } from './payments-books.facade.js';
export { PaymentsFacade } from './payments.facade.js';
export type { PayableToOpen } from './usecases/open-payable.js';
export type { PastPayment } from './usecases/record-past-payment.js';
export type { Closing } from './usecases/close-payable.js';
export type { PayableView, PaymentView, QrView } from './domain/payable-view.js';
export type { Split } from './domain/payable.js';
export type { BankAccount as PayTo } from './providers/vietqr/transfer-payload.js';
export type { AttemptStatus } from './domain/attempt-status.js';
export type { PayableStatus } from './domain/payable.js';
export type { PaymentsTrail, TrailAttempt, TrailCapture, TrailReceipt, TrailRefund, TrailSplit } from './storage/trail.repository.js';
export type { OpenBand } from './storage/reconciliation.repository.js';
export type { MoneySource, SourceDay, StateSum } from './usecases/sum-up-day.js';
export type { Party } from './usecases/show-party-debts.js';
export type { HeldSum } from './storage/held-payment.repository.js';
export { qrSvg } from './providers/vietqr/qr-image.js';
export { paymentsMigrations } from './storage/migrations/index.js';
