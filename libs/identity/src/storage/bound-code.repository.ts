import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';

/** What a code agrees to: one phone, one purpose, one subject. */
export interface BoundTo { phoneNumber: string; purpose: string; subject: string }
export interface BoundCode { id: string; codeHash: Buffer; failedAttempts: number; expiresAt: Date }

/** Codes that were asked for to agree to one thing. */
@Injectable()
export class BoundCodeRepository {
  async add(tx: Tx, { phoneNumber, purpose, subject }: BoundTo, codeHash: Buffer, requestedAt: Date, expiresAt: Date): Promise<void> {
    await tx.query(
      'insert into identity.bound_codes (id, phone_number, purpose, subject, code_hash, requested_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), phoneNumber, purpose, subject, codeHash, requestedAt, expiresAt]);
  }

  /** Unused codes for exactly this since an instant, newest first. */
  async unused(tx: Tx, { phoneNumber, purpose, subject }: BoundTo, since: Date): Promise<BoundCode[]> {
    return tx.query(
      `select id, code_hash as "codeHash", failed_attempts as "failedAttempts", expires_at as "expiresAt" from identity.bound_codes
       where phone_number = $1 and purpose = $2 and subject = $3 and spent_at is null and requested_at > $4 order by requested_at desc, id desc`, [phoneNumber, purpose, subject, since]);
  }

  /** Unused codes of a phone, whatever they were for. */
  async countUnused(tx: Tx, phoneNumber: string, since: Date): Promise<number> {
    const [row]: { n: number }[] = await tx.query('select count(*)::int as n from identity.bound_codes where phone_number = $1 and spent_at is null and requested_at > $2', [phoneNumber, since]);
    return row?.n ?? 0;
  }

  /** A used code takes all others for the same thing with it. */
  async spend(tx: Tx, { phoneNumber, purpose, subject }: BoundTo, now: Date): Promise<void> {
    await tx.query('update identity.bound_codes set spent_at = $4 where phone_number = $1 and purpose = $2 and subject = $3 and spent_at is null', [phoneNumber, purpose, subject, now]);
  }

  async countAttempt(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('update identity.bound_codes set failed_attempts = failed_attempts + 1 where id = any($1)', [ids]);
  }

  async forget(tx: Tx, before: Date): Promise<void> {
    await tx.query('delete from identity.bound_codes where requested_at < $1', [before]);
  }
}
