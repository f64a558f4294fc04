import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { CertificateState, Page, VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { CertificateList } from '../storage/certificate-list.js';
import type { CertificateChange, CertificateFilter, OfficerCertificate } from '../storage/certificate-list.js';
import { ProductCandidates } from '../storage/product-candidates.js';
import type { ProductCandidate } from '../storage/product-candidates.js';
import { CheckCertificate } from './check-certificate.js';
import type { Authority } from './check-certificate.js';

export interface AskedRegister extends Omit<CertificateFilter, 'communes' | 'asOf'> { area?: string; asOf?: string; limit: number; after?: string }
export interface ShownRegister extends Page<OfficerCertificate> { asOf: VietnamDay; states: Partial<Record<CertificateState, number>>; communes: string[] }
export interface ShownCertificate { certificate: OfficerCertificate; history: CertificateChange[]; candidates: ProductCandidate[]; authority: Authority | null }

/** Goods that are offered to an officer for a certificate without any. */
const CANDIDATES = 5;

/** The register as an officer of some communes may read it. */
@Injectable()
export class ShowCertificates {
  constructor(
    private readonly scope: OfficerScope, private readonly certificates: CertificateList, private readonly candidates: ProductCandidates,
    private readonly check: CheckCertificate, private readonly clock: Clock,
  ) {}

  /** Errors: those of OfficerScope, `paging.bad_cursor`. */
  async page(actor: Actor, { area, asOf: asked, limit, after, ...filter }: AskedRegister): Promise<ShownRegister> {
    const asOf = asked ?? this.today();
    const { communes } = await this.scope.communes(actor, area);
    const { communes: own } = area === undefined ? { communes } : await this.scope.communes(actor);
    const [page, states] = await Promise.all([
      this.certificates.page({ ...filter, communes, asOf }, { limit, after }), this.certificates.countByState({ ...filter, communes, asOf }),
    ]);
    return { ...page, asOf, states, communes: own };
  }

  /** One with all that was done to it, who had to recognise it by the law of its day, and goods that it may be of. Errors: `catalog.certificate_not_found`. */
  async one(actor: Actor, number: string): Promise<ShownCertificate> {
    const { communes } = await this.scope.communes(actor);
    const certificate = await this.certificates.find(number, communes, this.today());
    if (!certificate) throw new NotFound('catalog.certificate_not_found');
    const [history, candidates, authority] = await Promise.all([
      this.certificates.history(certificate.id),
      certificate.productId === null ? this.candidates.of([{ ...certificate, key: number }], CANDIDATES) : new Map<string, ProductCandidate[]>(),
      this.check.authority(certificate.stars, certificate.issuedOn, certificate.communeCode),
    ]);
    return { certificate, history, candidates: candidates.get(number) ?? [], authority };
  }

  /** What was changed last in the officer's communes. */
  async latest(actor: Actor, most: number): Promise<CertificateChange[]> {
    const { communes } = await this.scope.communes(actor);
    return this.certificates.latest(communes, most);
  }

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }
}
