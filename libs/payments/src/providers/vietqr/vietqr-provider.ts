import { Injectable } from '@nestjs/common';
import { Config } from '@cho-phien/platform';
import type { QrView } from '../../domain/payable-view.js';
import type { AttemptRequest, PaymentProvider, PreparedAttempt } from '../payment-provider.js';
import { qrSvg } from './qr-image.js';
import { transferPayload } from './transfer-payload.js';
import type { BankAccount } from './transfer-payload.js';

/** Bank transfer to the platform's account by VietQR; the memo is the group code, found again in the bank's notice. */
@Injectable()
export class VietqrProvider implements PaymentProvider {
  readonly method = 'vietqr';
  readonly account: BankAccount | null;

  constructor({ settings }: Config) {
    const { BANK_BIN: bin, BANK_ACCOUNT_NUMBER: accountNumber, BANK_ACCOUNT_NAME: accountName } = settings;
    this.account = bin && accountNumber && accountName ? { bin, accountNumber, accountName } : null;
  }

  get configured(): boolean { return this.account !== null; }

  prepare({ payable, amount }: AttemptRequest): PreparedAttempt {
    if (!this.account) throw new Error('VietQR is not configured.');
    return { expiresAt: payable.expiresAt, qrPayload: transferPayload(this.account, amount, payable.groupCode) };
  }

  /** Undefined while no account is configured. @param to the market's account when left out */
  async show(payload: string, memo: string, to = this.account): Promise<QrView | undefined> {
    if (!to) return undefined;
    const { bin, accountNumber, accountName } = to;
    return { payload, svg: await qrSvg(payload), bankBin: bin, accountNumber, accountName, memo };
  }
}
