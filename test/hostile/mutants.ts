import { randomUUID } from 'node:crypto';
import { changes } from '../support/contract.js';
import type { Route } from '../support/contract.js';
import type { Asked } from '../support/request-examples.js';
import type { SeededRandom } from '../support/seeded-random.js';
import { BROKEN_BODIES, HOSTILE_NUMBERS, HOSTILE_TEXTS, LONG, MEGABYTE, NO_OBJECTS, wrongTypes } from './values.js';

/** A request with one thing spoilt. `refuse`: must be a 4xx; `withstand`: may be legal, but must do no harm. */
export interface Mutant { what: string; asked: Asked; raw?: string; must: 'refuse' | 'withstand' }

/** Fields that a provider may send in other types than its documents say, without harm. */
const LOOSE: Readonly<Record<string, RegExp>> = {
  'POST /api/hooks/bank/sepay': /^(id|gateway|transactionDate|code|content|accumulated|subAccount|referenceCode|description)$/,
  // What leaves the account has an amount below zero there.
  'POST /api/hooks/bank/casso': /^data\.(?!accountNumber$)/,
  'POST /api/hooks/bank/payos': /^(code|desc|success)$|^data\.(counter|virtual)Account/,
  'POST /api/hooks/stripe': /^object$/,
};
/** A name that no route reads is given a few: what is done with one is done with all. */
const FOR_UNREAD = [HOSTILE_TEXTS[0]!, HOSTILE_TEXTS[3]!, '\u0000', 'a'.repeat(3_000)];
const WHOLE_NUMBERS = /^(limit|minPrice|maxPrice)$/;

/** Every way in which one part of a request can be spoilt. */
export function mutantsOf(route: Route, asked: Asked): Mutant[] {
  return [...spoiltPaths(asked), ...spoiltQueries(route, asked), ...spoiltKeys(route, asked), ...(changes(route) ? spoiltBodies(route, asked) : [])];
}

function spoiltPaths(asked: Asked): Mutant[] {
  const values = [...HOSTILE_TEXTS.filter((text) => !/\p{Surrogate}/u.test(text)), randomUUID(), '0', '-1', '9'.repeat(30), 'a'.repeat(3_000)];
  return Object.keys(asked.params ?? {}).flatMap((name) => values.map((value) =>
    ({ what: `path ${name} = ${shown(value)}`, asked: { ...asked, params: { ...asked.params, [name]: value } }, must: 'refuse' as const })));
}

function spoiltQueries({ parameters }: Route, asked: Asked): Mutant[] {
  const names = [...new Set([...parameters.filter((each) => each.in === 'query').map(({ name }) => name), ...Object.keys(asked.query ?? {})])];
  const unread = ['token', 'unknown'].filter((name) => !names.includes(name));
  const withQuery = (name: string, value: string, must: Mutant['must']): Mutant => ({ what: `query ${name} = ${shown(value)}`, asked: { ...asked, query: { ...asked.query, [name]: value } }, must });
  return [...unread.flatMap((name) => FOR_UNREAD.map((value) => withQuery(name, value, 'withstand'))), ...names.flatMap((name) => [
    ...[...HOSTILE_TEXTS, 'a'.repeat(3_000), 'eyJhIjoxfQ', 'W251bGwsbnVsbF0', 'WyJhIiwiYiJd'].map((value) => withQuery(name, value, 'withstand')),
    ...(WHOLE_NUMBERS.test(name) ? ['-1', '1.5', '1e30', 'x', '99999999999999999999'].map((value) => withQuery(name, value, 'refuse')) : []),
  ])];
}

function spoiltKeys({ parameters }: Route, asked: Asked): Mutant[] {
  if (!parameters.some(({ name }) => name === 'Idempotency-Key')) return [];
  const { 'idempotency-key': _, ...others } = asked.headers ?? {};
  const spoilt: Record<string, string>[] = [{}, { 'idempotency-key': '' }, { 'idempotency-key': 'two words' }, { 'idempotency-key': 'a'.repeat(300) }, { 'idempotency-key': 'kh\u00f3a' }];
  return spoilt.map((headers) => ({ what: `key ${JSON.stringify(headers).slice(0, 40)}`, asked: { ...asked, headers: { ...others, ...headers } }, must: 'refuse' as const }));
}

function spoiltBodies(route: Route, asked: Asked): Mutant[] {
  const takesAnyBytes = asked.headers?.['content-type'] === 'application/offset+octet-stream';
  const broken = Object.entries(BROKEN_BODIES).map(([what, raw]) => ({ what: `body ${what}`, asked, raw, must: takesAnyBytes ? 'withstand' as const : 'refuse' as const }));
  const foreign = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', 'text/xml', 'nonsense']
    .map((type) => ({ what: `body as ${type}`, asked: { ...asked, headers: { ...asked.headers, 'content-type': type } }, raw: JSON.stringify(asked.body ?? {}), must: 'refuse' as const }));
  if (!route.takesBody) return [...broken, ...foreign];
  const noObjects = NO_OBJECTS.map((raw) => ({ what: `body ${raw}`, asked, raw, must: 'refuse' as const }));
  return [...broken, ...foreign, ...noObjects, ...leavesOf(asked.body).flatMap((leaf) => spoiltLeaf(route, asked, leaf))];
}

interface Leaf { path: readonly string[]; value: unknown }

function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([name, part]) => leavesOf(part, [...path, name]));
}

function spoiltLeaf(route: Route, asked: Asked, { path, value }: Leaf): Mutant[] {
  const loose = LOOSE[route.name]?.test(path.join('.')) ?? false;
  const spoilt = (instead: unknown, must: Mutant['must']): Mutant => ({ what: `${path.join('.')} = ${shown(instead)}`, asked: { ...asked, body: replaced(asked.body, path, instead) }, must: loose ? 'withstand' : must });
  return [
    ...wrongTypes(value).map((wrong) => spoilt(wrong, wrong === null && route.mayBeNull(path) ? 'withstand' : 'refuse')),
    ...(typeof value === 'number' ? HOSTILE_NUMBERS.map((number) => spoilt(number, 'refuse')) : []),
    ...(typeof value === 'string' ? HOSTILE_TEXTS.map((text) => spoilt(text, 'withstand')) : []),
    ...(typeof value === 'string' ? [LONG, MEGABYTE].map((text) => ({ ...spoilt(text, 'refuse'), must: 'refuse' as const })) : []),
    spoilt(undefined, 'withstand'),
    { ...spoilt(value, 'withstand'), what: `${path.join('.')} beside unknown fields`, asked: { ...asked, body: { ...(asked.body as object), admin: true, status: 'paid', amount: 0, total: 1 } } },
  ];
}

/** Three to five parts spoilt together; legal or not is not known, so it must only do no harm. */
export function spoiltAtRandom(route: Route, asked: Asked, random: SeededRandom): Mutant {
  const value = (): unknown => random.oneOf<unknown>([...HOSTILE_TEXTS, ...HOSTILE_NUMBERS, ...wrongTypes('text'), LONG]);
  const names = Array.from({ length: random.between(1, 3) }, () => random.oneOf([...route.parameters.map(({ name }) => name), 'unknown']));
  const query = { ...asked.query, ...Object.fromEntries(names.map((name) => [name, String(value()).slice(0, 1_000)])) };
  let { body } = asked;
  for (const { path } of random.some(leavesOf(body), random.between(1, 3))) if (path.length > 0) body = replaced(body, path, value());
  return { what: `${route.name} ${shown(query)} ${shown(body)}`, asked: { ...asked, query, body }, must: 'withstand' };
}

/** The same body with another value at a path. */
export function replaced(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const object = body as Record<string, unknown>;
  return { ...object, [name]: replaced(object[name], rest, value) };
}

export const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);
