import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Given, Requirement } from '../domain/requirements.js';

export interface EvidenceRow extends Given { code: string; value: string | null; sealed: Buffer | null; givenAt: Date; decidedBy: string | null; decidedAt: Date | null }
export interface NewEvidence { sellerId: string; code: string; value: string | null; sealed: Buffer | null; givenBy: string; at: Date }
export interface Decision { decision: 'verified' | 'refused'; by: string; note: string; at: Date }

/** The checklist and what sellers gave for it. */
@Injectable()
export class RequirementRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every line that holds, in order. */
  async all(tx?: Tx): Promise<Requirement[]> {
    return (tx ?? this.dataSource).query(
      `select code, json_build_object('vi', name_vi, 'en', name_en) as name, json_build_object('vi', hint_vi, 'en', hint_en) as hint, evidence, sensitive, kinds, product_sets as "productSets", required, place
       from sellers.requirements where retired_at is null order by place, code`);
  }

  async put(tx: Tx, line: Requirement, by: string, at: Date): Promise<void> {
    await tx.query(
      `insert into sellers.requirements (code, name_vi, name_en, hint_vi, hint_en, evidence, sensitive, kinds, product_sets, required, place, changed_at, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict on constraint requirements_pk do update set name_vi = excluded.name_vi, name_en = excluded.name_en, hint_vi = excluded.hint_vi, hint_en = excluded.hint_en, evidence = excluded.evidence,
         sensitive = excluded.sensitive, kinds = excluded.kinds, product_sets = excluded.product_sets, required = excluded.required, place = excluded.place,
         retired_at = null, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      [line.code, line.name.vi, line.name.en, line.hint.vi, line.hint.en, line.evidence, line.sensitive, line.kinds, line.productSets, line.required, line.place, at, by]);
  }

  async retireOthers(tx: Tx, codes: readonly string[], by: string, at: Date): Promise<void> {
    await tx.query('update sellers.requirements set retired_at = $2, changed_at = $2, changed_by = $3 where retired_at is null and not code = any($1)', [codes, at, by]);
  }

  /** What counts for each line of each seller: the row given last. */
  async evidenceOf(sellerIds: readonly string[], tx?: Tx): Promise<(EvidenceRow & { sellerId: string })[]> {
    return (tx ?? this.dataSource).query(
      `select distinct on (seller_id, code) seller_id as "sellerId", code, value, sealed, given_at as "givenAt", decision, decided_by as "decidedBy", decided_at as "decidedAt", note
       from sellers.requirement_evidence where seller_id = any($1::uuid[]) order by seller_id, code, given_at desc, id desc`, [sellerIds]);
  }

  async addEvidence(tx: Tx, { sellerId, code, value, sealed, givenBy, at }: NewEvidence): Promise<void> {
    await tx.query(
      'insert into sellers.requirement_evidence (id, seller_id, code, value, sealed, given_by, given_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), sellerId, code, value, sealed, givenBy, at]);
  }

  /** Decides on what was given last; a decision may be changed by a later one. False when nothing was given. */
  async decide(tx: Tx, sellerId: string, code: string, { decision, by, note, at }: Decision): Promise<boolean> {
    const [, decided]: [unknown, number] = await tx.query(
      `update sellers.requirement_evidence set decision = $3, decided_by = $4, note = $5, decided_at = $6
       where id = (select id from sellers.requirement_evidence where seller_id = $1 and code = $2 order by given_at desc, id desc limit 1)`, [sellerId, code, decision, by, note, at]);
    return decided > 0;
  }

  async waivedOf(sellerIds: readonly string[], tx?: Tx): Promise<{ sellerId: string; code: string }[]> {
    return (tx ?? this.dataSource).query('select seller_id as "sellerId", code from sellers.requirement_waivers where seller_id = any($1::uuid[])', [sellerIds]);
  }

  async waive(tx: Tx, sellerId: string, codes: readonly string[], reason: string, by: string, at: Date): Promise<void> {
    await tx.query(
      `insert into sellers.requirement_waivers (seller_id, code, reason, waived_by, waived_at) select $1, unnest($2::text[]), $3, $4, $5 on conflict on constraint requirement_waivers_pk do nothing`,
      [sellerId, codes, reason, by, at]);
  }
}
