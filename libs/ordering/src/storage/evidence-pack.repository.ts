import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { TypedEvidence } from '../domain/evidence.js';

export interface EvidencePack { id: string; certificateNumber: string; state: 'waiting' | 'ready'; askedAt: Date; madeAt: Date | null }
export interface OpenPack { id: string; sellerId: string; certificateNumber: string; typed: TypedEvidence }

const COLUMNS = 'id, certificate_number as "certificateNumber", state, asked_at as "askedAt", made_at as "madeAt"';

/** Packs that sellers asked for, and their files. */
@Injectable()
export class EvidencePackRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { id, sellerId, certificateNumber, typed }: OpenPack, at: Date): Promise<void> {
    await tx.query('insert into ordering.evidence_packs (id, seller_id, certificate_number, typed, asked_at) values ($1, $2, $3, $4, $5)', [id, sellerId, certificateNumber, JSON.stringify(typed), at]);
  }

  async find(sellerId: string, number: string, id: string): Promise<EvidencePack | null> {
    const rows: EvidencePack[] = await this.dataSource.query(`select ${COLUMNS} from ordering.evidence_packs where id = $1 and seller_id = $2 and certificate_number = $3`, [id, sellerId, number]);
    return rows[0] ?? null;
  }

  async newest(sellerId: string, number: string): Promise<EvidencePack | null> {
    const rows: EvidencePack[] = await this.dataSource.query(`select ${COLUMNS} from ordering.evidence_packs where seller_id = $1 and certificate_number = $2 order by asked_at desc, id desc limit 1`, [sellerId, number]);
    return rows[0] ?? null;
  }

  /** What the seller typed for the newest pack; null where he asked for none. */
  async typed(sellerId: string, number: string): Promise<TypedEvidence | null> {
    const rows: { typed: TypedEvidence }[] = await this.dataSource.query('select typed from ordering.evidence_packs where seller_id = $1 and certificate_number = $2 order by asked_at desc, id desc limit 1', [sellerId, number]);
    return rows[0]?.typed ?? null;
  }

  async file(sellerId: string, number: string, id: string, kind: 'pdf' | 'zip'): Promise<Buffer | null> {
    const rows: { file: Buffer }[] = await this.dataSource.query(`select ${kind} as file from ordering.evidence_packs where id = $1 and seller_id = $2 and certificate_number = $3 and state = 'ready'`, [id, sellerId, number]);
    return rows[0]?.file ?? null;
  }

  async take(tx: Tx): Promise<OpenPack | null> {
    const rows: OpenPack[] = await tx.query(`select id, seller_id as "sellerId", certificate_number as "certificateNumber", typed from ordering.evidence_packs where state = 'waiting' order by asked_at, id limit 1 for update skip locked`);
    return rows[0] ?? null;
  }

  async keep(tx: Tx, id: string, pdf: Buffer, zip: Buffer, at: Date): Promise<void> {
    await tx.query(`update ordering.evidence_packs set state = 'ready', pdf = $2, zip = $3, made_at = $4 where id = $1`, [id, pdf, zip, at]);
  }

  /** A pack whose goods are the seller's no more is not made. */
  async drop(tx: Tx, id: string): Promise<void> { await tx.query('delete from ordering.evidence_packs where id = $1', [id]); }

  async deleteBefore(at: Date): Promise<void> { await this.dataSource.query('delete from ordering.evidence_packs where asked_at < $1', [at]); }
}
