import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { Attempt } from '../../storage/attempt.repository.js';
import type { GatewayRefund, PaymentGateway, QueryAnswer, RefundAnswer } from '../payment-gateway.js';
import { toGatewayAmount, toGatewayTime } from './gateway-units.js';
import { MerchantCall } from './merchant-call.js';
import { QUERY_DR, readQuery } from './query-dr.js';
import { FULL, PART, readRefund, REFUND } from './refund.js';

/** Who asks for refunds, as VNPay's books name him. */
const ASKED_BY = 'chophien';

/** Asks VNPay about payments, and has money sent back (PAY 2.1.0, merchant API). */
@Injectable()
export class VnpayGateway implements PaymentGateway {
  readonly method = 'vnpay';

  constructor(private readonly call: MerchantCall, private readonly clock: Clock) {}

  get configured(): boolean { return this.call.merchant !== null; }

  async ask({ reference, redirectCreatedAt }: Attempt): Promise<QueryAnswer> {
    const answer = await this.call.run(QUERY_DR, {
      vnp_TxnRef: reference, vnp_TransactionDate: toGatewayTime(redirectCreatedAt ?? this.clock.now()), vnp_OrderInfo: `Truy van ${reference}`,
    });
    return readQuery(answer, this.call.merchant?.tmnCode ?? '', reference);
  }

  /** VNPay knows a request again by its name on the same day only: one whose effect is unknown is not repeated on another. */
  async refund(refund: GatewayRefund): Promise<RefundAnswer> {
    const { attempt, amount, requestId, transactionNo, unresolved, firstAskedAt } = refund;
    if (unresolved && vietnamDay(firstAskedAt) !== vietnamDay(this.clock.now())) return { kind: 'unclear', code: 'another_day' };
    const answer = await this.call.run(REFUND, {
      vnp_RequestId: requestId, vnp_TransactionType: amount === attempt.amount ? FULL : PART, vnp_TxnRef: attempt.reference, vnp_Amount: toGatewayAmount(amount),
      vnp_TransactionNo: transactionNo === attempt.reference ? '' : transactionNo, vnp_TransactionDate: toGatewayTime(attempt.redirectCreatedAt ?? firstAskedAt),
      vnp_CreateBy: ASKED_BY, vnp_OrderInfo: `Hoan tien ${attempt.reference}`,
    });
    return readRefund(answer, attempt.reference, refund);
  }
}
