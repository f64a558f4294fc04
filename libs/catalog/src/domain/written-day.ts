import { addDays, isDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** Day 0 of the serial numbers by which spreadsheets keep days (ECMA-376, 18.17.4.1, the 1900 base). */
const SERIAL_ZERO: VietnamDay = '1899-12-30';

/** A day as people and spreadsheets write it (`5/12/2025`, `05-12-2025`, `ngày 5 tháng 12 năm 2025`, `2025-12-05`, `45996`); null when the calendar has no such day. */
export function writtenDay(text: string): VietnamDay | null {
  const typed = text.normalize('NFC').trim();
  if (/^[3-6]\d{4}$/.test(typed)) return addDays(SERIAL_ZERO, Number(typed));
  const [, day, month, year] = /^(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})$/iu.exec(typed) ?? [];
  const iso = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : typed.replace(/T00:00:00.*$/, '');
  return isDay(iso) ? iso : null;
}
