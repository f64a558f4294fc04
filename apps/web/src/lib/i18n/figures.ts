export type Language = 'vi' | 'en';

const HARD_SPACE = '\u00a0';
const ZONE = 'Asia/Ho_Chi_Minh';
const tag = (language: Language) => (language === 'vi' ? 'vi-VN' : 'en-GB');

/** `75000` → `75.000 đ` (en `75,000 đ`), with a hard space. */
export const formatDong = (amount: number, language: Language): string =>
  `${formatNumber(amount, language)}${HARD_SPACE}đ`;

export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(tag(language), { maximumFractionDigits: 1 }).format(value);

/** Percent with one decimal: `78.3` → `78,3 %`. */
export const formatRate = (percent: number, language: Language): string =>
  new Intl.NumberFormat(tag(language), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(percent) +
  `${HARD_SPACE}%`;

/** A day as `22/11/2026`; a bare date is taken as it stands, an instant in Vietnamese time. */
export function formatDay(iso: string): string {
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (bare) return `${bare[3]}/${bare[2]}/${bare[1]}`;
  return parts(iso, { day: '2-digit', month: '2-digit', year: 'numeric' }, 'en-GB');
}

/** A month as a period is named by it: `2026-11` → `11`, in English `November`. */
export const formatMonth = (period: string, language: Language): string =>
  language === 'vi'
    ? String(Number(period.slice(5)))
    : parts(`${period}-01T00:00:00+07:00`, { month: 'long' }, tag(language));

/** An hour as `10:42`. */
export const formatTime = (iso: string): string =>
  parts(iso, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB');

/** `Chủ nhật 22/11, 10:31`. */
export const formatMoment = (iso: string, language: Language): string => {
  const weekday = parts(iso, { weekday: language === 'vi' ? 'long' : 'short' }, tag(language));
  const date = parts(iso, { day: '2-digit', month: '2-digit' }, 'en-GB');
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${date}, ${formatTime(iso)}`;
};

function parts(iso: string, options: Intl.DateTimeFormatOptions, locale: string): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE }).format(new Date(iso));
}
