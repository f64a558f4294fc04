import vietnamQrPay from 'vietnam-qr-pay';
import type { Dong } from '@cho-phien/kernel';

export interface BankAccount { bin: string; accountNumber: string; accountName: string }

/** Up to the longest memo that banks carry unharmed in a transfer's purpose (tag 62-08). */
const MEMO = /^[A-Za-z0-9 ]{1,25}$/;

/**
 * Text of a dynamic VietQR (NAPAS 247, EMVCo merchant-presented) that transfers an amount
 * to an account with a memo. ASCII only, so that lengths in characters are lengths in bytes.
 */
export function transferPayload(account: Pick<BankAccount, 'bin' | 'accountNumber'>, amount: Dong, memo: string): string {
  if (!MEMO.test(memo)) throw new RangeError('A transfer memo is 1 to 25 letters, digits or spaces.');
  return vietnamQrPay.QRPay.initVietQR({ bankBin: account.bin, bankNumber: account.accountNumber, amount: String(amount), purpose: memo }).build();
}
