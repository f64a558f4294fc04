/** Folds Vietnamese text, NFC or NFD, for comparison: lower case, no marks, đ → d, single spaces. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Text as the market stores it: NFC, no control characters, no halves of characters (which JSON may bring and jsonb refuses), trimmed. */
export const stored = (text: string): string => text.normalize('NFC').replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\uFFFD').trim();

/** A URL part from a name: `Miến dong Bình Liêu` → `mien-dong-binh-lieu`. */
export const slugOf = (name: string): string => fold(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** Digits in groups of three with a hard space and đ: `75.000 đ`. */
export const formatDong = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}\u00a0đ`;
