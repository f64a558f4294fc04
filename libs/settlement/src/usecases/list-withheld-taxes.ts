import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { SheetFormat } from '@cho-phien/platform';
import { UnitOfWork, writeSheet } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { periodOf } from '../domain/tax-period.js';
import { TaxReadingRepository } from '../storage/tax-reading.repository.js';
import type { TaxReading } from '../storage/tax-reading.repository.js';
import { TaxRepository } from '../storage/tax.repository.js';
import type { Withheld } from '../storage/tax.repository.js';

/** A row with who it is about; the number of the identity paper only in files. */
export interface TaxRow extends Withheld { name: string; ownerName: string; addressLine: string; communeCode: string; revenue: number; vatDue: number; pitDue: number }

const COLUMNS = [
  ['STT', 6], ['Tên gian hàng', 30], ['Người nộp thuế', 26], ['Số định danh hoặc mã số thuế', 22], ['Địa chỉ', 34], ['Mã xã', 10], ['Doanh thu hàng hoá', 18], ['Hàng trả lại', 16],
  ['Doanh thu tính thuế', 18], ['Tỷ lệ GTGT (%)', 12], ['GTGT đã khấu trừ', 16], ['GTGT trả lại', 14], ['GTGT phải nộp', 16], ['Tỷ lệ TNCN (%)', 12], ['TNCN đã khấu trừ', 16], ['TNCN trả lại', 14],
  ['TNCN phải nộp', 16], ['Căn cứ', 34],
].map(([title, width]) => ({ title: String(title), width: Number(width) }));

/**
 * Taxes withheld from households and individuals: by month for the declaration (form 01/CNKD-TMĐT with list 01-1/BK-CNKD-TMĐT),
 * by year for each seller's certificate (01/CTKT-TMĐT). Returns are set off in the period in which they happen.
 */
@Injectable()
export class ListWithheldTaxes {
  constructor(
    private readonly taxes: TaxRepository, private readonly readings: TaxReadingRepository, private readonly sellers: SellersFacade, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock,
  ) {}

  /** @param period `YYYY-MM` or `YYYY` */
  async run(period: string): Promise<TaxRow[]> {
    const { from, until } = periodOf(period);
    const rows = await this.taxes.withheld(from, until);
    return Promise.all(rows.map((row) => this.named(row)));
  }

  /** With identity numbers: who takes it is written down before they are opened. */
  async file(by: string, period: string, format: SheetFormat): Promise<Buffer> {
    const rows = await this.run(period);
    await this.unitOfWork.run((tx) => this.readings.add(tx, { period, format, sellers: rows.length, sellerId: null, by, at: this.clock.now() }));
    const numbers = await this.sellers.taxNumbersOf(rows.map(({ sellerId }) => sellerId));
    return writeSheet(format, `Thuế ${period}`, COLUMNS, rows.map((row, index) => cells(row, index + 1, numbers.get(row.sellerId) ?? '')));
  }

  /** Who took files of a period. */
  async readingsOf(period: string): Promise<TaxReading[]> { return this.readings.of(period); }

  private async named(row: Withheld): Promise<TaxRow> {
    const profile = await this.sellers.profileOf(row.sellerId);
    return {
      ...row, name: profile?.name ?? '', ownerName: profile?.ownerName ?? '', addressLine: profile?.addressLine ?? '', communeCode: profile?.communeCode ?? '',
      revenue: row.sales - row.returned, vatDue: row.vat - row.vatReturned, pitDue: row.pit - row.pitReturned,
    };
  }
}

const cells = (row: TaxRow, place: number, taxNumber: string): (string | number)[] => [
  place, row.name, row.ownerName, taxNumber, row.addressLine, row.communeCode, row.sales, row.returned, row.revenue, row.vatBasisPoints / 100, row.vat, row.vatReturned, row.vatDue,
  row.pitBasisPoints / 100, row.pit, row.pitReturned, row.pitDue, row.legalRef,
];
