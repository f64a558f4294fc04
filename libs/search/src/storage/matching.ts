import { onSale } from '@cho-phien/kernel';
import type { SearchText } from '../domain/search-text.js';
import { everyWord } from '../domain/search-text.js';

/** Gives a value a place among the statement's parameters, answers how to write it. */
export type Place = (value: unknown) => string;

/**
 * How close a listing is to the query, in steps of a million; the first that holds counts.
 * With marks as typed comes before without, since someone who types marks means them.
 */
const STEPS = {
  sameMarked: 0, markedAtStart: 1, markedInside: 2, markedBegun: 3, markedWords: 4,
  same: 5, atStart: 6, inside: 7, begun: 8, words: 9, near: 10, resembling: 11, described: 12,
} as const;
const STEP = 1_000_000;

/** Within a step what is sold out comes last, and of the others the shortest name first. */
const SOLD_OUT = 500_000;

/** Least closeness of a name that only resembles, and how far it may be behind the closest. */
const LEAST_CLOSENESS = 0.3;
const BEHIND_CLOSEST = 0.75;

/**
 * The CTE `hits (product_id, rank)` on the day $1: every listing that has all words. Only where no name, shop or
 * place has them, names that resemble the query are added, so that a slip of the finger costs nothing to others.
 */
export function hitsOf(query: SearchText, place: Place): string {
  const [marked, folded] = [place(query.marked), place(query.folded)];
  const every = `${place(everyWord(query.words))}::tsquery`;
  return `exact as materialized (
    select l.product_id, (${stepOf(marked, folded, place(query.markedWords), every)}) * ${STEP}
      + case when l.available > 0 and ${onSale('$1::date', 'l')} then 0 else ${SOLD_OUT} end + least(length(l.folded), 9999) as rank
    from search.listings l where l.public and l.all_words @@ ${every}),
  resembling as materialized (
    select r.product_id, r.closeness, max(r.closeness) over () as closest from search.resembling(trim(${folded})) r
    where not exists (select from exact where rank < ${STEPS.resembling * STEP})),
  hits as materialized (
    select product_id, rank from exact
    union all
    select product_id, ${STEPS.resembling * STEP} + round((1 - closeness) * 900000)::int from resembling
    where closeness >= greatest(${LEAST_CLOSENESS}, closest * ${BEHIND_CLOSEST}) and product_id not in (select product_id from exact))`;
}

const stepOf = (marked: string, folded: string, markedWords: string, every: string): string => `case
      when l.marked = ${marked} then ${STEPS.sameMarked}
      when starts_with(l.marked, ${marked}) then ${STEPS.markedAtStart}
      when position(${marked} in l.marked) > 0 then ${STEPS.markedInside}
      when position(rtrim(${marked}) in l.marked) > 0 then ${STEPS.markedBegun}
      when l.marked_words @> ${markedWords}::text[] then ${STEPS.markedWords}
      when l.folded = ${folded} then ${STEPS.same}
      when starts_with(l.folded, ${folded}) then ${STEPS.atStart}
      when position(${folded} in l.folded) > 0 then ${STEPS.inside}
      when position(rtrim(${folded}) in l.folded) > 0 then ${STEPS.begun}
      when l.name_words @@ ${every} then ${STEPS.words}
      when l.near_words @@ ${every} then ${STEPS.near}
      else ${STEPS.described} end`;
