import { Injectable } from '@nestjs/common';
import { dong } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { Account } from '@cho-phien/ledger';
import type { Tx } from '@cho-phien/platform';
import { isInHand, isNothing } from '../domain/entry.js';
import type { Parts } from '../domain/entry.js';
import type { SaleTerms } from '../domain/sale-terms.js';
import { leftOf, lessLines, linesBack, soldLines, sumParts } from '../domain/sold-lines.js';
import type { SoldLines } from '../domain/sold-lines.js';
import { EntryRepository } from '../storage/entry.repository.js';
import { SaleRepository } from '../storage/sale.repository.js';
import type { Refund, SaleProgress } from '../storage/sale.repository.js';
import { creditPostings, reversalPostings, seenAt } from './sale-postings.js';

/**
 * Credits sales, each once it is agreed, paid and delivered (or came back with something left to its seller), by the terms
 * frozen when it was placed, and takes back what is refunded of it, line by line. Called whenever anything of them becomes known; each part happens once.
 */
@Injectable()
export class CreditSale {
  constructor(private readonly sales: SaleRepository, private readonly entries: EntryRepository, private readonly ledger: LedgerFacade) {}

  async run(tx: Tx, ...orderCodes: string[]): Promise<void> {
    for (const progress of await this.sales.lock(tx, orderCodes)) await this.settle(tx, progress);
  }

  private async settle(tx: Tx, progress: SaleProgress): Promise<void> {
    const { orderCode } = progress;
    if (progress.method === null || progress.capturedAt === null || (progress.deliveredAt ?? progress.cameBackAt) === null) return;
    if (progress.holder === 'carrier' && progress.remittedAt === null) return; // not the market's to pay out yet
    const terms = await this.sales.terms(tx, orderCode);
    if (terms === null) return;
    if (progress.items !== terms.items || progress.delivery !== terms.delivery) throw new Error(`The order ${orderCode} was paid with another amount than was agreed.`);
    const sold = soldLines(terms, progress.method);
    if (progress.creditedAt === null && progress.deliveredAt === null && isNothing(sumParts(leftOf(sold, await this.sales.refunds(tx, orderCode))))) return;
    const creditedAt = progress.creditedAt ?? (await this.credit(tx, terms, sumParts(sold), progress));
    await this.takeBack(tx, terms, sold, { creditedAt, taken: seenAt(progress.method) });
  }

  private async credit(tx: Tx, { orderCode, sellerId }: SaleTerms, sold: Parts, { method, tender, holder, remittedAt, capturedAt, deliveredAt, cameBackAt }: SaleProgress): Promise<Date> {
    const inHand = isInHand(tender!, holder) ? dong(sold.items + sold.delivery) : dong(0);
    const occurredAt = new Date(Math.max(...[capturedAt, deliveredAt ?? cameBackAt, remittedAt].map((at) => at?.getTime() ?? 0)));
    const reference = `sale:${orderCode}`;
    await this.ledger.post(tx, { kind: 'sale', reference, occurredAt, eventId: null, postings: creditPostings(sellerId, sold, inHand, seenAt(method!)) });
    await this.entries.add(tx, { kind: 'sale', reference, sellerId, orderCode, refundId: null, parts: sold, inHand, occurredAt });
    await this.sales.markCredited(tx, orderCode, occurredAt);
    return occurredAt;
  }

  /** What was refunded before the sale was credited is taken back with it, not in a month that may be declared by now. */
  private async takeBack(tx: Tx, { orderCode, sellerId }: SaleTerms, sold: SoldLines, { creditedAt, taken }: { creditedAt: Date; taken: Account }): Promise<void> {
    let left = sold;
    for (const refund of await this.sales.refunds(tx, orderCode)) {
      const back = linesBack(left, refund);
      if (!refund.reversed) await this.reverse(tx, { orderCode, sellerId, taken }, { ...refund, at: refund.at > creditedAt ? refund.at : creditedAt }, sumParts(back));
      left = lessLines(left, back);
    }
  }

  private async reverse(tx: Tx, { orderCode, sellerId, taken }: Pick<SaleTerms, 'orderCode' | 'sellerId'> & { taken: Account }, { refundId, at, bySeller }: Refund, parts: Parts): Promise<void> {
    const inHand = bySeller ? dong(parts.items + parts.delivery) : dong(0);
    const postings = reversalPostings(sellerId, parts, inHand, taken);
    if (postings.length === 0) return;
    const reference = `sale_reversal:${refundId}:${orderCode}`;
    await this.ledger.post(tx, { kind: 'sale_reversal', reference, occurredAt: at, eventId: null, postings });
    await this.entries.add(tx, { kind: 'reversal', reference, sellerId, orderCode, refundId, parts, inHand, occurredAt: at });
    await this.sales.markReversed(tx, orderCode, refundId);
  }
}
