import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Conflict, Forbidden, Unprocessable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { NOT_TOLD } from '../domain/certificate-fields.js';
import type { CertificateContent, CertificateFields, Leader } from '../domain/certificate-fields.js';
import { numberAsKept } from '../domain/certificate-number.js';
import { isProductSet } from '../domain/product-sets.js';
import { CertificateRegister } from '../storage/certificate-register.js';
import { CheckCertificate } from './check-certificate.js';
import { RecogniseGoods } from './recognise-goods.js';
import { WriteCertificates } from './write-certificates.js';

/** A paper as it is typed in; the authority may be left to the law of the day, and who leads the holder untold. */
export type EnteredCertificate = Omit<CertificateFields, 'authority' | keyof Leader> & Partial<Leader> & { authority?: string };

export const officer = ({ accountId }: Actor): string => `officer:${accountId}`;

/** An officer enters one certificate by hand. */
@Injectable()
export class EnterCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly scope: OfficerScope, private readonly register: CertificateRegister,
    private readonly check: CheckCertificate, private readonly recognise: RecogniseGoods, private readonly write: WriteCertificates,
  ) {}

  /**
   * Answers its number. Goods and holder are recognised where there is no doubt.
   * Errors: `areas.outside_scope`, `catalog.certificate_number_taken`, `catalog.certificate_wrong`, `catalog.certificate_authority_unknown`.
   */
  async run(actor: Actor, entered: EnteredCertificate): Promise<string> {
    const { communes } = await this.scope.communes(actor);
    if (!communes.includes(entered.communeCode)) throw new Forbidden('areas.outside_scope');
    const content = await this.contentOf(entered);
    return this.unitOfWork.run(async (tx) => {
      if ((await this.register.hold(tx, [content.number])).size > 0) throw new Conflict('catalog.certificate_number_taken', { number: content.number });
      const [recognised] = await this.recognise.run([content], tx);
      await this.write.run(tx, [{ before: null, after: recognised!, kind: 'entered', actor: officer(actor), reason: null }]);
      return content.number;
    });
  }

  private async contentOf(entered: EnteredCertificate): Promise<CertificateContent> {
    const authority = entered.authority ?? (await this.check.authority(entered.stars, entered.issuedOn, entered.communeCode))?.name;
    if (authority === undefined) throw new Unprocessable('catalog.certificate_authority_unknown');
    const content: CertificateContent = {
      ...NOT_TOLD, ...entered, authority, number: numberAsKept(entered.number), renewalLodgedOn: null, renewalReference: null, revokedOn: null, revocationDecision: null, productId: null, sellerId: null,
    };
    await assertRight(this.check, content);
    return content;
  }
}

/** Errors: `catalog.certificate_wrong`, `catalog.unknown_product_set`. */
export async function assertRight(check: CheckCertificate, content: CertificateContent): Promise<void> {
  if (!isProductSet(content.productSet)) throw new Unprocessable('catalog.unknown_product_set', { code: content.productSet });
  const faults = await check.faults(content);
  if (faults.length > 0) throw new Unprocessable('catalog.certificate_wrong', {}, faults);
}
