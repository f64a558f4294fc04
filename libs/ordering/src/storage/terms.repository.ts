import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { DeliveryRate } from '../domain/delivery-quote.js';
import type { ReturnReason } from '../domain/return-reason.js';

export type RuleCode =
  | 'cart_kept_days' | 'complete_after_days' | 'order_link_days'
  | 'accept_within_hours' | 'accept_from_hour' | 'accept_until_hour' | 'relay_after_hours' | 'send_within_days' | 'delay_at_most_days'
  | 'stall_sale_minutes' | 'claim_within_days' | 'claim_answer_days' | 'claim_dispute_days' | 'claim_replace_days' | 'claim_close_days' | `return_gives_delivery_${ReturnReason}`;

/** The rows that apply on one day. */
export interface Terms {
  rates: DeliveryRate[];
  regionOf: (provinceCode: string) => string | undefined;
  rule: (code: RuleCode) => number;
}

interface TermsRow { rates: DeliveryRate[] | null; regions: Record<string, string> | null; rules: Record<string, number> | null }

/** How long a process may go on with rows it has read: a new rate applies within this time of being entered. */
const FRESH_MS = 10_000;

/** Delivery rates, regions and time limits of today. */
@Injectable()
export class TermsRepository {
  private kept: { day: string; readAt: number; terms: Promise<Terms> } | null = null;

  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  /** Inside a transaction give it: a second connection per checkout could exhaust the pool. */
  today(tx?: Tx): Promise<Terms> {
    const now = this.clock.now();
    const day = vietnamDay(now);
    if (this.kept === null || this.kept.day !== day || Math.abs(now.getTime() - this.kept.readAt) > FRESH_MS) {
      const terms = this.read(day, tx);
      this.kept = { day, readAt: now.getTime(), terms };
      terms.catch(() => { this.kept = null; });
    }
    return this.kept.terms;
  }

  private async read(day: string, tx?: Tx): Promise<Terms> {
    const [row]: TermsRow[] = await (tx ?? this.dataSource).query(`
      select (select json_agg(json_build_object('code', code, 'name', json_build_object('vi', name_vi, 'en', name_en), 'zone', zone,
                'fromGrams', from_grams, 'toGrams', to_grams, 'fee', fee_amount, 'extraPerKg', extra_per_kg_amount) order by position, from_grams)
              from ordering.delivery_rates where $1::date >= valid_from and (valid_to is null or $1::date <= valid_to)) as rates,
             (select json_object_agg(province_code, region)
              from ordering.delivery_regions where $1::date >= valid_from and (valid_to is null or $1::date <= valid_to)) as regions,
             (select json_object_agg(code, value)
              from ordering.rules where $1::date >= valid_from and (valid_to is null or $1::date <= valid_to)) as rules`, [day]);
    return { rates: row?.rates ?? [], regionOf: (province) => row?.regions?.[province], rule: (code) => ruleOf(row, code) };
  }
}

function ruleOf(row: TermsRow | undefined, code: RuleCode): number {
  const value = row?.rules?.[code];
  if (value === undefined) throw new Error(`ordering.rules has no row for ${code} today.`);
  return value;
}
