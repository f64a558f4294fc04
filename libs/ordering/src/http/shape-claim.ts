import type { z } from 'zod';
import { decodeCursor, isoVietnam } from '@cho-phien/kernel';
import type { Claim } from '../storage/claim.repository.js';
import type { claim as claimSchema } from './claim.dto.js';

export const shapeClaim = ({ id, groupCode, orderCode, seller, kind, reason, note, state, lines, refund, openedAt, dueAt, closeBy, events }: Claim): z.infer<typeof claimSchema> => ({
  id, groupCode, orderCode, seller: { id: seller.id, name: seller.name }, kind, reason, note, state,
  lines: lines.map(({ variantId, name, variantName, unit, quantity, amount }) => ({ variantId, name, variantName, unit, quantity, amount })),
  refund: refund && { amount: refund.amount, status: refund.settled ? 'completed' : 'requested' },
  openedAt: isoVietnam(openedAt), dueAt: dueAt && isoVietnam(dueAt), closeBy: closeBy && isoVietnam(closeBy),
  events: events.map(({ state: at, party, note: words, at: when }) => ({ state: at, by: party, note: words, at: isoVietnam(when) })),
});

export const cursorOf = ({ openedAt, id }: Claim): [string, string] => [openedAt.toISOString(), id];

export function claimPlaceOf(after: string | undefined): readonly [string, string] | null {
  const cursor = decodeCursor(after, 2);
  return cursor === null ? null : [String(cursor[0]), String(cursor[1])];
}
