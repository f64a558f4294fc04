const OFFSET_MS = 7 * 60 * 60 * 1000;

function localIso(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString();
}

/** `yyyyMMddHHmmss` in GMT+7, whatever the server's zone: the form of every VNPay date. */
export function compactVietnamTime(at: Date): string {
  return localIso(at).slice(0, 19).replace(/\D/g, '');
}

/** `yyyy-MM-dd HH:mm:ss` in GMT+7 without a zone: the form of bank feeds. */
export function plainVietnamTime(at: Date): string {
  return localIso(at).slice(0, 19).replace('T', ' ');
}

/** Reads `yyyyMMddHHmmss` as GMT+7; null when it is not a moment of the calendar. */
export function parseCompactVietnamTime(text: string): Date | null {
  if (!/^\d{14}$/.test(text)) return null;
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6+07:00');
  const at = new Date(iso);
  // Date rolls 31 February over to March; reading it back shows that it did.
  return !Number.isNaN(at.getTime()) && compactVietnamTime(at) === text ? at : null;
}
