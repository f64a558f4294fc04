import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SearchText } from '../domain/search-text.js';

/** A product has a slug; a shop's name has none. */
export interface Suggestion { text: string; slug: string | null }

export const MOST_SUGGESTIONS = 8;

const SQL = `
  with named as (
    select l.name as text, l.slug, case when position($1 in l.marked) > 0 then 0 else 2 end + case when starts_with(l.folded, $2) then 0 else 1 end as step, l.available = 0 as sold_out
    from search.listings l where l.public and l.folded like '%' || $2 || '%'
    union all
    select s.name, null, case when starts_with(s.folded, $2) then 1 else 3 end, false
    from search.sellers s where s.open and s.folded like '%' || $2 || '%')
  select text, slug from named order by step, sold_out, length(text), text limit ${MOST_SUGGESTIONS}`;

@Injectable()
export class Suggestions {
  constructor(private readonly dataSource: DataSource) {}

  /** Names of goods and shops in which a word begins as the query ends. */
  async of({ marked, folded }: SearchText): Promise<Suggestion[]> {
    return this.dataSource.query(SQL, [marked.trimEnd(), folded.trimEnd()]);
  }
}
