import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { factNews, UNHEARD } from './fact-news.js';
import type { CommuneFigure, CommuneFigures } from './unit-repository.js';
import type { FactTopic } from './unit-query.js';

/** A figure that can be kept: of one time, of any commune. `key` is all that its answer depends on but the facts. */
export interface KeptQuestion { key: string; first: VietnamDay; last: VietnamDay; topics: readonly FactTopic[] }

/** Answers by key and commune. */
export type Answers = Map<string, Map<string, CommuneFigure>>;

/** What was reckoned of a question, by commune. */
export interface Answered { question: KeptQuestion; figures: ReadonlyMap<string, CommuneFigure> }

/** An answer is kept within minutes of its snapshot, or not at all. */
const KEPT_WITHIN = '5 minutes';
/** News that were seen so long ago were seen by every answer that is still to be kept. */
const HEARD_FOR = '15 minutes';
const OLD_NEWS = `n.heard_at < now() - interval '${HEARD_FOR}'`;
/** Figures of communes that are kept at most, some 700 bytes each: twelve months of every indicator for each commune of the country. */
const MOST_KEPT = 500_000;

/** This cluster of PostgreSQL, since snapshots mean nothing in another. */
const CLUSTER = '(select system_identifier from pg_control_system())';

/** Whether a kept figure k is what its units make up now. */
const HOLDS = `k.cluster = ${CLUSTER} and not exists (select from news where news.commune_code in (k.commune_code, '*') and ${UNHEARD})`;

const TOPICS: readonly FactTopic[] = ['certificates', 'shelf', 'addresses', 'floors', 'sales', 'orders', 'goods', 'producers', 'companions', 'codes'];

/** Kept figures that are to go, held in the order in which they are written, so that whoever keeps some meanwhile waits instead of being refused. */
const held = (picked: string): string => `held as materialized (select f.question, f.commune_code from insight.kept_figures f ${picked} order by 1, 2 for update of f)`;
const DELETE_HELD = 'delete from insight.kept_figures f using held where f.question = held.question and f.commune_code = held.commune_code';

/** Figures as they were reckoned, each with the snapshot in which it was (docs/adr/0030). */
@Injectable()
export class KeptFigureRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of which anything is known. */
  async communes(): Promise<string[]> {
    const rows: { code: string }[] = await this.dataSource.query('select commune_code as code from insight.certificates union select commune_code from insight.shops order by 1');
    return rows.map(({ code }) => code);
  }

  /** The answers that hold, of any of the communes; one statement for all questions. */
  async read(questions: readonly KeptQuestion[], communes: readonly string[]): Promise<Answers> {
    const topics = [...new Set(questions.flatMap((question) => question.topics))];
    const rows: { question: string; commune: string; parts: CommuneFigure['parts']; measures: Omit<CommuneFigure, 'parts'> }[] = await this.dataSource.query(
      `with ${factNews('$3::text[]')} select k.question, k.commune_code as commune, k.parts, k.measures from insight.kept_figures k
       where k.question = any($1) and k.commune_code = any($2) and ${HOLDS}`, [[...new Set(questions.map(({ key }) => key))], communes, topics]);
    const answers: Answers = new Map();
    for (const { question, commune, parts, measures } of rows) answers.set(question, (answers.get(question) ?? new Map<string, CommuneFigure>()).set(commune, { parts, ...measures }));
    return answers;
  }

  /** The communes that have no answer that holds, by question; those that lack none are left out. */
  async lacking(questions: readonly KeptQuestion[], communes: readonly string[]): Promise<Map<string, string[]>> {
    const topics = [...new Set(questions.flatMap((question) => question.topics))];
    const rows: { question: string; communes: string[] }[] = await this.dataSource.query(
      `with ${factNews('$3::text[]')} select q.question, array_agg(c.code order by c.code) as communes from unnest($1::text[]) as q (question) cross join unnest($2::text[]) as c (code)
       where not exists (select from insight.kept_figures k where k.question = q.question and k.commune_code = c.code and ${HOLDS}) group by 1`, [questions.map(({ key }) => key), communes, topics]);
    return new Map(rows.map(({ question, communes: none }) => [question, none]));
  }

  /** Keeps what was reckoned in one snapshot. Whoever comes last stays: each answer says itself what it has seen. */
  async keep(answers: readonly Answered[], { asOf, at }: Pick<CommuneFigures, 'asOf' | 'at'>): Promise<void> {
    const rows = answers.flatMap(({ question: { key, first, last, topics }, figures }) => [...figures].map(([commune, { parts, measures, sets }]) => ({ question: key, commune, first, last, topics, parts, measures: { measures, sets } })));
    await this.dataSource.query(
      `insert into insight.kept_figures (question, commune_code, first_day, last_day, topics, parts, measures, as_of, cluster)
       select f.question, f.commune, f.first, f.last, f.topics, f.parts, f.measures, $1, ${CLUSTER}
       from jsonb_to_recordset($2::jsonb) as f (question text, commune text, first date, last date, topics text[], parts jsonb, measures jsonb) where now() - $3::timestamptz < interval '${KEPT_WITHIN}' order by f.question, f.commune
       on conflict (question, commune_code) do update set parts = excluded.parts, measures = excluded.measures, as_of = excluded.as_of, cluster = excluded.cluster, kept_at = now()`,
      [asOf, JSON.stringify(rows), at]);
  }

  /** Marks what was told by now, and removes what was marked so long ago that every answer still to be kept has seen it, with the answers that did not. */
  async forgetNews(): Promise<void> {
    await this.dataSource.query('update insight.fact_news set heard_at = now() where heard_at is null');
    await this.dataSource.query(
      `with ${factNews('$1::text[]', OLD_NEWS)},
       old as (
         select k.question, k.commune_code from insight.kept_figures k join news on news.commune_code = k.commune_code where ${UNHEARD}
         union select k.question, k.commune_code from insight.kept_figures k join news on news.commune_code = '*' where ${UNHEARD}),
       ${held('join old using (question, commune_code)')}, gone as (${DELETE_HELD})
       delete from insight.fact_news n where ${OLD_NEWS}`, [TOPICS]);
  }

  /** Removes the oldest of what is too much, and what another cluster kept. */
  async forgetOld(most = MOST_KEPT): Promise<void> {
    await this.dataSource.query(
      `with ${held(`where cluster <> ${CLUSTER} or kept_at <= (select kept_at from insight.kept_figures order by kept_at desc offset $1 limit 1)`)} ${DELETE_HELD}`, [most]);
  }
}
