import { addDays } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { isTax } from './rate.js';
import type { DeductionKind } from './rate.js';

/** Days before it takes effect on which a change of the market's own fees must be public: NĐ 248/2026/NĐ-CP, Art. 8.2. */
export const NOTICE_DAYS = 20;

/** Days between an announcement and its effect; a tax takes effect when the law says, but never backwards. */
export const noticeDays = (kind: DeductionKind): number => (isTax(kind) ? 1 : NOTICE_DAYS);

/** The first day on which a rate announced today may take effect. */
export const earliestStart = (kind: DeductionKind, today: VietnamDay): VietnamDay => addDays(today, noticeDays(kind));
