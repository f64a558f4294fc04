import { ApiError } from './api-error';

/** An answer that a page can do without: null where this person may not read it or it is not there. */
export async function quietly<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof ApiError && [403, 404].includes(cause.status)) return null;
    throw cause;
  }
}
