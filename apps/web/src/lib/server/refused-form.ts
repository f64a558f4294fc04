import type { ActionFailure } from '@sveltejs/kit';
import { refusedForm } from './form-refusal';

/** What the API answers, or its sentence for the form where it refuses. */
export async function orRefused<Answer extends object>(ask: () => Promise<Answer>): Promise<Answer | ActionFailure<{ problem: string }>> {
  try {
    return await ask();
  } catch (cause) {
    return refusedForm(cause, {});
  }
}
