import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Conflict, Forbidden, NotFound } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { CertificateContent, CertificateFields } from '../domain/certificate-fields.js';
import { numberAsKept } from '../domain/certificate-number.js';
import { CertificateRegister } from '../storage/certificate-register.js';
import type { ChangeKind, KeptCertificate } from '../storage/certificate-register.js';
import { CertificateList } from '../storage/certificate-list.js';
import { CheckCertificate } from './check-certificate.js';
import { assertRight, officer } from './enter-certificate.js';
import { WriteCertificates } from './write-certificates.js';

type Changed = Partial<CertificateContent>;

/** What an officer does to a certificate of his communes. Each deed is kept with who, when and why. */
@Injectable()
export class ChangeCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly scope: OfficerScope, private readonly register: CertificateRegister,
    private readonly check: CheckCertificate, private readonly list: CertificateList, private readonly write: WriteCertificates,
  ) {}

  /** Puts right what was entered wrong. Errors: those of `change`, `catalog.certificate_wrong`, `catalog.certificate_number_taken`. */
  correct(actor: Actor, number: string, version: number, fields: Partial<CertificateFields>, reason: string): Promise<string> {
    const { number: typed, ...others } = fields;
    return this.change(actor, number, 'corrected', reason, () => ({ ...others, ...(typed !== undefined && { number: numberAsKept(typed) }) }), version);
  }

  /** A file for re-assessment was handed in: in time it keeps the certificate effective beyond its end (QĐ 26/2026/QĐ-TTg, Art. 12.3). */
  lodge(actor: Actor, number: string, lodgedOn: VietnamDay, reference: string): Promise<string> {
    return this.change(actor, number, 'renewal_lodged', null, () => ({ renewalLodgedOn: lodgedOn, renewalReference: reference }));
  }

  /** Errors: those of `change`, `catalog.certificate_revoked_before`. */
  revoke(actor: Actor, number: string, revokedOn: VietnamDay, decision: string, reason: string): Promise<string> {
    return this.change(actor, number, 'revoked', reason, (before) => {
      if (before.revokedOn !== null) throw new Conflict('catalog.certificate_revoked_before');
      return { revokedOn, revocationDecision: decision };
    });
  }

  /** Says of which goods it is. Errors: those of `change`, `catalog.certificate_matched_before`, `catalog.product_elsewhere`. */
  async match(actor: Actor, number: string, productId: string): Promise<string> {
    const { communes } = await this.scope.communes(actor);
    const goods = await this.list.goods(productId, communes);
    if (!goods) throw new NotFound('catalog.product_elsewhere');
    return this.change(actor, number, 'matched', null, (before) => {
      if (before.productId !== null && before.productId !== productId) throw new Conflict('catalog.certificate_matched_before');
      return { productId, sellerId: goods.sellerId };
    });
  }

  unmatch(actor: Actor, number: string, reason: string): Promise<string> {
    return this.change(actor, number, 'unmatched', reason, () => ({ productId: null, sellerId: null }));
  }

  /** Answers the number it has now. Errors: `catalog.certificate_not_found`, `areas.outside_scope`, `catalog.certificate_changed_meanwhile`. */
  private async change(actor: Actor, number: string, kind: ChangeKind, reason: string | null, changed: (before: KeptCertificate) => Changed, version?: number): Promise<string> {
    const { communes } = await this.scope.communes(actor);
    return this.unitOfWork.run(async (tx) => {
      const before = (await this.register.hold(tx, [number])).get(number);
      if (!before || !communes.includes(before.communeCode)) throw new NotFound('catalog.certificate_not_found');
      if (version !== undefined && version !== before.version) throw new Conflict('catalog.certificate_changed_meanwhile');
      const { id: _, version: __, ...content } = before;
      const after: CertificateContent = { ...content, ...changed(before) };
      if (!communes.includes(after.communeCode)) throw new Forbidden('areas.outside_scope');
      const namesake = after.number === before.number ? undefined : (await this.register.hold(tx, [after.number])).get(after.number);
      if (namesake && namesake.id !== before.id) throw new Conflict('catalog.certificate_number_taken', { number: after.number });
      await assertRight(this.check, after);
      await this.write.run(tx, [{ before, after, kind, actor: officer(actor), reason }]);
      return after.number;
    });
  }
}
