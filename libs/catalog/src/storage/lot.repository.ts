import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { LotFacts, TraceCode } from '../domain/lot.js';
import type { ListingAuthor } from './revision.repository.js';

/** What was said of a lot at one time; `number` 1 is the first, each further one a correction with its reason. */
export interface LotEntry extends LotFacts { number: number; reason: string | null; enteredAt: string }
export interface Lot { id: string; lotCode: string; traceCode: TraceCode; /** Newest first. */ entries: LotEntry[] }

const ENTRY = `json_build_object('number', e.number, 'how', e.how, 'madeOn', e.made_on, 'bestBefore', e.best_before, 'quantity', e.quantity, 'unit', e.unit,
  'producerSellerId', e.producer_seller_id, 'producerAgreed', e.producer_agreed, 'notes', e.notes, 'recalled', e.recalled, 'reason', e.reason, 'enteredAt', e.entered_at)`;

/** A row `l` of catalog.lots as a `Lot`, what was said last first. */
export const LOT = `json_build_object('id', l.id, 'lotCode', l.lot_code, 'traceCode', l.trace_code,
  'entries', (select json_agg(${ENTRY} order by e.number desc) from catalog.lot_entries e where e.lot_id = l.id))`;

@Injectable()
export class LotRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, lot: { id: string; productId: string; sellerId: string; lotCode: string; traceCode: TraceCode; at: Date }): Promise<void> {
    await tx.query('insert into catalog.lots (id, product_id, seller_id, lot_code, trace_code, created_at) values ($1, $2, $3, $4, $5, $6)',
      [lot.id, lot.productId, lot.sellerId, lot.lotCode, lot.traceCode, lot.at]);
  }

  async addEntry(tx: Tx, lotId: string, number: number, facts: LotFacts, said: { reason: string | null; author: ListingAuthor; at: Date }): Promise<void> {
    await tx.query(
      `insert into catalog.lot_entries (lot_id, number, how, made_on, best_before, quantity, unit, producer_seller_id, producer_agreed, notes, recalled, reason, actor, consent_id, entered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [lotId, number, facts.how, facts.madeOn, facts.bestBefore, facts.quantity, facts.unit, facts.producerSellerId, facts.producerAgreed, facts.notes, facts.recalled,
        said.reason, said.author.actor, said.author.consentId, said.at]);
  }

  async byCode(tx: Tx, productId: string, lotCode: string): Promise<Lot | null> {
    const rows: { lot: Lot }[] = await tx.query(`select ${LOT} as lot from catalog.lots l where l.product_id = $1 and l.lot_code = $2`, [productId, lotCode]);
    return rows[0]?.lot ?? null;
  }

  async byId(tx: Tx, productId: string, lotId: string): Promise<Lot | null> {
    const rows: { lot: Lot }[] = await tx.query(`select ${LOT} as lot from catalog.lots l where l.product_id = $1 and l.id = $2`, [productId, lotId]);
    return rows[0]?.lot ?? null;
  }

  /** Newest first. */
  async ofProduct(productId: string): Promise<Lot[]> {
    const rows: { lot: Lot }[] = await this.dataSource.query(`select ${LOT} as lot from catalog.lots l where l.product_id = $1 order by l.created_at desc, l.id desc limit 200`, [productId]);
    return rows.map(({ lot }) => lot);
  }
}
