import type { Household } from '$lib/server/assistant-types';

/** Of each household only what a draft needs: whose it is, how it is called, until when one may help. */
export type BookEntry = { sellerId: string; name: string; addressAs: string | null; communeName: string; until: string };
export type Book = { accountId: string; keptAt: string; households: BookEntry[] };

const KEY = 'so-ho';

/** Keeps the households on this phone, for when the link is gone; false where this browser keeps nothing. */
export function keepBook(accountId: string, households: BookEntry[]): boolean {
  const book: Book = { accountId, keptAt: new Date().toISOString(), households };
  try {
    localStorage.setItem(KEY, JSON.stringify(book));
    return true;
  } catch {
    return false;
  }
}

/** The book of this account; another person's on the same phone is thrown away. */
export function readBook(accountId: string): Book | null {
  try {
    const book = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Book | null;
    if (book?.accountId === accountId) return book;
    localStorage.removeItem(KEY);
  } catch {
    // Unreadable is the same as none.
  }
  return null;
}

/** Goods may be listed for it today. */
export const mayList = ({ consent }: Household): boolean => consent.state === 'live' && consent.scopes.includes('listing');

export const entryOf = ({ sellerId, name, addressAs, communeName, consent }: Household): BookEntry =>
  ({ sellerId, name, addressAs, communeName, until: consent.until });
