import { Injectable } from '@nestjs/common';
import { Clock, newId, vietnamDay } from '@cho-phien/kernel';
import type { CertificateChanged } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { CertificateDraft, ProductDraft } from '../domain/product-draft.js';
import { contentOf } from '../domain/entered-content.js';
import { CertificateRegister } from '../storage/certificate-register.js';
import { CertificateRepository } from '../storage/certificate.repository.js';
import { ProductSnapshot } from '../storage/product-snapshot.js';
import { ProductRepository } from '../storage/product.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';

@Injectable()
export class EnterGoods {
  constructor(
    private readonly products: ProductRepository,
    private readonly revisions: RevisionRepository,
    private readonly certificates: CertificateRepository,
    private readonly register: CertificateRegister,
    private readonly snapshot: ProductSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Puts up products and enters certificates, many at once, and tells of each. Errors: `catalog.unknown_product_set`. */
  async run(tx: Tx, products: readonly ProductDraft[], certificates: readonly CertificateDraft[]): Promise<void> {
    const at = this.clock.now();
    const today = vietnamDay(at);
    const chosen = new Map(certificates.flatMap(({ id, productId }) => (productId === null ? [] : [[productId, id] as const])));
    await this.products.add(tx, products);
    await this.revisions.addPublished(tx, products.map((draft) => ({ productId: draft.id, sellerId: draft.seller.id, content: contentOf(draft, chosen.get(draft.id) ?? null), at: draft.listedAt })));
    await this.certificates.add(tx, certificates, today);
    await this.register.note(tx, certificates.map(({ id }) => ({ id: newId(at.getTime()), certificateId: id, version: 1, kind: 'entered', actor: 'market', at, reason: null, importId: null, changes: [] })));
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
