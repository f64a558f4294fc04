/** `180.000`, `180 000 đ` → 180000; null for anything that is no whole amount. */
export function readWhole(text: string): number | null {
  const digits = text.replace(/[\s.,đ₫]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
