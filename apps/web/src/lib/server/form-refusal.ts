import { fail } from '@sveltejs/kit';
import { ApiError } from './api-error';

/** The API's sentence for the form that was sent; what is not the person's doing is thrown on. */
export function refusedForm<Kept extends Record<string, unknown>>(cause: unknown, kept: Kept) {
  if (!(cause instanceof ApiError) || cause.status >= 500 || cause.status === 401) throw cause;
  const lines = cause.errors.flatMap((error) => error.detail ?? []);
  const problem = [...new Set([cause.detail, ...lines])].filter(Boolean).join(' ');
  return fail(cause.status, { ...kept, problem });
}
