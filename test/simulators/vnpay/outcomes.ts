/** What the buyer's bank may say; `responseCode` and `status` are VNPay's documented codes. */
export interface Outcome {
  readonly name: string;
  readonly responseCode: string;
  readonly status: string;
  /** Money left the buyer's account, so the gateway has a transaction number. */
  readonly debited: boolean;
}

const FAILED = '02';

export const OUTCOMES: readonly Outcome[] = [
  { name: 'success', responseCode: '00', status: '00', debited: true },
  { name: 'cancelled', responseCode: '24', status: FAILED, debited: false },
  { name: 'insufficient', responseCode: '51', status: FAILED, debited: false },
  { name: 'wrong_otp', responseCode: '13', status: FAILED, debited: false },
  { name: 'suspected_fraud', responseCode: '07', status: '07', debited: true },
  { name: 'expired', responseCode: '11', status: FAILED, debited: false },
  { name: 'bank_down', responseCode: '75', status: FAILED, debited: false },
  { name: 'not_registered', responseCode: '09', status: FAILED, debited: false },
  { name: 'wrong_card_data', responseCode: '10', status: FAILED, debited: false },
  { name: 'card_locked', responseCode: '12', status: FAILED, debited: false },
  { name: 'over_limit', responseCode: '65', status: FAILED, debited: false },
  { name: 'wrong_password', responseCode: '79', status: FAILED, debited: false },
  { name: 'other_error', responseCode: '99', status: FAILED, debited: false },
];

/** Finds an outcome by its name or its response code. */
export function findOutcome(nameOrCode: string): Outcome | undefined {
  return OUTCOMES.find((outcome) => outcome.name === nameOrCode || outcome.responseCode === nameOrCode);
}

/** Ways to pay: what a merchant may ask for in `vnp_BankCode` and what the result then carries. */
export const PAYMENT_WAYS: Readonly<Record<string, { bankCode: string; cardType: string }>> = {
  VNPAYQR: { bankCode: 'VNPAY', cardType: 'QRCODE' },
  VNBANK: { bankCode: 'NCB', cardType: 'ATM' },
  INTCARD: { bankCode: 'VISA', cardType: 'VISA' },
  NCB: { bankCode: 'NCB', cardType: 'ATM' },
};
