import { z } from 'zod';
import { after, given, limit, text } from '@cho-phien/platform';
import { FOUND, GRADES, LISTING_STATES } from '../domain/external-listing.js';
import { isDay } from '../domain/period.js';

const day = z.string().max(10).refine(isDay, 'field.invalid');
const MOST_LETTERS = 2_000;
/** Written out, letters with marks take nine signs each. */
const url = z.string().max(MOST_LETTERS).refine((typed) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol) && new URL(typed).href.length <= MOST_LETTERS, 'field.invalid');

const look = {
  checkedOn: given(day).describe('The day somebody looked; today when left out'),
  found: z.enum(FOUND).default('present').describe('absent: no longer there'),
  grade: z.enum(GRADES).default('B').describe('A: proof of a sale or the floor’s own word; B: the address was opened; C: declared only'),
  screenshotHash: given(z.string().regex(/^[0-9a-f]{64}$/)).describe('SHA-256 of a picture of the page, in hex'),
  note: given(text(300)),
};

export const declaredListing = z.object({
  certificateNumber: given(text(120)), certificateId: given(z.uuid()), floor: given(z.string().regex(/^[a-z0-9-]{1,30}$/)).describe('Told by the address when left out'), url, ...look,
}).refine(({ certificateNumber, certificateId }) => (certificateNumber ?? certificateId) !== undefined, { message: 'field.required', path: ['certificateNumber'] });
export const lookAgain = z.object({ ...look, found: z.enum(FOUND) });
export const listingPath = z.object({ id: z.uuid() });

export const listingsQuery = z.object({
  area: given(z.string().regex(/^[0-9A-Za-z-]{1,40}$/)).describe('As for indicators; left out, all that the officer answers for'),
  floor: given(z.string().regex(/^[a-z0-9-]{1,30}$/)), state: given(z.enum(LISTING_STATES)), certificateNumber: given(z.string().max(120)), limit: limit(50, 200), after,
});

const shown = {
  id: z.string(), certificateId: z.string(), certificateNumber: z.string(), productName: z.string(), holder: z.string(), communeCode: z.string(), communeName: z.string(), floor: z.string(), floorName: z.string(), url: z.string(),
  state: z.enum(LISTING_STATES).describe('current: counts as listed; stale and unclear: unknown; gone: not listed'), firstSeenOn: z.string().nullable(), lastCheckedOn: z.string(), holdsUntil: z.string().nullable(),
  grade: z.enum(GRADES), checks: z.int(), checkedBy: z.string().describe('Account of who looked last'), checkedByName: z.string().describe('Empty where it was not noted'),
};
export const listingAnswer = z.object(shown);
export const listingsAnswer = z.object({ items: z.array(listingAnswer), next: z.string().nullable() });
export const listingWithChecks = z.object({
  ...shown, history: z.array(z.object({ checkedOn: z.string(), found: z.enum(FOUND), grade: z.enum(GRADES), screenshotHash: z.string().nullable(), note: z.string().nullable(), checkedBy: z.string(), checkedByName: z.string(), recordedAt: z.string() })),
});
export const floorsAnswer = z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), hosts: z.array(z.string()) })) });
