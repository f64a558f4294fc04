import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

export interface OneTimeCode { id: string; codeHash: Buffer; failedAttempts: number; expiresAt: Date; requestedAt: Date }
export interface NewOneTimeCode { phoneNumber: string; codeHash: Buffer; network: string; requestedAt: Date; expiresAt: Date }
export interface FailedAttempt { phoneNumber: string; network: string; slip: boolean; at: Date }

/** Codes that were asked for, and wrong ones that were typed. */
@Injectable()
export class OneTimeCodeRepository {
  /** Holds everyone else who works on this phone or network until the transaction ends. */
  async lock(tx: Tx, kind: 'phone' | 'network', key: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('identity ' || $1 || ' ' || $2, 0))`, [kind, key]);
  }

  async add(tx: Tx, code: NewOneTimeCode): Promise<void> {
    await tx.query(
      'insert into identity.one_time_codes (id, phone_number, code_hash, network, requested_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
      [newId(), code.phoneNumber, code.codeHash, code.network, code.requestedAt, code.expiresAt]);
  }

  /** Unused codes of a phone since an instant, newest first. */
  async unused(tx: Tx, phoneNumber: string, since: Date): Promise<OneTimeCode[]> {
    return tx.query(
      `select id, code_hash as "codeHash", failed_attempts as "failedAttempts", expires_at as "expiresAt", requested_at as "requestedAt"
       from identity.one_time_codes where phone_number = $1 and spent_at is null and requested_at > $2 order by requested_at desc, id desc`, [phoneNumber, since]);
  }

  async countUnusedOfPhone(tx: Tx, phoneNumber: string, since: Date): Promise<number> {
    return count(await tx.query('select count(*)::int as n from identity.one_time_codes where phone_number = $1 and spent_at is null and requested_at > $2', [phoneNumber, since]));
  }

  /** Counts no further than `most`: more changes nothing. */
  async countUnusedOfNetwork(tx: Tx, network: string, since: Date, most: number): Promise<number> {
    return count(await tx.query('select count(*)::int as n from (select 1 from identity.one_time_codes where network = $1 and spent_at is null and requested_at > $2 limit $3) as unused', [network, since, most]));
  }

  /** A used code takes the older ones of its phone with it; a newer one may still be on its way. */
  async spend(tx: Tx, phoneNumber: string, requestedAt: Date, now: Date): Promise<void> {
    await tx.query('update identity.one_time_codes set spent_at = $3 where phone_number = $1 and spent_at is null and requested_at <= $2', [phoneNumber, requestedAt, now]);
  }

  async countAttempt(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update identity.one_time_codes set failed_attempts = failed_attempts + 1 where id = any($1)', [ids]);
  }

  async addFailure(tx: Tx, { phoneNumber, network, slip, at }: FailedAttempt): Promise<void> {
    await tx.query('insert into identity.failed_attempts (phone_number, network, slip, at) values ($1, $2, $3, $4)', [phoneNumber, network, slip, at]);
  }

  /** What a network typed wrong for a phone; `guesses` leaves the slips out. */
  async failuresOfPhone(tx: Tx, phoneNumber: string, network: string, since: Date): Promise<{ failures: number; guesses: number }> {
    const [row]: { failures: number; guesses: number }[] = await tx.query(
      'select count(*)::int as failures, (count(*) filter (where not slip))::int as guesses from identity.failed_attempts where phone_number = $1 and network = $2 and at > $3', [phoneNumber, network, since]);
    return row ?? { failures: 0, guesses: 0 };
  }

  async guessesOfNetwork(tx: Tx, network: string, since: Date): Promise<number> {
    return count(await tx.query('select count(*)::int as n from identity.failed_attempts where network = $1 and not slip and at > $2', [network, since]));
  }

  async forgive(tx: Tx, phoneNumber: string, network: string): Promise<void> {
    await tx.query('delete from identity.failed_attempts where phone_number = $1 and network = $2', [phoneNumber, network]);
  }

  /** Deletes what no limit looks at any more, and sessions that ended. */
  async forget(tx: Tx, codesBefore: Date, failuresBefore: Date, now: Date): Promise<void> {
    await tx.query('delete from identity.one_time_codes where requested_at < $1', [codesBefore]);
    await tx.query('delete from identity.failed_attempts where at < $1', [failuresBefore]);
    await tx.query('delete from identity.sessions where expires_at < $1', [now]);
  }
}

const count = (rows: { n: number }[]): number => rows[0]?.n ?? 0;
