import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Invalid } from '@cho-phien/kernel';
import type { FieldError } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { attributeErrors } from '../domain/attribute-values.js';
import type { ListingContent } from '../domain/listing-content.js';
import { OwnCertificates } from './own-certificates.js';

/** Whether what a version points at exists and is this seller's to point at. */
@Injectable()
export class CheckListing {
  constructor(private readonly areas: AreasFacade, private readonly certificates: OwnCertificates, private readonly sellers: SellersFacade) {}

  /** Errors: `request.invalid`, one error for each field that is wrong. `before` was checked when it was written. */
  async run(tx: Tx, { id: productId, sellerId }: { id: string; sellerId: string }, content: ListingContent, before: ListingContent | null): Promise<void> {
    const errors: FieldError[] = attributeErrors(content.attributes);
    const ids = content.variants.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) errors.push({ path: 'variants', code: 'catalog.pack_twice' });
    if (content.communeCode !== before?.communeCode && (await this.areas.find(content.communeCode))?.level !== 'commune') errors.push({ path: 'communeCode', code: 'catalog.unknown_commune' });
    if (content.certificateId !== null && content.certificateId !== before?.certificateId && !(await this.certificates.mayBePicked(sellerId, content.certificateId, productId, tx))) {
      errors.push({ path: 'certificateId', code: 'catalog.certificate_not_yours' });
    }
    if (content.producerSellerId !== null && content.producerSellerId !== before?.producerSellerId && !(await this.sellers.isMemberHousehold(sellerId, content.producerSellerId, tx))) {
      errors.push({ path: 'producerSellerId', code: 'catalog.producer_not_a_member' });
    }
    if (errors.length > 0) throw new Invalid('request.invalid', {}, errors);
  }
}
