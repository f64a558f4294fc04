import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { HeldPaymentRepository } from './storage/held-payment.repository.js';
import type { HeldSum } from './storage/held-payment.repository.js';
import { ReceiptRepository } from './storage/receipt.repository.js';
import type { OpenBand } from './storage/reconciliation.repository.js';
import { TrailRepository } from './storage/trail.repository.js';
import type { PaymentsTrail } from './storage/trail.repository.js';
import { ShowPartyDebts } from './usecases/show-party-debts.js';
import type { Party } from './usecases/show-party-debts.js';
import { SumUpDay } from './usecases/sum-up-day.js';
import type { SourceDay } from './usecases/sum-up-day.js';

/** What came and went, for whoever compares it with the ledger. */
@Injectable()
export class PaymentsBooksFacade {
  constructor(private readonly days: SumUpDay, private readonly trails: TrailRepository, private readonly receipts: ReceiptRepository, private readonly debts: ShowPartyDebts, private readonly held: HeldPaymentRepository) {}

  /** What came in on a Vietnamese day, by account and by where it ended. */
  moneyOf(day: VietnamDay): Promise<SourceDay[]> { return this.days.run(day); }

  /** What nobody has placed yet, by its age. */
  openMoney(): Promise<OpenBand[]> { return this.days.open(); }

  /** What carriers and gateways took for the market and have not paid out, by its age. */
  owedByParties(): Promise<Party[]> { return this.debts.run(); }

  /** What gateways took and suspect, so that it is nobody's money yet. */
  heldMoney(): Promise<HeldSum> { return this.held.sum(); }

  /** A line of money that left the account and that nobody can explain waits for a person's word, as money does that came. */
  leaveOpen(tx: Tx, receiptId: string): Promise<void> { return this.receipts.leaveOpen(tx, receiptId); }

  /** Everything that happened to the money of a group; null for a code without a payable. */
  trailOf(groupCode: string): Promise<PaymentsTrail | null> { return this.trails.ofGroup(groupCode); }
}
