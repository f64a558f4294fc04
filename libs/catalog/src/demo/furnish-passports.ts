import { Injectable } from '@nestjs/common';
import { addDays, addMonths, Clock, newId, newTraceCode, vietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { gtinCheckDigit, readGtin } from '../domain/gtin.js';
import type { LotFacts, TraceCode } from '../domain/lot.js';
import { GtinRepository } from '../storage/gtin.repository.js';
import { LotRepository } from '../storage/lot.repository.js';
import { CodeNews } from '../usecases/code-news.js';

const AUTHOR = { accountId: 'market', actor: 'market', consentId: null } as const;

/** Gives goods of the demo a lot, and every second one a GTIN under the prefix that GS1 keeps for demonstrations. */
@Injectable()
export class FurnishPassports {
  constructor(private readonly lots: LotRepository, private readonly gtins: GtinRepository, private readonly news: CodeNews, private readonly clock: Clock) {}

  async run(tx: Tx, products: readonly { id: string; sellerId: string; unit: string }[]): Promise<void> {
    const at = this.clock.now();
    const madeOn = addDays(vietnamDay(at), -20);
    const facts = (unit: string): LotFacts => (
      { how: 'made', madeOn, bestBefore: addMonths(madeOn, 6), quantity: 200, unit, producerSellerId: null, producerAgreed: false, notes: 'Lô mẫu của chợ.', recalled: false });
    for (const [index, { id: productId, sellerId, unit }] of products.entries()) {
      const lotId = newId();
      await this.lots.add(tx, { id: lotId, productId, sellerId, lotCode: `L${madeOn.slice(2, 4)}${madeOn.slice(5, 7)}-${index + 1}`, traceCode: newTraceCode() as TraceCode, at });
      await this.lots.addEntry(tx, lotId, 1, facts(unit), { reason: null, author: { ...AUTHOR, sellerId }, at });
      if (index % 2 === 0) await this.verify(tx, productId, sellerId, index, at);
      await this.news.changed(tx, productId);
    }
  }

  private async verify(tx: Tx, productId: string, sellerId: string, index: number, at: Date): Promise<void> {
    const body = `952123${String(index + 1).padStart(6, '0')}`;
    const read = readGtin(body + String(gtinCheckDigit(body)));
    if ('problem' in read) throw new RangeError(`The demo's GTIN ${body} is wrong.`);
    await this.gtins.claim(tx, { productId, sellerId, variantId: null, gtin: read.gtin, actor: AUTHOR.actor, at });
    const claim = (await this.gtins.claimsOf(tx, productId)).at(-1);
    if (claim) await this.gtins.decide(tx, claim, { state: 'verified', by: AUTHOR.actor, at, evidence: 'Số mẫu trong dải 952 mà GS1 dành để trình diễn.', reason: null });
  }
}
