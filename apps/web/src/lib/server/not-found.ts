import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { ApiError } from './api-error';

/** Turns the API's 404 (and 400, for an address nobody could have been given) into the site's own page. */
export async function orNotFound<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof ApiError && [400, 404].includes(cause.status)) {
      error(404, { message: m.error_missing_lead() });
    }
    throw cause;
  }
}
