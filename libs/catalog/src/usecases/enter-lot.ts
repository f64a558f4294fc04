import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid, newId, newTraceCode, NotFound, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { isLotCode, lotProblems } from '../domain/lot.js';
import type { LotFacts, TraceCode } from '../domain/lot.js';
import { LotRepository } from '../storage/lot.repository.js';
import type { Lot } from '../storage/lot.repository.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { CodeNews } from './code-news.js';

const FACTS = ['how', 'madeOn', 'bestBefore', 'quantity', 'unit', 'producerSellerId', 'producerAgreed', 'notes', 'recalled'] as const satisfies readonly (keyof LotFacts)[];

/** Enters a lot of a product and what is said of it; what was said before is never lost. */
@Injectable()
export class EnterLot {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly listings: ListingRepository, private readonly lots: LotRepository,
    private readonly sellers: SellersFacade, private readonly news: CodeNews, private readonly clock: Clock,
  ) {}

  /** The same lot said again answers the first. Errors: `catalog.product_not_found`, `catalog.lot_code_wrong`, `catalog.not_published`, `catalog.lot_exists`, `request.invalid`. */
  async run(author: ListingAuthor, productId: string, lotCode: string, facts: LotFacts): Promise<Lot> {
    if (!isLotCode(lotCode)) throw new Invalid('catalog.lot_code_wrong', {}, [{ path: 'lotCode', code: 'catalog.lot_code_wrong' }]);
    return this.unitOfWork.run(async (tx) => {
      const { publishedRevision } = await this.listings.lock(tx, author.sellerId, productId);
      // A label is printed only for goods that have a passport to lead to.
      if (publishedRevision === null) throw new Conflict('catalog.not_published');
      const known = await this.lots.byCode(tx, productId, lotCode);
      if (known && saysTheSame(known, facts)) return known;
      if (known) throw new Conflict('catalog.lot_exists', { lot: lotCode });
      await this.check(tx, author.sellerId, facts);
      const [id, at] = [newId(), this.clock.now()];
      await this.lots.add(tx, { id, productId, sellerId: author.sellerId, lotCode, traceCode: newTraceCode() as TraceCode, at });
      await this.lots.addEntry(tx, id, 1, facts, { reason: null, author, at });
      await this.news.changed(tx, productId);
      return this.found(tx, productId, id);
    });
  }

  /** Says it anew, with a reason. Errors: `catalog.product_not_found`, `catalog.lot_not_found`, `catalog.nothing_corrected`, `request.invalid`. */
  correct(author: ListingAuthor, productId: string, lotId: string, facts: LotFacts, reason: string): Promise<Lot> {
    return this.unitOfWork.run(async (tx) => {
      await this.listings.lock(tx, author.sellerId, productId);
      const lot = await this.found(tx, productId, lotId);
      if (saysTheSame(lot, facts)) throw new Conflict('catalog.nothing_corrected');
      await this.check(tx, author.sellerId, facts);
      await this.lots.addEntry(tx, lotId, lot.entries.length + 1, facts, { reason, author, at: this.clock.now() });
      return this.found(tx, productId, lotId);
    });
  }

  private async check(tx: Tx, sellerId: string, facts: LotFacts): Promise<void> {
    const errors: { path: string; code: string }[] = lotProblems(facts, vietnamDay(this.clock.now()));
    if (facts.producerSellerId !== null && !(await this.sellers.isMemberHousehold(sellerId, facts.producerSellerId, tx))) errors.push({ path: 'producerSellerId', code: 'catalog.producer_not_a_member' });
    if (errors.length > 0) throw new Invalid('request.invalid', {}, errors);
  }

  private async found(tx: Tx, productId: string, lotId: string): Promise<Lot> {
    const lot = await this.lots.byId(tx, productId, lotId);
    if (!lot) throw new NotFound('catalog.lot_not_found');
    return lot;
  }
}

const saysTheSame = ({ entries: [last] }: Lot, facts: LotFacts): boolean => last !== undefined && FACTS.every((fact) => last[fact] === facts[fact]);
