import { addDays, endOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import { awaitsSeller } from './order-status.js';
import type { OrderStatus } from './order-status.js';

/** What the buyer may count on, frozen when the order became ready; days end at midnight in Vietnam. */
export interface OrderPromise {
  /** Null: the order came before there were deadlines. */
  acceptBy: Date | null;
  sendBy: Date;
  /** What was promised first, where that could not be kept. */
  sendByBefore: Date | null;
  delayReason: string | null;
}

/** Hours of the day in Vietnam in which a seller can be expected to look: from … until, whole hours. */
export interface WorkingHours { from: number; until: number }

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const VIETNAM_OFFSET = 7 * HOUR;

/** The instant after so many working hours; what begins in the night counts from the morning. */
export function afterWorkingHours(start: Date, hours: number, { from, until }: WorkingHours): Date {
  let left = hours * HOUR;
  let local = start.getTime() + VIETNAM_OFFSET;
  for (;;) {
    const midnight = Math.floor(local / DAY) * DAY;
    const begins = Math.max(local, midnight + from * HOUR);
    const room = midnight + until * HOUR - begins;
    if (room > 0 && left <= room) return new Date(begins + left - VIETNAM_OFFSET);
    left -= Math.max(0, room);
    local = midnight + DAY;
  }
}

/** The last instant of the day so many days after another. */
export const endOfDayAfter = (instant: Date, days: number): Date => new Date(endOfVietnamDay(addDays(vietnamDay(instant), days)).getTime() - 1);

/** Past its promise: not taken in time, or not sent in time. */
export function isLate({ status, cod, promise }: { status: OrderStatus; cod: boolean; promise: OrderPromise | null }, now: Date): boolean {
  if (promise === null) return false;
  if (awaitsSeller({ status, cod })) return promise.acceptBy !== null && promise.acceptBy < now;
  return status === 'accepted' && promise.sendBy < now;
}
