import { Injectable } from '@nestjs/common';
import { Clock, NotFound, startOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { SellerProfile } from '@cho-phien/sellers';
import { periodOf } from '../domain/tax-period.js';
import { TaxReadingRepository } from '../storage/tax-reading.repository.js';
import { TaxRepository } from '../storage/tax.repository.js';
import type { WithheldMonth } from '../storage/tax.repository.js';

export interface CertifiedMonth extends WithheldMonth { revenue: number; vatDue: number; pitDue: number }
/** `complete`: the year is over and its figures stand, but for returns of sales before. */
export interface TaxCertificate { year: string; payer: SellerProfile; taxNumber: string | null; months: CertifiedMonth[]; complete: boolean; issuedAt: Date }

/**
 * What was withheld from one seller in a year, month by month, as his certificate says it (form 01/CTKT-TMĐT of
 * NĐ 117/2025/NĐ-CP). It names the payer by his identity number: for himself, and for operators who are written down first.
 */
@Injectable()
export class CertifyWithheldTaxes {
  constructor(private readonly taxes: TaxRepository, private readonly readings: TaxReadingRepository, private readonly sellers: SellersFacade, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock) {}

  /** @param year `YYYY`; this year when left out. Errors: `seller.not_found`. */
  own(scope: SellerScope, year: string = vietnamDay(this.clock.now()).slice(0, 4)): Promise<TaxCertificate> { return this.certify(scope.sellerId, year); }

  /** Errors: `seller.not_found`. */
  async forOperator(by: string, sellerId: string, year: string): Promise<TaxCertificate> {
    if ((await this.sellers.profileOf(sellerId)) === null) throw new NotFound('seller.not_found');
    await this.unitOfWork.run((tx) => this.readings.add(tx, { period: year, format: 'certificate', sellers: 1, sellerId, by, at: this.clock.now() }));
    return this.certify(sellerId, year);
  }

  private async certify(sellerId: string, year: string): Promise<TaxCertificate> {
    const { from, until } = periodOf(year);
    const [payer, numbers, rows] = await Promise.all([this.sellers.profileOf(sellerId), this.sellers.taxNumbersOf([sellerId]), this.taxes.ofSeller(sellerId, from, until)]);
    if (payer === null) throw new NotFound('seller.not_found');
    const issuedAt = this.clock.now();
    const months = rows.map((row) => ({ ...row, revenue: row.sales - row.returned, vatDue: row.vat - row.vatReturned, pitDue: row.pit - row.pitReturned }));
    return { year, payer, taxNumber: numbers.get(sellerId) ?? null, months, complete: issuedAt >= startOfVietnamDay(`${Number(year) + 1}-01-01`), issuedAt };
  }
}
