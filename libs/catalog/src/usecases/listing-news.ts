import { Injectable } from '@nestjs/common';
import { isoVietnam } from '@cho-phien/kernel';
import type { ListingDecided } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Decision } from '../domain/revision-state.js';
import type { Revision } from '../storage/revision.repository.js';

/** Tells the other contexts what becomes of a seller's versions. */
@Injectable()
export class ListingNews {
  constructor(private readonly outbox: Outbox) {}

  async saved(tx: Tx, revision: Revision, at: Date): Promise<void> {
    await this.outbox.append(tx, { type: 'catalog.draft_saved', payload: versionOf(revision, at) });
  }

  async submitted(tx: Tx, revision: Revision, at: Date): Promise<void> {
    await this.outbox.append(tx, { type: 'catalog.listing_submitted', payload: versionOf({ ...revision, state: 'in_review' }, at) });
  }

  async decided(tx: Tx, { productId, sellerId, hash, content }: Revision, decision: Decision, reason: string | null, at: Date): Promise<void> {
    const event: ListingDecided = { type: 'catalog.listing_decided', payload: { productId, sellerId, name: content.name, hash, decision, reason, at: isoVietnam(at) } };
    await this.outbox.append(tx, event);
  }
}

const versionOf = ({ productId, sellerId, content, state, hash, consentId, confirmedAt }: Revision, at: Date) => ({
  productId, sellerId, name: content.name, state, hash, by: consentId === null ? 'seller' as const : 'assistant' as const,
  confirmedAt: confirmedAt && isoVietnam(confirmedAt), at: isoVietnam(at),
});
