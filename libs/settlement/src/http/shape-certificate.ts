import type { z } from 'zod';
import { isoVietnam, message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { CertifiedMonth, TaxCertificate } from '../usecases/certify-withheld-taxes.js';
import type { taxCertificate } from './tax.dto.js';

type Shown = z.infer<typeof taxCertificate>;
const AMOUNTS = ['sales', 'returned', 'revenue', 'vat', 'vatReturned', 'vatDue', 'pit', 'pitReturned', 'pitDue'] as const;

/** Sums of rows about withheld taxes, amount by amount. */
export const totalOf = (rows: readonly Shown['total'][]): Shown['total'] =>
  Object.fromEntries(AMOUNTS.map((amount) => [amount, rows.reduce((sum, row) => sum + row[amount], 0)])) as Shown['total'];

const shownMonth = ({ vatBasisPoints, pitBasisPoints, ...row }: CertifiedMonth): Shown['months'][number] => ({
  month: row.month, legalRef: row.legalRef, vatRate: vatBasisPoints / 100, pitRate: pitBasisPoints / 100, sales: row.sales, returned: row.returned, revenue: row.revenue,
  vat: row.vat, vatReturned: row.vatReturned, vatDue: row.vatDue, pit: row.pit, pitReturned: row.pitReturned, pitDue: row.pitDue,
});

export const shapeCertificate = ({ year, payer, taxNumber, months, complete, issuedAt }: TaxCertificate, language: Language): Shown => ({
  year, form: message('settlement.certificate_form', language), complete, issuedAt: isoVietnam(issuedAt),
  payer: { sellerId: payer.id, name: payer.name, ownerName: payer.ownerName, addressLine: payer.addressLine, communeCode: payer.communeCode, taxNumber },
  months: months.map(shownMonth), total: totalOf(months),
});
