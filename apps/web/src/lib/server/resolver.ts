import { error, type RequestEvent } from '@sveltejs/kit';
import type { Passport } from '$lib/passport/types';
import { json } from './api';
import { ApiError } from './api-error';

/** What stands on a label; `lot` only where the address names one. */
export type Label = { gtin: string; lot?: string } | { trace: string };

const id = encodeURIComponent;
const pathOf = (label: Label): string => ('trace' in label ? `trace/${id(label.trace)}` : `gtin/${id(label.gtin)}`);
const queryOf = (label: Label) => ('lot' in label ? { lot: label.lot } : {});
const pageOf = (label: Label): string => ('trace' in label ? `/tem/${id(label.trace)}` : `/tem/01/${id(label.gtin)}${label.lot === undefined ? '' : `/10/${id(label.lot)}`}`);

const LINKSET = 'application/linkset+json';
const VOCABULARY = 'https://gs1.org/voc/';
/** Resolvers answer scripts of any site (GS1-Conformant resolver, 4.2). */
const CORS = { 'access-control-allow-origin': '*' };

type Linkset = { linkset: [Record<string, unknown>] };
type Target = { href: string };

const targetsOf = ({ linkset: [context] }: Linkset, type: string): Target[] | null => {
  const targets = context[type.replace(/^gs1:/, VOCABULARY)];
  return Array.isArray(targets) ? (targets as Target[]) : null;
};

const problemOf = (cause: unknown): Response => {
  if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
  return Response.json({ title: cause.code, detail: cause.detail, status: cause.status }, { status: cause.status, headers: { ...CORS, 'content-type': 'application/problem+json' } });
};

/** Whether the caller asks for the links themselves and not to be led. */
const wantsLinks = ({ request, url }: RequestEvent): boolean =>
  request.headers.get('accept')?.includes(LINKSET) === true || ['linkset', 'all'].includes(url.searchParams.get('linkType') ?? '');

/**
 * Answers the address on a label as a GS1-conformant resolver does: the links where they are asked for, the one of the
 * type asked for, or its page. A person with a wrong label is led to the page too, which says in words what is wrong.
 */
export async function resolveLabel(event: RequestEvent, label: Label): Promise<Response> {
  const asked = event.url.searchParams.get('linkType');
  const page = pageOf(label);
  const link = `<${event.url.pathname}?linkType=linkset>; rel="linkset"; type="${LINKSET}"`;
  if (!wantsLinks(event) && asked === null) return new Response(null, { status: 307, headers: { ...CORS, location: page, link } });
  try {
    const links = await json<Linkset>(event, `/api/shop/passports/${pathOf(label)}/linkset`, { query: queryOf(label) });
    if (wantsLinks(event)) return Response.json(links, { headers: { ...CORS, 'content-type': LINKSET, link } });
    const target = targetsOf(links, asked ?? '')?.[0];
    if (!target) return Response.json({ title: 'no_such_link_type', detail: `linkType=${asked}`, status: 404 }, { status: 404, headers: { ...CORS, 'content-type': 'application/problem+json' } });
    const { pathname, hash } = new URL(target.href);
    return new Response(null, { status: 307, headers: { ...CORS, location: pathname + hash, link } });
  } catch (cause) {
    return problemOf(cause);
  }
}

/** A label's passport for its page; what is wrong with the label is told in words. */
export async function passportOf(event: RequestEvent, label: Label): Promise<Passport> {
  try {
    return await json<Passport>(event, `/api/shop/passports/${pathOf(label)}`, { query: queryOf(label) });
  } catch (cause) {
    if (cause instanceof ApiError && [400, 404].includes(cause.status)) error(404, { message: cause.detail });
    throw cause;
  }
}

