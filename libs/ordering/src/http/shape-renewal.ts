import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { EvidencePack } from '../storage/evidence-pack.repository.js';
import type { Evidence } from '../usecases/gather-evidence.js';
import type { evidencePack, renewalAnswer } from './renewal.dto.js';

export const PAPER_TYPES = { pdf: 'application/pdf', zip: 'application/zip' } as const;

export const shapePack = ({ id, state, askedAt, madeAt }: EvidencePack): z.infer<typeof evidencePack> => ({ id, state, askedAt: isoVietnam(askedAt), madeAt: madeAt && isoVietnam(madeAt) });

export const shapeRenewal = ({ certificate, state, communeName, lodgeFrom, lodgeUntil, traceUrl, criteria, months }: Evidence, newest: EvidencePack | null): z.infer<typeof renewalAnswer> => ({
  number: certificate.number, stars: certificate.stars, productName: certificate.productName, holder: certificate.holder, communeName, issuedOn: certificate.issuedOn, expiresOn: certificate.expiresOn, state,
  lodgeFrom, lodgeUntil, renewalLodgedOn: certificate.renewalLodgedOn, traceUrl, criteria, months: months.map(({ month, orders, quantity, amount }) => ({ month, orders, quantity, amount: Number(amount) })), newest: newest && shapePack(newest),
});
