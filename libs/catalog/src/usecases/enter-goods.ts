import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { CertificateChanged } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { CertificateDraft, ProductDraft } from '../domain/product-draft.js';
import { CertificateRepository } from '../storage/certificate.repository.js';
import { ProductSnapshot } from '../storage/product-snapshot.js';
import { ProductRepository } from '../storage/product.repository.js';

@Injectable()
export class EnterGoods {
  constructor(
    private readonly products: ProductRepository,
    private readonly certificates: CertificateRepository,
    private readonly snapshot: ProductSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Puts up products and enters certificates, many at once, and tells of each. Errors: `catalog.unknown_product_set`. */
  async run(tx: Tx, products: readonly ProductDraft[], certificates: readonly CertificateDraft[]): Promise<void> {
    const today = vietnamDay(this.clock.now());
    await this.products.add(tx, products);
    await this.certificates.add(tx, certificates, today);
    const certified = certificates.flatMap(({ productId }) => productId ?? []);
    await this.certificates.choose(tx, certified, today);
    await this.outbox.append(tx, ...(await this.snapshot.events(tx, products.map(({ id }) => id))), ...certificates.map(certificateEvent));
  }
}

const certificateEvent = (draft: CertificateDraft): CertificateChanged => ({
  type: 'catalog.certificate_changed',
  payload: {
    certificateId: draft.id, number: draft.number, stars: draft.stars, decisionNumber: draft.decisionNumber, authority: draft.authority, holder: draft.holder,
    issuedOn: draft.issuedOn, expiresOn: draft.expiresOn, renewalLodgedOn: draft.renewalLodgedOn, revokedOn: draft.revokedOn,
    communeCode: draft.communeCode, demo: draft.demo, productId: draft.productId, productName: draft.productName, productSet: draft.productSet, producerKind: draft.producerKind,
  },
});
