import { Injectable } from '@nestjs/common';
import { Config } from '@cho-phien/platform';
import type { AttemptStatus } from '../domain/attempt-status.js';
import { readSignedQuery } from '../providers/vnpay/signing.js';
import { vnpayMerchant } from '../providers/vnpay/vnpay-provider.js';
import { PayableViewRepository } from '../storage/payable-view.repository.js';

export interface VnpayReturn { valid: boolean; groupCode: string | null; status: AttemptStatus | 'unknown'; amount: number | null }

const NOTHING: VnpayReturn = { valid: false, groupCode: null, status: 'unknown', amount: null };

/** What to show a browser that VNPay sent back. It changes nothing: only the notice or a query does. */
@Injectable()
export class ShowVnpayReturn {
  constructor(private readonly config: Config, private readonly views: PayableViewRepository) {}

  async run(rawQuery: string): Promise<VnpayReturn> {
    const merchant = vnpayMerchant(this.config);
    const message = merchant && readSignedQuery(rawQuery, merchant.hashSecret);
    if (!message || message.fields.vnp_TmnCode !== merchant.tmnCode) return NOTHING;
    const attempt = await this.views.attemptOf(message.fields.vnp_TxnRef ?? '');
    return attempt ? { valid: true, ...attempt } : NOTHING;
  }
}
