import { fail, redirect } from '@sveltejs/kit';
import { readQuantity, stepped } from '$lib/cart/quantity';
import { kindOfSet } from '$lib/catalogue/kinds';
import { kindName } from '$lib/catalogue/wording';
import { apiFor } from '$lib/server/api';
import { ApiError } from '$lib/server/api-error';
import { addToCart } from '$lib/server/basket';
import { orNotFound } from '$lib/server/not-found';
import type { Product } from '$lib/server/types';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const product = await orNotFound(apiFor(event).product(event.params.slug));
  const params = event.url.searchParams;
  const chosen = chosenVariant(product, params.get('goi'));
  const available = chosen?.available ?? 0;
  const asked = readQuantity(params.get('so'), available);
  return { product, chosen, quantity: stepped(asked, params.get('buoc'), available), kind: kindOf(product) };
};

export const actions: Actions = {
  them: async (event) => {
    const form = await event.request.formData();
    const variantId = String(form.get('goi') ?? '');
    try {
      await addToCart(event, variantId, readQuantity(String(form.get('so') ?? ''), Number.MAX_SAFE_INTEGER));
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
      return fail(cause.status, { problem: cause.detail });
    }
    redirect(303, '/gio-hang');
  },
};

const chosenVariant = ({ variants }: Product, id: string | null) =>
  variants.find((variant) => variant.id === id) ?? variants.find((variant) => variant.available > 0) ?? variants[0];

function kindOf({ productSet }: Product) {
  const slug = kindOfSet(productSet.code);
  return slug && { slug, name: kindName(slug) };
}
