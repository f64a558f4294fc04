import type { Locale } from '$lib/paraglide/runtime';

declare global {
  namespace App {
    interface Locals {
      locale: Locale;
    }
    interface Error {
      message: string;
      code?: string;
    }
    interface Platform {
      /** The raw request; the server that mounts the site adds `api`, the API without the way through HTTP. */
      req?: { api?: (path: string, init: RequestInit) => Promise<Response> };
    }
  }
}
