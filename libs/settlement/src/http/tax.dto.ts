import { z } from 'zod';
import { given } from '@cho-phien/platform';

export const taxPeriod = z.string().regex(/^20\d{2}(-(0[1-9]|1[0-2]))?$/).describe('YYYY-MM for the monthly list, YYYY for the yearly certificates');
export const taxQuery = z.object({ period: taxPeriod });

const amounts = z.object({ sales: z.int(), returned: z.int(), revenue: z.int(), vat: z.int(), vatReturned: z.int(), vatDue: z.int(), pit: z.int(), pitReturned: z.int(), pitDue: z.int() });
export const withheldTaxes = z.object({
  period: z.string(),
  items: z.array(amounts.extend({
    sellerId: z.string(), name: z.string(), ownerName: z.string(), addressLine: z.string(), communeCode: z.string(),
    legalRef: z.string(), vatRate: z.number().describe('Percent'), pitRate: z.number().describe('Percent'),
  })),
  total: amounts,
  readings: z.array(z.object({ by: z.string(), you: z.boolean(), at: z.string(), format: z.enum(['csv', 'xlsx', 'certificate']), sellers: z.int(), sellerId: z.string().nullable().describe('Of a certificate: whose') })).describe('Who took files with identity numbers of this period, the latest first'),
});

const taxYear = z.string().regex(/^20\d{2}$/);
export const ownCertificateQuery = z.object({ year: given(taxYear).describe('YYYY; this year when left out') });
export const certificateQuery = z.object({ year: taxYear });
export const certificatePath = z.object({ sellerId: z.uuid() });

/** One seller's certificate of a year. */
export const taxCertificate = z.object({
  year: z.string(), form: z.string().describe('The name of the form, as far as it is known'), complete: z.boolean().describe('Whether the year is over'), issuedAt: z.string(),
  payer: z.object({ sellerId: z.string(), name: z.string(), ownerName: z.string(), addressLine: z.string(), communeCode: z.string(), taxNumber: z.string().nullable() }),
  months: z.array(amounts.extend({ month: z.string(), legalRef: z.string(), vatRate: z.number().describe('Percent'), pitRate: z.number().describe('Percent') })),
  total: amounts,
});
