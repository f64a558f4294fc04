import { Injectable } from '@nestjs/common';
import { Config, InjectLogger, UnitOfWork } from '@cho-phien/platform';
import type { Logger } from 'pino';
import { resultOf } from '../providers/vnpay/gateway-result.js';
import { readSignedQuery } from '../providers/vnpay/signing.js';
import { vnpayMerchant } from '../providers/vnpay/vnpay-provider.js';
import { NoticeRepository, sha256 } from '../storage/notice.repository.js';
import { TakeGatewayResult } from './take-gateway-result.js';
import type { Taken } from './take-gateway-result.js';

/** The documented answers to an IPN; always sent with HTTP 200. VNPay repeats a notice until 00 or 02. */
export const IPN_ANSWERS = {
  '00': 'Confirm Success',
  '01': 'Order not found',
  '02': 'Order already confirmed',
  '04': 'Invalid amount',
  '97': 'Invalid signature',
  '99': 'Unknown error',
} as const;
export type RspCode = keyof typeof IPN_ANSWERS;

const CODES: Record<Taken, RspCode> = { taken: '00', already: '02', unknown_reference: '01', wrong_amount: '04' };

/** Takes an IPN in the documented order: signature, merchant, reference, amount, state, write. */
@Injectable()
export class TakeVnpayNotice {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly results: TakeGatewayResult,
    private readonly notices: NoticeRepository,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Never throws: an unexpected failure is 99, so that VNPay tries again. */
  async run(rawQuery: string): Promise<RspCode> {
    try {
      return await this.take(rawQuery);
    } catch (error) {
      this.logger.error({ error: error instanceof Error ? error.message : 'unknown' }, 'a VNPay notice could not be taken; VNPay will repeat it');
      return '99';
    }
  }

  private async take(rawQuery: string): Promise<RspCode> {
    const merchant = vnpayMerchant(this.config);
    const message = merchant && readSignedQuery(rawQuery, merchant.hashSecret);
    if (!message) return '97';
    if (message.fields.vnp_TmnCode !== merchant.tmnCode) return '01';
    if (!isResult(message.fields)) return '99';
    return this.unitOfWork.run(async (tx) => {
      const code = CODES[await this.results.run(tx, 'vnpay', resultOf(message.fields))];
      await this.notices.keep(tx, 'vnpay', sha256(message.signed), Buffer.from(rawQuery), code);
      return code;
    });
  }
}

/** Our own payment addresses bear the same signature, and the buyer has them; they tell of no result. */
const isResult = ({ vnp_ResponseCode, vnp_TransactionStatus }: Readonly<Record<string, string>>): boolean => vnp_ResponseCode !== undefined && vnp_TransactionStatus !== undefined;
