import { getLocale } from '$lib/paraglide/runtime';
import { formatDay, formatDong, formatMoment, formatMonth, formatNumber, formatRate, formatTime } from './figures';

/** Figures and dates in the reader's language; days and hours are those of Việt Nam. */
export const dong = (amount: number) => formatDong(amount, getLocale());
/** Taken away: with a minus sign, which is wider than a hyphen. */
export const signed = (amount: number) => (amount < 0 ? `−${dong(-amount)}` : dong(amount));
export const count = (value: number) => formatNumber(value, getLocale());
export const rate = (percent: number) => formatRate(percent, getLocale());
export const day = (iso: string) => formatDay(iso);
/** The last whole day before `end`, the instant from which something holds no more. */
export const lastDayBefore = (end: string) => formatDay(new Date(Date.parse(end) - 1).toISOString());
export const month = (period: string) => formatMonth(period, getLocale());
export const time = (iso: string) => formatTime(iso);
export const moment = (iso: string) => formatMoment(iso, getLocale());
