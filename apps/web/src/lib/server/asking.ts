import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { requireSeller } from './own-seller';
import { orRefused } from './refused-form';
import { sellerApi, type SellerApi } from './seller-api';

export type SentForm = {
  /** A field trimmed and cut; undefined when empty or not sent. */
  text: (name: string, most: number) => string | undefined;
  all: (name: string) => string[];
};

/**
 * A form action of a seller's page that asks one thing of the API and comes back to the page it was
 * sent from, or to `to`. A refusal becomes `{ problem }` with the API's own sentence.
 */
export const asking =
  (ask: (api: SellerApi, form: SentForm, event: RequestEvent) => Promise<unknown>, to?: (event: RequestEvent) => string) =>
  async (event: RequestEvent) => {
    const form = readSent(await event.request.formData());
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({ done: await ask(sellerApi(event, seller.id), form, event) }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, to?.(event) ?? event.url.pathname);
  };

const readSent = (form: FormData): SentForm => ({
  text: (name, most) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most) || undefined,
  all: (name) => form.getAll(name).map(String),
});
