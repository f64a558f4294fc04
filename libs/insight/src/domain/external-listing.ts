import type { VietnamDay } from '@cho-phien/kernel';

export const FOUND = ['present', 'absent', 'unclear'] as const;
export type Found = (typeof FOUND)[number];

/** A: proof of a sale or the floor's own word; B: somebody opened the address; C: declared only. */
export const GRADES = ['A', 'B', 'C'] as const;
export type Grade = (typeof GRADES)[number];

/** Days for which a look at an address holds; after them it says nothing by itself. */
export const CHECK_HOLDS_DAYS = 30;

/** What an address says on a day: seen and fresh, seen too long ago, gone, or not to be told. */
export const LISTING_STATES = ['current', 'stale', 'gone', 'unclear'] as const;
export type ListingState = (typeof LISTING_STATES)[number];

/** What a person found at an address. The page's picture is kept by its finder; its SHA-256 stands here. */
export interface ExternalCheck { checkId: string; checkedOn: VietnamDay; found: Found; grade: Grade; screenshotSha256: string | null; note: string | null; checkedBy: string; /** Empty where it was not noted. */ checkedByName: string; recordedAt: Date }

/** That a certified product is offered on another floor. `firstSeenOn` is null where it was never found. */
export interface ExternalListing {
  listingId: string; certificateId: string; certificateNumber: string; productName: string; holder: string; communeCode: string;
  floor: string; floorName: string; url: string; state: ListingState;
  firstSeenOn: VietnamDay | null; lastCheckedOn: VietnamDay; holdsUntil: VietnamDay | null; found: Found; grade: Grade; checks: number; checkedBy: string; checkedByName: string;
}
