import type { RequestEvent } from '@sveltejs/kit';
import { indicatorApi } from './indicator-api';
import type { Place } from './indicator-types';

/** What an officer may ask about: clusters, former districts that are wholly his, communes. */
export const officerAreas = async (event: RequestEvent): Promise<Place[]> => (await indicatorApi(event).places()).items;

/** The communes an officer answers for, by name. */
export const officerPlaces = async (event: RequestEvent): Promise<Place[]> => (await officerAreas(event)).filter(({ kind }) => kind === 'commune');
