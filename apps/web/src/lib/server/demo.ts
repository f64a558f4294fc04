import type { RequestEvent } from '@sveltejs/kit';
import { apiFor } from './api';
import { ApiError } from './api-error';

/** What a trial offers in place of the world: the address of the simulated bank app. */
export type Trial = { bankAppUrl: string | null };

let known: Promise<Trial | null> | null = null;

/** The trial this site belongs to; null on a real market, which has no such route. Asked once. */
export function trialOf(event: RequestEvent): Promise<Trial | null> {
  known ??= ask(event).catch((cause: unknown) => {
    known = null;
    throw cause;
  });
  return known;
}

async function ask(event: RequestEvent): Promise<Trial | null> {
  try {
    const { bank } = await apiFor(event).simulators();
    return { bankAppUrl: bank?.appUrl ?? null };
  } catch (cause) {
    if (cause instanceof ApiError && cause.status < 500) return null;
    throw cause;
  }
}
