import { isoVietnam } from '@cho-phien/kernel';
import type { z } from 'zod';
import { printedGtin } from '../domain/gtin.js';
import type { LotFacts } from '../domain/lot.js';
import type { GtinClaim, GtinRow } from '../storage/gtin.repository.js';
import type { Lot } from '../storage/lot.repository.js';
import type { ProductCodes } from '../usecases/show-product-codes.js';
import type { gtinClaim, lotAnswer, newLot, productCodes } from './product-codes.dto.js';

/** What was left out is not known. */
export const factsOf = ({ how, madeOn, bestBefore, quantity, unit, producerSellerId, producerAgreed, notes, recalled }: Omit<z.infer<typeof newLot>, 'lotCode'>): LotFacts => ({
  how, madeOn, bestBefore: bestBefore ?? null, quantity: quantity ?? null, unit: unit ?? null, producerSellerId: producerSellerId ?? null, producerAgreed, notes: notes ?? null, recalled,
});

export const shapeLot = ({ id, lotCode, traceCode, entries }: Lot): z.infer<typeof lotAnswer> => ({
  id, lotCode, traceCode,
  entries: entries.map(({ number, how, madeOn, bestBefore, quantity, unit, producerSellerId, producerAgreed, notes, recalled, reason, enteredAt }) => (
    { number, how, madeOn, bestBefore, quantity, unit, producerSellerId, producerAgreed, notes, recalled, reason, enteredAt: isoVietnam(new Date(enteredAt)) })),
});

const shapeGtin = ({ id, gtin, variantId, state, claimedAt, decidedAt, reason, withdrawnAt, withdrawnReason }: GtinRow) => (
  { id, gtin, printed: printedGtin(gtin), variantId, state, claimedAt: isoVietnam(claimedAt), decidedAt: decidedAt && isoVietnam(decidedAt), reason, withdrawnAt: withdrawnAt && isoVietnam(withdrawnAt), withdrawnReason });

export const shapeCodes = ({ product, gtins, lots }: ProductCodes): z.infer<typeof productCodes> => ({ product, gtins: gtins.map(shapeGtin), lots: lots.map(shapeLot) });

export const shapeClaim = (row: GtinClaim): z.infer<typeof gtinClaim> => (
  { ...shapeGtin(row), productId: row.productId, productName: row.productName, sellerName: row.sellerName, evidence: row.evidence, rivals: row.rivals });
