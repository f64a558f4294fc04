import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { CatalogFacade } from '@cho-phien/catalog';
import type { RenewalFacts } from '@cho-phien/catalog';
import { certificateState, Clock, lodgingDays, NotFound, startOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import type { CertificateState } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { TermsAcceptance } from '@cho-phien/sellers';
import { criteriaOf } from '../domain/evidence.js';
import type { Criterion, TypedEvidence } from '../domain/evidence.js';
import { SalesProof } from '../storage/sales-proof.js';
import type { DeliveredSale, MonthOfSales } from '../storage/sales-proof.js';

/** All that a file for re-assessment says. Days `YYYY-MM-DD`, amounts đồng. */
export interface Evidence {
  certificate: RenewalFacts; state: CertificateState; sellerName: string; communeName: string;
  /** Between these days the file is handed in at the commune (QĐ 26/2026/QĐ-TTg, Art. 7). */
  lodgeFrom: string; lodgeUntil: string;
  /** The address that was typed, else that of the lot entered last. */
  traceUrl: string | null;
  /** The terms of selling that the shop agreed to last. */
  terms: TermsAcceptance | null;
  criteria: Criterion[]; months: MonthOfSales[]; sales: (DeliveredSale & { place: string })[];
}

/** Orders that the annex lists at most. */
const LISTED = 200;

const written = (day: string): string => day.split('-').reverse().join('/');

/** Gathers what the market saw of a certified product. It stands where delivered orders are; goods and shops are asked by their facades. */
@Injectable()
export class GatherEvidence {
  constructor(
    private readonly catalog: CatalogFacade, private readonly sellers: SellersFacade, private readonly areas: AreasFacade,
    private readonly proof: SalesProof, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** Errors: `ordering.renewal_not_found`. */
  async run(sellerId: string, number: string, typed: TypedEvidence, tx?: Tx): Promise<Evidence> {
    const [certificate, seller] = [await this.catalog.renewalFacts(sellerId, number, tx), await this.sellers.profileOf(sellerId, tx)];
    if (!certificate || !seller) throw new NotFound('ordering.renewal_not_found');
    const { product, issuedOn, expiresOn } = certificate;
    const today = vietnamDay(this.clock.now());
    const lodged = lodgingDays(expiresOn, today);
    const terms = await this.sellers.termsAccepted(sellerId, tx);
    const since = startOfVietnamDay(issuedOn);
    const [months, sales] = [await this.proof.byMonth(product.id, since, tx), await this.proof.delivered(product.id, since, LISTED, tx)];
    const traceUrl = typed.traceUrl ?? (product.traceCode && `${this.config.publicUrl}/t/${product.traceCode}`);
    const known = {
      storefront: `${this.config.publicUrl}/san-pham/${product.slug}`, shop: `${this.config.publicUrl}/nguoi-ban/${seller.slug}`, terms: terms && { version: terms.version, acceptedOn: written(vietnamDay(terms.acceptedAt)), by: terms.acceptedByName, textHash: terms.textHash },
      orders: months.reduce((sum, { orders }) => sum + orders, 0), months: months.length, story: product.story, pictures: product.pictures, public: product.public,
    };
    return {
      certificate, state: certificateState(certificate, today), sellerName: seller.name, communeName: await this.areas.label(certificate.communeCode),
      lodgeFrom: lodged.from, lodgeUntil: lodged.until, traceUrl, terms, criteria: criteriaOf(certificate.productSet, known, { ...typed, traceUrl }), months,
      sales: await Promise.all(sales.map(async (sale) => ({ ...sale, place: sale.provinceCode === null ? '' : await this.areas.label(sale.provinceCode) }))),
    };
  }
}
