import { Injectable } from '@nestjs/common';
import { Clock, isoVietnam } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { doorMemo } from '../domain/door-memo.js';
import type { PayableView, PaymentView } from '../domain/payable-view.js';
import { VietqrProvider } from '../providers/vietqr/vietqr-provider.js';
import { PayableViewRepository } from '../storage/payable-view.repository.js';
import type { AttemptRow, PayableRow } from '../storage/payable-view.repository.js';

type ShownAttempt = Omit<AttemptRow, 'expiresAt'> & { expiresAt: string | Date | null };

/** Payables as pages show them. */
@Injectable()
export class ShowPayable {
  constructor(private readonly views: PayableViewRepository, private readonly vietqr: VietqrProvider, private readonly clock: Clock) {}

  /** Null for a code without a payable. */
  async run(groupCode: string): Promise<PayableView | null> {
    const row = await this.views.view(groupCode);
    return row && this.view(row);
  }

  /** One attempt; `qr` and `redirectUrl` only while it waits for money and its time has not run out. */
  async attempt({ id, method, status, amount, expiresAt, qrPayload, redirectUrl, orderCode, payee }: ShownAttempt, groupCode: string): Promise<PaymentView> {
    const end = expiresAt === null ? null : new Date(expiresAt);
    const payable = status === 'pending' && (end === null || end > this.clock.now());
    const memo = orderCode === null ? groupCode : doorMemo(groupCode, orderCode);
    const qr = payable && qrPayload !== null ? await this.vietqr.show(qrPayload, memo, payee ?? undefined) : undefined;
    return { id, method, status, amount, expiresAt: end && isoVietnam(end), ...(orderCode !== null && { orderCode }), ...(qr && { qr }), ...(payable && redirectUrl !== null && { redirectUrl }) };
  }

  private async view({ groupCode, status, received, held, captured, refunded, attempts }: PayableRow): Promise<PayableView> {
    return {
      status,
      paidAmount: captured > 0 ? ((captured + held) as Dong) : received,
      refundedAmount: refunded,
      payments: await Promise.all(attempts.map((attempt) => this.attempt(attempt, groupCode))),
    };
  }
}
