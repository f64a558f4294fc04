import { z } from 'zod';
import { CERTIFICATE_STATES } from '@cho-phien/kernel';
import { after, calendarDay, communeCode, given, limit, text } from '@cho-phien/platform';
import { HOLDER_KINDS, YES_NO } from '../domain/certificate-fields.js';
import { isCertificateNumber, numberAsKept } from '../domain/certificate-number.js';

const stars = z.union([z.literal(3), z.literal(4), z.literal(5)]);
const setCode = z.string().regex(/^QD26-\d{2}$/);
const areaCode = z.string().max(40).regex(/^[0-9A-Za-z-]+$/);
const day = z.string();

export const certificatePath = z.object({ number: text(80) });

export const certificatesQuery = z.object({
  area: given(areaCode), asOf: given(calendarDay), state: given(z.enum(CERTIFICATE_STATES)), stars: given(z.coerce.number().pipe(stars)), set: given(setCode),
  q: given(text(100)), matched: given(z.enum(['yes', 'no']).transform((answer) => answer === 'yes')),
  endsWithin: given(z.coerce.number().pipe(z.union([z.literal(180), z.literal(90), z.literal(30)])).describe('in force, with at most so many days left')),
  limit: limit(20), after,
});

const parts = z.object({ form: z.enum(['new', 'old']), province: z.string(), district: z.string().nullable(), commune: z.string(), running: z.int(), year: z.int() });

export const certificateRow = z.object({
  id: z.string(), version: z.int(), number: z.string(), productCode: parts.nullable(), stars: z.int(), productName: z.string(), productSet: z.string(), classificationScheme: z.enum(['QD148', 'QD26']),
  holder: z.string(), producerKind: z.string(), ledByWoman: z.enum(YES_NO).nullable().describe('Whether the holder’s legal representative is a woman; null where nobody said'), ledByMinority: z.enum(YES_NO).nullable().describe('Of an ethnic minority'), communeCode: z.string(), communeName: z.string(), decisionNumber: z.string(), issuedOn: day, expiresOn: day, lodgeFrom: day.describe('First and last day on which the re-assessment file is lodged, by the law of the day asked about'), lodgeUntil: day, authority: z.string(),
  renewalLodgedOn: day.nullable(), renewalReference: z.string().nullable(), revokedOn: day.nullable(), revocationDecision: z.string().nullable(),
  state: z.enum(CERTIFICATE_STATES), daysLeft: z.int(), effectiveUntil: day, shown: z.boolean(), demo: z.boolean(),
  product: z.object({ id: z.string(), slug: z.string(), name: z.string(), sellerName: z.string(), public: z.boolean() }).nullable(),
});

export const certificateList = z.object({ items: z.array(certificateRow), next: z.string().nullable(), asOf: day, states: z.partialRecord(z.enum(CERTIFICATE_STATES), z.int()),
  /** All communes for which the officer answers. */
  communes: z.array(z.object({ code: z.string(), name: z.string() })) });

const value = z.union([z.string(), z.number()]).nullable();
export const certificateChange = z.object({
  id: z.string(), certificateNumber: z.string(), productName: z.string(), kind: z.enum(['entered', 'corrected', 'renewal_lodged', 'revoked', 'matched', 'unmatched']),
  by: z.enum(['you', 'officer', 'seller', 'market']), at: z.string(), reason: z.string().nullable(), fileName: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), before: value, after: value })),
});
export const certificateChanges = z.object({ items: z.array(certificateChange) });

export const certificateAnswer = certificateRow.extend({
  /** Who recognises this class by the law of the day of the decision; null where that law is not recorded. */
  lawfulAuthority: z.object({ name: z.string(), legalRef: z.string() }).nullable(),
  history: z.array(certificateChange),
  /** Goods that it may be of, in percent of likeness; empty once it is matched. */
  candidates: z.array(z.object({ productId: z.string(), slug: z.string(), name: z.string(), sellerName: z.string(), confidence: z.int(), certain: z.boolean() })),
});

const paper = {
  number: text(80).refine((typed) => isCertificateNumber(numberAsKept(typed)), 'field.invalid_format'), stars, productName: text(200), productSet: setCode, holder: text(200), producerKind: z.enum(HOLDER_KINDS), ledByWoman: z.enum(YES_NO).nullable().optional(), ledByMinority: z.enum(YES_NO).nullable().optional(), communeCode, decisionNumber: text(100), issuedOn: calendarDay,
};
export const newCertificate = z.object({ ...paper, authority: text(200).optional() });
export const correction = z.object({ ...z.object({ ...paper, authority: text(200) }).partial().shape, version: z.int(), reason: text(500) });
export const lodgedFile = z.object({ lodgedOn: calendarDay, reference: text(100) });
export const revocation = z.object({ revokedOn: calendarDay, decision: text(100), reason: text(500) });
export const matching = z.object({ productId: z.uuid() });
export const reasonBody = z.object({ reason: text(500) });
export const latestQuery = z.object({ limit: limit(10, 50) });
