import { day, dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { BatchState, PayoutBatch, PayoutHold, PayoutLine } from '$lib/server/operator-types';

const STATES: Record<BatchState, () => string> = {
  prepared: m.payout_prepared,
  first_approved: m.payout_first_approved,
  approved: m.payout_approved,
  filed: m.payout_filed,
  cancelled: m.payout_cancelled,
};
export const batchState = (state: BatchState): string => STATES[state]();

const LINES: Record<PayoutLine['state'], () => string> = {
  waiting: m.payout_line_waiting,
  sent: m.payout_line_sent,
  settled: m.payout_line_settled,
  returned: m.payout_line_returned,
  dropped: m.payout_line_dropped,
};
export const lineState = (state: PayoutLine['state']): string => LINES[state]();

export const outcomeText = ({ settled, sent, returned, dropped }: PayoutBatch): string => m.payout_outcome_text({ settled, sent, returned: returned + dropped });

export const batchCells = (batch: PayoutBatch): string[] => [
  day(batch.dueOn),
  batchState(batch.state),
  String(batch.count),
  dong(batch.total),
  batch.state === 'filed' ? outcomeText(batch) : '',
];

const HOLDS: Record<PayoutHold, () => string> = {
  suspended: m.payout_hold_suspended,
  no_account: m.payout_hold_no_account,
  not_verified: m.payout_hold_not_verified,
  below_minimum: m.payout_hold_below_minimum,
};
/** Why somebody with money is left out. */
export const holdName = (why: PayoutHold): string => HOLDS[why]();
