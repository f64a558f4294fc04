import { Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { ChangeFeed } from './change-feed.js';

/** The open transaction. A required parameter of every write, so that the compiler catches forgetting. */
export type Tx = EntityManager;

const RETRIED = new Set(['40001', '40P01']); // serialization_failure, deadlock_detected
const ATTEMPTS = 4;

/** The five characters of PostgreSQL's error, undefined for any other error. */
export const sqlState = (error: unknown): string | undefined =>
  (error as { code?: string; driverError?: { code?: string } } | null)?.driverError?.code ?? (error as { code?: string } | null)?.code;

@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource, private readonly changes: ChangeFeed) {}

  /**
   * Runs work in one transaction (READ COMMITTED). Serialization failures and deadlocks
   * rerun the whole unit, so the work must have no effect outside `tx`; at most 4 attempts.
   */
  async run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await new Promise((resolve) => setTimeout(resolve, 10 * attempt * (1 + Math.random())));
      }
    }
  }

  private async once<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    let used: Tx | undefined;
    const result = await this.dataSource.transaction((tx) => work((used = tx)));
    if (used) this.changes.committed(used);
    return result;
  }
}
