import { Injectable } from '@nestjs/common';
import { certificateState, Clock, fold, isEffective, vietnamDay } from '@cho-phien/kernel';
import type { CertificateState } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { CertificateRepository } from '../storage/certificate.repository.js';
import type { RegisteredCertificate } from '../storage/certificate.repository.js';

export interface OwnCertificate { id: string; number: string; stars: number; productName: string; expiresOn: string; state: CertificateState; productId: string | null }

/** The certificates of the register that are a seller's: of its goods, or issued to its name. */
@Injectable()
export class OwnCertificates {
  constructor(private readonly certificates: CertificateRepository, private readonly sellers: SellersFacade, private readonly clock: Clock) {}

  async run(sellerId: string): Promise<OwnCertificate[]> {
    const today = vietnamDay(this.clock.now());
    return (await this.of(sellerId)).map((row) => ({ id: row.id, number: row.number, stars: row.stars, productName: row.productName, expiresOn: row.expiresOn, state: certificateState(row, today), productId: row.productId }));
  }

  /** A certificate is for one product: one that another product has cannot be picked, nor one that is no longer effective. */
  async mayBePicked(sellerId: string, certificateId: string, productId: string, tx: Tx): Promise<boolean> {
    const picked = (await this.of(sellerId, tx)).find(({ id }) => id === certificateId);
    return picked !== undefined && (picked.productId ?? productId) === productId && isEffective(picked, vietnamDay(this.clock.now()));
  }

  /** An unregistered household can hold none (QĐ 26/2026/QĐ-TTg, Art. 2). */
  private async of(sellerId: string, tx?: Tx): Promise<RegisteredCertificate[]> {
    const seller = await this.sellers.find(sellerId, tx);
    if (!seller || seller.kind === 'household') return [];
    const name = fold(seller.name);
    return (await this.certificates.ofSeller(sellerId, seller.communeCode, tx)).filter((row) => row.ofOwnGoods || fold(row.holder) === name);
  }
}
