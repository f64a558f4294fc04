import { certificateExpiry } from '@cho-phien/kernel';
import type { CertificateDates, VietnamDay } from '@cho-phien/kernel';

/** Who may hold a certificate (QĐ 26/2026/QĐ-TTg, Art. 2.3): a household only when its business is registered, an association for tourism alone. */
export const HOLDER_KINDS = ['htx', 'tht', 'company', 'farm', 'registered_household', 'association'] as const;
export type HolderKind = (typeof HOLDER_KINDS)[number];

export const YES_NO = ['yes', 'no'] as const;
export type YesNo = (typeof YES_NO)[number];

/**
 * Who leads the holder, as its file says (criterion 3.2 of the scoring sheets); null where nobody said. Of the person nothing else is kept.
 */
export interface Leader { ledByWoman: YesNo | null; ledByMinority: YesNo | null }
export const NOT_TOLD: Leader = { ledByWoman: null, ledByMinority: null };

/** What the paper says, as an officer enters it. */
export interface CertificateFields extends Leader {
  number: string;
  stars: 3 | 4 | 5;
  productName: string;
  /** `QD26-06`. */
  productSet: string;
  holder: string;
  producerKind: HolderKind;
  communeCode: string;
  decisionNumber: string;
  issuedOn: VietnamDay;
  authority: string;
}

/** What becomes of it later. */
export interface CertificateLife {
  renewalLodgedOn: VietnamDay | null;
  /** Number of the receipt that the commune gave for the file. */
  renewalReference: string | null;
  revokedOn: VietnamDay | null;
  revocationDecision: string | null;
  productId: string | null;
  /** The holder as a seller of this market. */
  sellerId: string | null;
}

export type CertificateContent = CertificateFields & CertificateLife;

/** Classes of the decision in force on the day of issue; a paper keeps its own until it is renewed. */
export const schemeOn = (issuedOn: VietnamDay): 'QD148' | 'QD26' => (issuedOn < '2026-05-22' ? 'QD148' : 'QD26');

/** A certificate's days, its end reckoned from its issue. */
export const datesOf = ({ issuedOn, renewalLodgedOn, revokedOn }: Pick<CertificateContent, 'issuedOn' | 'renewalLodgedOn' | 'revokedOn'>): CertificateDates =>
  ({ issuedOn, expiresOn: certificateExpiry(issuedOn), renewalLodgedOn, revokedOn });

export type FieldChange = { field: keyof CertificateContent; before: string | number | null; after: string | number | null };

const FIELDS: readonly (keyof CertificateContent)[] = [
  'number', 'stars', 'productName', 'productSet', 'holder', 'producerKind', 'ledByWoman', 'ledByMinority', 'communeCode', 'decisionNumber', 'issuedOn', 'authority',
  'renewalLodgedOn', 'renewalReference', 'revokedOn', 'revocationDecision', 'productId', 'sellerId',
];

/** Field by field what differs; empty when nothing does. */
export const changesBetween = (before: CertificateContent | null, after: CertificateContent): FieldChange[] =>
  FIELDS.filter((field) => (before?.[field] ?? null) !== after[field]).map((field) => ({ field, before: before?.[field] ?? null, after: after[field] }));
