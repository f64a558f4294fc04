import type { Reply } from './api.js';
import type { Route } from './contract.js';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';

/** Sends a request to a route as its parts say; `raw` is sent instead of the body. */
export function ask<Body>(stage: Stage, route: Route, asked: Asked, raw?: string): Promise<Reply<Body>> {
  const path = route.path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(asked.params?.[name] ?? ''));
  const query = new URLSearchParams(asked.query).toString();
  const body = raw ?? asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
  const token = asked.token ?? (asked.as && stage.people[asked.as].token);
  const headers = { ...asked.headers, ...(body !== undefined && asked.sign?.(body)), ...(asked.headers?.['content-type'] !== undefined && { 'content-type': asked.headers['content-type'] }) };
  return stage.guest.send<Body>(route.method, query === '' ? path : `${path}?${query}`, body, { headers, token });
}

/** Works through all items, a few at a time; answers in their order. */
export async function inLanes<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>, lanes = 6): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  await Promise.all(Array.from({ length: lanes }, async () => { for (const [index, item] of rest) results[index] = await work(item); }));
  return results;
}
