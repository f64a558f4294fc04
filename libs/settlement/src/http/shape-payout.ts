import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { BatchSummary } from '../storage/payout-batch.repository.js';
import type { ShownPayout } from '../usecases/show-payouts.js';
import type { batch, payout } from './payout.dto.js';

const atOrNull = (instant: Date | null): string | null => instant && isoVietnam(instant);

/** @param you who asks, as histories name people */
export function shapeBatch(found: BatchSummary, you: string): z.infer<typeof batch> {
  const signatures = [[found.firstApprovedBy, found.firstApprovedAt], [found.approvedBy, found.approvedAt]] as const;
  const waits = found.state === 'prepared' || found.state === 'first_approved';
  const { id, dueOn, state, count, total, preparedBy, reason, waiting, sent, settled, returned, dropped } = found;
  return {
    id, dueOn, state, count, total, preparedBy, preparedAt: isoVietnam(found.preparedAt), reason, waiting, sent, settled, returned, dropped,
    approvals: signatures.flatMap(([by, at]) => (by !== null && at !== null ? [{ by, at: isoVietnam(at), you: by === you }] : [])),
    mayApprove: waits && found.firstApprovedBy !== you && (found.preparerApproves || preparedBy !== you),
    filedAt: atOrNull(found.filedAt), cancelledAt: atOrNull(found.cancelledAt),
  };
}

export const shapePayout = ({ id, code, sellerId, sellerName, amount, bankBin, accountEnd, holder, state, reference, settledAt, returnedAt, reason }: ShownPayout): z.infer<typeof payout> => ({
  id, code, sellerId, sellerName, amount, bankBin, accountEnd, holder, state, reference, settledAt: atOrNull(settledAt), returnedAt: atOrNull(returnedAt), reason,
});
