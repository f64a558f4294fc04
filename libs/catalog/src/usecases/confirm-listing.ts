import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { readBack } from '../domain/read-back.js';
import { ListingRepository } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { ConfirmedHow, ListingAuthor, Revision } from '../storage/revision.repository.js';
import { ListingNews } from './listing-news.js';
import { ShowOwnProducts } from './show-own-products.js';

const PURPOSE = 'confirm_listing';

/** The seller agrees to exactly one version: by its own session, or by a code that was sent to it with what the version says. */
@Injectable()
export class ConfirmListing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellers: SellersFacade,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly news: ListingNews,
    private readonly own: ShowOwnProducts,
    private readonly clock: Clock,
  ) {}

  /** Sends the code; answers the sentence to be read to the seller. Errors: `catalog.product_not_found`, `catalog.confirm_newest`, those of the code. */
  async ask(author: ListingAuthor, productId: string, hash: string, language: Language): Promise<{ summary: string; sentTo: string; expiresAt: Date }> {
    const view = await this.own.one(author, productId, language);
    return this.unitOfWork.run(async (tx) => {
      const { content } = await this.newest(tx, author.sellerId, productId, hash);
      const summary = readBack(content, new Map(view.variants.map(({ id, onHand }) => [id, onHand])), language);
      const asked = await this.sellers.askCode(tx, { sellerId: author.sellerId, purpose: PURPOSE, subject: subjectOf(productId, hash), summary, language, consentId: author.consentId });
      return { summary, ...asked };
    });
  }

  /** Safe to repeat. Errors: `catalog.product_not_found`, `catalog.confirm_newest`, `catalog.code_needed`, those of the code. */
  async run(author: ListingAuthor, productId: string, hash: string, proof: { code?: string; witness?: { name: string } }): Promise<void> {
    if (author.consentId === null) return this.unitOfWork.run((tx) => this.confirm(tx, author, productId, hash, 'own_session', author.actor));
    if (proof.code === undefined) throw new Invalid('catalog.code_needed', {}, [{ path: 'code', code: 'field.required' }]);
    const consent = await this.sellers.consentFor(author.accountId, author.sellerId);
    const how = consent?.how === 'witness' ? 'witness' : 'code';
    if (how === 'witness' && !proof.witness) throw new Invalid('catalog.witness_needed', {}, [{ path: 'witness', code: 'field.required' }]);
    const by = how === 'witness' ? `witness:${proof.witness?.name ?? ''}` : `code:${author.sellerId}`;
    const attempt = { sellerId: author.sellerId, purpose: PURPOSE, subject: subjectOf(productId, hash), code: proof.code, consentId: author.consentId };
    await this.sellers.whenCodeRight(attempt, (tx) => this.confirm(tx, author, productId, hash, how, by));
  }

  private async confirm(tx: Tx, { sellerId }: ListingAuthor, productId: string, hash: string, how: ConfirmedHow, by: string): Promise<void> {
    const revision = await this.newest(tx, sellerId, productId, hash);
    if (revision.confirmedAt !== null) return;
    const at = this.clock.now();
    await this.revisions.confirm(tx, revision.id, { how, by, at });
    await this.news.saved(tx, { ...revision, confirmedAt: at }, at);
  }

  /** An older version cannot be agreed to any more: somebody has changed what it says. */
  private async newest(tx: Tx, sellerId: string, productId: string, hash: string): Promise<Revision> {
    const product = await this.listings.lock(tx, sellerId, productId);
    const newest = (await this.revisions.find(tx, productId, product.revision))!;
    if (newest.hash !== hash) throw new Conflict('catalog.confirm_newest');
    return newest;
  }
}

const subjectOf = (productId: string, hash: string): string => `${productId}:${hash}`;
