/** `2026-11` → `2026-10`. */
export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

/** `2026-11` → `11/2026`. */
export const monthText = (month: string): string => month.split('-').reverse().join('/');
