import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { assistantApi } from './assistant-api';
import type { Household } from './assistant-types';

/** A household of the signed-in assistant; what is not his does not exist. A live consent comes before an old one. */
export async function householdOf(event: RequestEvent, sellerId: string): Promise<Household> {
  const { items } = await assistantApi(event).households();
  const own = items.filter((household) => household.sellerId === sellerId);
  return own.find(({ consent }) => consent.state === 'live') ?? own[0] ?? error(404, { message: m.error_missing_lead() });
}
