import type { Page } from './types';

export type CertificateState = 'valid' | 'renewal_window' | 'late' | 'lodged' | 'grace' | 'expired' | 'revoked' | 'not_yet_issued';

export type Certificate = {
  id: string; version: number; number: string; stars: number; productName: string; productSet: string; classificationScheme: 'QD148' | 'QD26';
  holder: string; producerKind: string; ledByWoman: 'yes' | 'no' | null; ledByMinority: 'yes' | 'no' | null; communeCode: string; communeName: string; decisionNumber: string; issuedOn: string; expiresOn: string; lodgeFrom: string; lodgeUntil: string; authority: string;
  renewalLodgedOn: string | null; renewalReference: string | null; revokedOn: string | null; revocationDecision: string | null;
  state: CertificateState; daysLeft: number; effectiveUntil: string; shown: boolean; demo: boolean;
  product: { id: string; slug: string; name: string; sellerName: string; public: boolean } | null;
};

export type FieldChange = { field: string; before: string | number | null; after: string | number | null };
export type CertificateChange = {
  id: string; certificateNumber: string; productName: string; kind: string; by: 'you' | 'officer' | 'seller' | 'market'; at: string;
  reason: string | null; fileName: string | null; changes: FieldChange[];
};
export type Candidate = { productId: string; slug: string; name: string; sellerName: string; confidence: number; certain: boolean };

export type Register = Page<Certificate> & { asOf: string; states: Partial<Record<CertificateState, number>>; communes: { code: string; name: string }[] };
export type ListedImport = {
  id: string; fileName: string; by: 'you' | 'officer'; state: 'checked' | 'running' | 'done'; total: number; done: number; createdAt: string;
  good: number; new: number; changed: number; unchanged: number; bad: number;
};
export type RegisterImport = ListedImport & {
  errors: { row: number; column: string | null; message: string }[];
  changedRows: { row: number; number: string; productName: string; changes: FieldChange[] }[];
};
export type CertificateDetail = Certificate & { lawfulAuthority: { name: string; legalRef: string } | null; history: CertificateChange[]; candidates: Candidate[] };
