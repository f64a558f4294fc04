import type { Me } from './types';

/** Where a person's work lies; a person of several roles begins with the narrowest. */
export const placesOf = (me: Me): Place[] => PLACES.filter(({ isFor }) => isFor(me)).map(({ place }) => place);

export type Place = '/van-hanh' | '/can-bo' | '/giup' | '/ban';

const PLACES: { place: Place; isFor: (me: Me) => boolean }[] = [
  { place: '/van-hanh', isFor: ({ roles }) => roles.includes('operator') },
  { place: '/can-bo', isFor: ({ officerAreas }) => officerAreas.length > 0 },
  { place: '/giup', isFor: ({ roles }) => roles.includes('assistant') },
  { place: '/ban', isFor: ({ sellers }) => sellers.length > 0 },
];

/** The page a person sees first after signing in on no particular way; a buyer sees the shop. */
export const landingOf = (me: Me): string => placesOf(me)[0] ?? '/';
