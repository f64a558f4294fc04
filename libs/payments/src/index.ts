import './messages.js';

export { PaymentsFacade } from './payments.facade.js';
export type { PayableToOpen } from './usecases/open-payable.js';
export type { PastPayment } from './usecases/record-past-payment.js';
export type { Closing } from './usecases/close-payable.js';
export type { PayableView, PaymentView, QrView } from './domain/payable-view.js';
export type { Split } from './domain/payable.js';
export type { AttemptStatus } from './domain/attempt-status.js';
export type { PayableStatus } from './domain/payable.js';
export { paymentsMigrations } from './storage/migrations/index.js';
