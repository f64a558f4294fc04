import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WITHHELD_FROM } from '../domain/rate.js';

/** What was withheld from one seller by rates of one law, and what of it went back with returns. Whole đồng. */
export interface Withheld {
  sellerId: string;
  legalRef: string;
  vatBasisPoints: number;
  pitBasisPoints: number;
  sales: number;
  returned: number;
  vat: number;
  vatReturned: number;
  pit: number;
  pitReturned: number;
}

/** The rate of a tax that stands in the terms frozen for an order; the first of several. */
const frozen = (kind: string): string =>
  `left join lateral (select d ->> 'legalRef' as legal_ref, (d ->> 'basisPoints')::int as points from jsonb_array_elements(t.by_method -> p.method -> 'deductions') d where d ->> 'kind' = '${kind}' limit 1) ${kind} on true`;

export type WithheldMonth = Omit<Withheld, 'sellerId'> & { month: string };

const parts = (column: string, name: string): string =>
  `coalesce(sum(${column}) filter (where e.kind = 'sale'), 0)::bigint as "${name}", coalesce(sum(${column}) filter (where e.kind = 'reversal'), 0)::bigint as "${name === 'sales' ? 'returned' : `${name}Returned`}"`;

const RATES = `coalesce(tax_vat.legal_ref, tax_pit.legal_ref, '') as "legalRef", coalesce(tax_vat.points, 0) as "vatBasisPoints", coalesce(tax_pit.points, 0) as "pitBasisPoints"`;
const AMOUNTS = `${parts('e.items_amount', 'sales')}, ${parts('e.tax_vat_amount', 'vat')}, ${parts('e.tax_pit_amount', 'pit')}`;
const FROM = `from settlement.entries e join settlement.sale_terms t using (order_code) join settlement.sale_progress p using (order_code) ${frozen('tax_vat')} ${frozen('tax_pit')}`;
/** Of a time `$1` to `$2`, of kinds `$3`. */
const TAXED = `e.occurred_at >= $1 and e.occurred_at < $2 and t.seller_kind = any($3) and t.money_route = 'collected'`;

/** Taxes withheld, from the entries themselves: what was credited in a time, less what was taken back in it. */
@Injectable()
export class TaxRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The same of one seller, by month `YYYY-MM` in Việt Nam: months of a year add up to what the monthly lists say of him. */
  async ofSeller(sellerId: string, from: Date, until: Date): Promise<WithheldMonth[]> {
    return this.dataSource.query(
      `select to_char(e.occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, ${RATES}, ${AMOUNTS}
       ${FROM} where e.seller_id = $4 and ${TAXED} group by 1, 2, 3, 4 order by 1, 2, 3, 4`, [from, until, WITHHELD_FROM, sellerId]);
  }

  /** By seller and by the rates that were in force on each sale's day; organisations and money that the market never held are not among them. */
  async withheld(from: Date, until: Date): Promise<Withheld[]> {
    return this.dataSource.query(
      `select e.seller_id as "sellerId", ${RATES}, ${AMOUNTS} ${FROM} where ${TAXED} group by 1, 2, 3, 4 order by 1, 2, 3, 4`, [from, until, WITHHELD_FROM]);
  }
}
