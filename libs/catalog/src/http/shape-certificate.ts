import type { z } from 'zod';
import { isoVietnam, lodgingDays } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { readProductCode } from '../domain/certificate-number.js';
import type { CertificateChange, OfficerCertificate } from '../storage/certificate-list.js';
import type { certificateChange, certificateRow } from './certificate.dto.js';

/** `communeName` as areas label it today. */
export function shapeCertificate(row: OfficerCertificate, communeName: string): z.infer<typeof certificateRow> {
  const lodged = lodgingDays(row.expiresOn, row.asOf);
  return {
    id: row.id, version: row.version, number: row.number, productCode: readProductCode(row.number), stars: row.stars, productName: row.productName, productSet: row.productSet,
    classificationScheme: row.classificationScheme, holder: row.holder, producerKind: row.producerKind, ledByWoman: row.ledByWoman, ledByMinority: row.ledByMinority, communeCode: row.communeCode, communeName, decisionNumber: row.decisionNumber,
    issuedOn: row.issuedOn, expiresOn: row.expiresOn, lodgeFrom: lodged.from, lodgeUntil: lodged.until, authority: row.authority, renewalLodgedOn: row.renewalLodgedOn, renewalReference: row.renewalReference, revokedOn: row.revokedOn,
    revocationDecision: row.revocationDecision, state: row.state, daysLeft: row.daysLeft, effectiveUntil: row.effectiveUntil, shown: row.shown, demo: row.demo, product: row.product,
  };
}

export const shapeChange = (change: CertificateChange, { accountId }: Actor): z.infer<typeof certificateChange> => ({
  id: change.id, certificateNumber: change.certificateNumber, productName: change.productName, kind: change.kind, by: byWhom(change.actor, accountId), at: isoVietnam(change.at),
  reason: change.reason, fileName: change.fileName, changes: change.changes.map(({ field, before, after }) => ({ field, before, after })),
});

function byWhom(actor: string, accountId: string): 'you' | 'officer' | 'seller' | 'market' {
  const [role, id] = actor.split(':');
  return role === 'officer' ? (id === accountId ? 'you' : 'officer') : role === 'market' ? 'market' : 'seller';
}
