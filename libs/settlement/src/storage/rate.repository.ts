import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Rate } from '../domain/rate.js';

export interface AnnouncedRate extends Rate { note: string | null; announcedBy: string; confirmedBy: string | null; announcedAt: Date }

const COLUMNS = `id, kind, product_sets as "productSets", seller_kind as "sellerKind", channel, method, basis_points as "basisPoints",
  floor_amount as floor, cap_amount as cap, borne_by as "borneBy", valid_from::text as "validFrom", valid_to::text as "validTo",
  legal_ref as "legalRef", status, note, announced_by as "announcedBy", confirmed_by as "confirmedBy", announced_at as "announcedAt"`;

/** Every rate that ever was or will be in force; few rows, added and never changed. */
@Injectable()
export class RateRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first, kind by kind. */
  async all(tx?: Tx): Promise<AnnouncedRate[]> {
    return (tx ?? this.dataSource).query(`select ${COLUMNS} from settlement.rates order by kind, valid_from desc, id desc`);
  }

  async add(tx: Tx, rate: AnnouncedRate): Promise<void> {
    await tx.query(
      `insert into settlement.rates (id, kind, product_sets, seller_kind, channel, method, basis_points, floor_amount, cap_amount, borne_by,
         valid_from, valid_to, legal_ref, status, note, announced_by, announced_at, confirmed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [rate.id, rate.kind, rate.productSets, rate.sellerKind, rate.channel, rate.method, rate.basisPoints, rate.floor, rate.cap, rate.borneBy,
        rate.validFrom, rate.validTo, rate.legalRef, rate.status, rate.note, rate.announcedBy, rate.announcedAt, rate.confirmedBy]);
  }
}
