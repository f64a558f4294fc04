import { Injectable } from '@nestjs/common';
import { slugOf } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { SellerState } from '../domain/seller-lifecycle.js';
import type { SellerKind } from '../seller.js';

/** `place` is the instant of the application to the microsecond, for the next page. */
export interface DeskRow { id: string; name: string; kind: SellerKind; state: SellerState; communeCode: string; addressLine: string; appliedAt: Date; place: string }
export interface DeskQuestion { state?: SellerState; q?: string; limit: number; after: { appliedAt: string; id: string } | null }

/** Sellers as operators look through them: who waits longest comes first. */
@Injectable()
export class SellerDeskRepository {
  constructor(private readonly dataSource: DataSource) {}

  async page({ state, q, limit, after }: DeskQuestion): Promise<DeskRow[]> {
    return this.dataSource.query(
      `select id, name, kind, state, commune_code as "communeCode", address_line as "addressLine", applied_at as "appliedAt", applied_at::text as place from sellers.sellers
       where ($1::text is null or state = $1)
         and ($2::text is null or name ilike '%' || $2 || '%' or slug like '%' || $3 || '%' and $3 <> '')
         and ($4::timestamptz is null or (applied_at, id) > ($4::timestamptz, $5::uuid))
       order by applied_at, id limit $6`,
      [state ?? null, q === undefined ? null : q.replace(/[\\%_]/g, '\\$&'), q === undefined ? '' : slugOf(q), after?.appliedAt ?? null, after?.id ?? null, limit + 1]);
  }
}
