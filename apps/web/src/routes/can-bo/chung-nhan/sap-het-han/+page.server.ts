import { nextPage } from '$lib/catalogue/filters';
import { orNotFound } from '$lib/server/not-found';
import { registerApi } from '$lib/server/register-api';
import type { PageServerLoad } from './$types';

const WITHIN = [180, 90, 30] as const;

/** Certificates in force that end within so many days, those that end first on top. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const within = WITHIN.find((days) => String(days) === params.get('trong')) ?? 180;
  const register = await orNotFound(registerApi(event).list({ endsWithin: within, area: params.get('xa'), limit: 50, after: params.get('sau') }));
  return { register, within, choices: WITHIN, more: nextPage(event.url, register.next) };
};
