import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newId, Unprocessable } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { assertClaimable } from '../domain/claim.js';
import type { ClaimKind, ClaimReason } from '../domain/claim.js';
import { endOfDayAfter } from '../domain/order-promise.js';
import type { Order } from '../domain/purchase.js';
import { refundShare } from '../domain/refundable.js';
import type { LineQuantity } from '../domain/refundable.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import type { Claim } from '../storage/claim.repository.js';
import { RefundRepository } from '../storage/refund.repository.js';
import { TermsRepository } from '../storage/terms.repository.js';
import type { RuleCode } from '../storage/terms.repository.js';

export interface ClaimWish {
  orderCode: string;
  kind: ClaimKind;
  reason: ClaimReason;
  /** Absent: everything whose money is not on its way back. */
  lines?: readonly LineQuantity[] | undefined;
  note: string | null;
}

/** Writes down what a buyer asks for of one order, once. The caller holds the lock of the order's group. */
@Injectable()
export class FileClaim {
  constructor(
    private readonly claims: ClaimRepository,
    private readonly refunds: RefundRepository,
    private readonly terms: TermsRepository,
    private readonly clock: Clock,
  ) {}

  /** `isNew` false: the same was asked before. Errors: `ordering.claim_open`, `ordering.nothing_left_to_refund`, `ordering.claim_without_goods`, those of `assertClaimable` and of `refundShare`. */
  async run(tx: Tx, groupCode: string, order: Order, wish: ClaimWish): Promise<{ claim: Claim; isNew: boolean }> {
    const before = await this.askedBefore(tx, wish);
    if (before !== null) return { claim: before, isNew: false };
    const { rule } = await this.terms.today(tx);
    const now = this.clock.now();
    assertClaimable({ status: order.status, paid: order.paidAt !== null, deliveredAt: order.deliveredAt }, wish.kind, wish.reason, now, rule('claim_within_days'));
    const until = (code: RuleCode): Date | null => (wish.kind === 'cancel' ? null : endOfDayAfter(now, rule(code)));
    return { claim: await this.write(tx, groupCode, order, wish, { dueAt: until('claim_answer_days'), closeBy: until('claim_close_days') }), isNew: true };
  }

  private async askedBefore(tx: Tx, { orderCode, kind, reason, lines }: ClaimWish): Promise<Claim | null> {
    if (kind === 'cancel') return this.claims.last(tx, orderCode, 'cancel');
    const awaited = await this.claims.awaited(tx, orderCode);
    if (awaited === null) return null;
    const same = awaited.kind === kind && awaited.reason === reason && (lines === undefined || linesKey(lines) === linesKey(awaited.lines));
    if (!same) throw new Conflict('ordering.claim_open');
    return awaited;
  }

  private async write(tx: Tx, groupCode: string, order: Order, { kind, reason, note, lines }: ClaimWish, limits: Pick<Claim, 'dueAt' | 'closeBy'>): Promise<Claim> {
    const share = refundShare(await this.refunds.left(order.code, tx), kind === 'cancel' ? {} : { lines });
    if (share.lines.length === 0) throw lines === undefined ? new Conflict('ordering.nothing_left_to_refund') : new Unprocessable('ordering.claim_without_goods');
    const id = newId();
    await this.claims.insert(tx, { id, orderCode: order.code, groupCode, sellerId: order.seller.id, kind, reason, note, ...limits, openedAt: this.clock.now(), lines: share.lines });
    return (await this.claims.find(id, tx))!;
  }
}

const linesKey = (lines: readonly LineQuantity[]): string => lines.map(({ variantId, quantity }) => `${variantId} ${quantity}`).sort().join();
