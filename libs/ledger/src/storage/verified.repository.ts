import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Finding, Head } from '../domain/chain-verdict.js';

/** How far the chain was worked out again, when, and the first thing that was wrong. `end`: where the chain ends now. */
export interface Verified extends Head { at: Date | null; finding: Finding | null; end: number }

/** The last word on the chain. */
@Injectable()
export class VerifiedRepository {
  constructor(private readonly dataSource: DataSource) {}

  async last(): Promise<Verified> {
    const [row]: Verified[] = await this.dataSource.query(
      `select position, hash, verified_at as at, finding, (select coalesce(max(position), 0) from ledger.chain)::bigint as "end" from ledger.verified`);
    return row!;
  }

  async keep(tx: Tx, { position, hash }: Head, at: Date, finding: Finding | null): Promise<void> {
    await tx.query('update ledger.verified set position = $1, hash = $2, verified_at = $3, finding = $4', [position, hash, at, finding === null ? null : JSON.stringify(finding)]);
  }
}
