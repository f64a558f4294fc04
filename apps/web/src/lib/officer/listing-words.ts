import { day } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { ExternalListing, ListingState } from '$lib/server/indicator-types';

const STATES: Record<ListingState, () => string> = {
  current: m.listing_current,
  stale: m.listing_stale,
  gone: m.listing_gone,
  unclear: m.listing_unclear,
};
export const LISTING_STATES = Object.keys(STATES) as ListingState[];
export const isListingState = (text: string | null): text is ListingState => LISTING_STATES.some((state) => state === text);
export const listingState = (state: ListingState): string => STATES[state]();

const FOUND: Record<string, () => string> = { present: m.found_present, absent: m.found_absent, unclear: m.found_unclear };
export const FOUNDS = Object.keys(FOUND);
export const foundWords = (found: string): string => FOUND[found]?.() ?? found;

const GRADES: Record<string, () => string> = { A: m.grade_a, B: m.grade_b, C: m.grade_c };
export const GRADE_CODES = Object.keys(GRADES);
export const gradeWords = (grade: string): string => GRADES[grade]?.() ?? grade;

export const listingCells = (listing: ExternalListing): string[] => [
  listing.productName,
  listing.floorName,
  listing.communeName,
  listingState(listing.state),
  day(listing.lastCheckedOn),
  listing.holdsUntil ? day(listing.holdsUntil) : '',
  listing.grade,
];
