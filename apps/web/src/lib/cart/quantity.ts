const MOST = 999;

/** A quantity as typed: a whole number from 1 to `available` (0 available still shows 1). */
export function readQuantity(text: string | null | undefined, available: number): number {
  const wanted = /^\d{1,6}$/.test(text?.trim() ?? '') ? Number(text) : 1;
  return Math.max(1, Math.min(wanted, available, MOST));
}

/** The quantity after one press on − or +; `step` is what the pressed button carried. */
export const stepped = (quantity: number, step: string | null, available: number): number =>
  readQuantity(String(Math.max(1, quantity + (step === '1' ? 1 : step === '-1' ? -1 : 0))), available);
