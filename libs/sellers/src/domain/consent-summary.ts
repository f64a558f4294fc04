import { vietnamDay } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';

const WORK = {
  profile: { vi: 'sửa trang gian hàng', en: 'edit the shop page' },
  listing: { vi: 'đăng hàng', en: 'list goods' },
  orders: { vi: 'nhận và gói đơn', en: 'take and pack orders' },
} as const satisfies Record<string, Record<Language, string>>;

/** What is read out to somebody before he gives the code: who, what, the last day (`until` is the instant after it); and that money is never in it. */
export function consentSummary(assistant: string, scopes: readonly (keyof typeof WORK)[], until: Date, language: Language): string {
  const work = scopes.map((scope) => WORK[scope][language]).join(', ');
  const day = vietnamDay(new Date(until.getTime() - 1)).split('-').reverse().join('/');
  return language === 'en'
    ? `You let ${assistant} ${work} until ${day}. Never your money.`
    : `Cho ${assistant} giúp ${work} đến ${day}. Không động đến tiền.`;
}
