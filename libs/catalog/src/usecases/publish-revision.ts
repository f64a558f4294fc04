import { Injectable } from '@nestjs/common';
import { Clock, newId, vietnamDay } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { CertificateRegister } from '../storage/certificate-register.js';
import { CertificateRepository } from '../storage/certificate.repository.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { ListingRow } from '../storage/listing.repository.js';
import { ProductSnapshot } from '../storage/product-snapshot.js';
import type { Revision } from '../storage/revision.repository.js';
import { LayOutListing } from './lay-out-listing.js';

/** Makes an approved version what the public sees, and tells of it. */
@Injectable()
export class PublishRevision {
  constructor(
    private readonly listings: ListingRepository,
    private readonly layOut: LayOutListing,
    private readonly certificates: CertificateRepository,
    private readonly register: CertificateRegister,
    private readonly snapshot: ProductSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async run(tx: Tx, product: ListingRow, { number, content, actor }: Revision): Promise<void> {
    const now = this.clock.now();
    await this.layOut.run(tx, product, content);
    if (product.status === 'draft') await this.listings.renameAddress(tx, product, content.name);
    await this.listings.setPublished(tx, product.id, number);
    const matched = content.certificateId === null ? null : await this.certificates.match(tx, content.certificateId, product.id);
    if (matched !== null) {
      const changes = [{ field: 'productId' as const, before: null, after: product.id }];
      await this.register.note(tx, [{ id: newId(now.getTime()), certificateId: content.certificateId!, version: matched, kind: 'matched', actor, at: now, reason: null, importId: null, changes }]);
    }
    await this.certificates.choose(tx, [product.id], vietnamDay(now));
    await this.outbox.append(tx, ...(await this.snapshot.events(tx, [product.id], now)), ...(matched !== null ? await this.certificates.events(tx, [content.certificateId!]) : []));
  }
}
