import { getLocale } from '$lib/paraglide/runtime';
import { formatDay, formatDong, formatMoment, formatNumber, formatRate, formatTime } from './figures';

/** Figures and dates in the reader's language; days and hours are those of Việt Nam. */
export const dong = (amount: number) => formatDong(amount, getLocale());
export const count = (value: number) => formatNumber(value, getLocale());
export const rate = (percent: number) => formatRate(percent, getLocale());
export const day = (iso: string) => formatDay(iso);
export const time = (iso: string) => formatTime(iso);
export const moment = (iso: string) => formatMoment(iso, getLocale());
