import { Injectable } from '@nestjs/common';
import { fold } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { bareName } from '../domain/bare-name.js';
import type { CertificateContent } from '../domain/certificate-fields.js';
import { ProductCandidates } from '../storage/product-candidates.js';

/** Finds holder and goods of certificates on this market where there is no doubt; what is doubtful is left for a person. */
@Injectable()
export class RecogniseGoods {
  constructor(private readonly candidates: ProductCandidates, private readonly sellers: SellersFacade) {}

  /** Each certificate with what was recognised; what it has already stays. */
  async run(certificates: readonly CertificateContent[], tx?: Tx): Promise<CertificateContent[]> {
    const unknown = certificates.filter(({ productId }) => productId === null);
    const found = await this.candidates.of(unknown.map((each) => ({ ...each, key: each.number })), 1, tx);
    const sellers = await this.sellers.inCommunes([...new Set(certificates.filter(({ sellerId }) => sellerId === null).map(({ communeCode }) => communeCode))], tx);
    return certificates.map((certificate) => {
      const [best] = found.get(certificate.number) ?? [];
      const certain = certificate.productId === null && best?.certain ? best : null;
      const namesakes = sellers.filter(({ name, communeCode }) => communeCode === certificate.communeCode && bareName(fold(name)) === bareName(fold(certificate.holder)));
      const namesake = namesakes.length === 1 ? namesakes[0]!.id : null;
      return { ...certificate, productId: certificate.productId ?? certain?.productId ?? null, sellerId: certificate.sellerId ?? certain?.sellerId ?? namesake };
    });
  }
}
