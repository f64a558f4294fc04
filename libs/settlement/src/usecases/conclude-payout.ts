import { Injectable } from '@nestjs/common';
import type { PayoutLineSeen } from '@cho-phien/contracts';
import { Clock, Conflict, dong } from '@cho-phien/kernel';
import { LedgerFacade, PAYOUT_RETURNS, PAYOUT_TRANSIT, PAYOUT_UNEXPLAINED } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import { PaymentsBooksFacade } from '@cho-phien/payments';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { PayoutState } from '../domain/payout-state.js';
import { PayoutLineRepository } from '../storage/payout-line.repository.js';
import type { PayoutLine } from '../storage/payout-line.repository.js';
import type { Payout } from '../storage/payout.repository.js';
import { PayoutBook } from './payout-book.js';

/** States in which a payout may have left the bank. */
const WENT_OUT: readonly PayoutState[] = ['sent', 'settled', 'returned'];

/** What the bank made of payouts in its file: each went out, or came back. */
@Injectable()
export class ConcludePayout {
  constructor(
    private readonly book: PayoutBook, private readonly lines: PayoutLineRepository, private readonly payments: PaymentsBooksFacade, private readonly ledger: LedgerFacade, private readonly outbox: Outbox, private readonly clock: Clock,
  ) {}

  /** Those that left the bank account: one, or all of a batch that are still on their way. Saying it twice changes nothing. Errors: `settlement.payout_not_found`, `settlement.payout_not_sent`, `settlement.reference_used`. */
  async confirm(by: string, batchId: string, payoutId: string | null, reference: string): Promise<void> {
    await this.book.behindLock(batchId, async (tx) => {
      const chosen = await this.book.chosen(tx, batchId, payoutId);
      const settles = chosen.some(({ state }) => state === 'sent');
      if (settles && !(await this.lines.holdReference(tx, reference, batchId, payoutId, this.clock.now()))) throw new Conflict('settlement.reference_used');
      for (const payout of chosen) {
        if (payout.state === 'sent') await this.settle(tx, payout, reference, by);
        else if (payoutId !== null && payout.state !== 'settled') throw new Conflict('settlement.payout_not_sent');
        else if (payout.state === 'waiting') throw new Conflict('settlement.payout_not_sent');
      }
    });
  }

  /**
   * The bank's own line of a payout: the first of exactly what was sent is its own. One that was entered as returned went out
   * after all: `payout:returns` then shows that its money has yet to come back. Any other line is put before a person.
   */
  async confirmByLine(tx: Tx, { payoutCode, amount, reference, at, receiptId }: PayoutLineSeen['payload']): Promise<void> {
    const batchId = await this.book.payouts.batchOf(tx, payoutCode);
    if (batchId === null) return;
    await this.book.batches.lock(tx, batchId);
    const payout = (await this.book.payouts.ofBatch(batchId, tx)).find(({ code }) => code === payoutCode)!;
    const line = { line: receiptId ?? reference, payoutId: payout.id, amount: dong(amount), reference, at: new Date(at) };
    if (await this.lines.isKnown(tx, line.line)) return;
    const fits = payout.amount === amount && WENT_OUT.includes(payout.state) && !(await this.lines.isSeen(tx, payout.id));
    await this.lines.keep(tx, line, fits);
    if (!fits) return this.leaveOpen(tx, line, receiptId);
    if (payout.state === 'sent') {
      await this.lines.holdReference(tx, reference, batchId, payout.id, line.at);
      await this.settle(tx, payout, reference, 'bank');
    } else if (payout.state === 'returned' && payout.settledAt === null) await this.leave(tx, payout.id, payout.amount, PAYOUT_RETURNS);
  }

  /** The bank did not deliver it. Saying it twice changes nothing. Errors: `settlement.payout_not_found`, `settlement.payout_not_sent`. */
  async return(by: string, batchId: string, payoutId: string, reason: string): Promise<void> {
    await this.book.behindLock(batchId, async (tx) => {
      for (const payout of await this.book.chosen(tx, batchId, payoutId)) {
        if (payout.state === 'returned') continue;
        if (payout.state !== 'sent' && payout.state !== 'settled') throw new Conflict('settlement.payout_not_sent');
        await this.book.giveBack(tx, payout, { reason, by, at: this.clock.now() });
      }
    });
  }

  /** Money left the bank for no reason that is known: a person has to say why, and `payout:unexplained` shows it until it is cleared. */
  private async leaveOpen(tx: Tx, { amount }: PayoutLine, receiptId: string | undefined): Promise<void> {
    if (receiptId === undefined) return; // told before lines were named
    await this.payments.leaveOpen(tx, receiptId);
    await this.ledger.post(tx, { kind: 'payout_line', reference: `payout_line:${receiptId}`, occurredAt: this.clock.now(), eventId: null, postings: [{ source: PAYOUT_UNEXPLAINED, destination: 'bank:collection', amount }] });
  }

  private async settle(tx: Tx, { id, sellerId, amount, accountEnd }: Payout, reference: string, by: string): Promise<void> {
    const at = this.clock.now();
    if (!(await this.book.payouts.settle(tx, id, reference, by, at))) return;
    await this.leave(tx, id, amount, PAYOUT_TRANSIT);
    await this.outbox.append(tx, { type: 'settlement.payout_settled', payload: { payoutId: id, sellerId, amount, accountEnd, at: at.toISOString() } });
  }

  private async leave(tx: Tx, id: string, amount: Payout['amount'], source: Account): Promise<void> {
    await this.ledger.post(tx, { kind: 'payout_settled', reference: `payout_settled:${id}`, occurredAt: this.clock.now(), eventId: null, postings: [{ source, destination: 'bank:collection', amount }] });
  }
}
