import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newId, seal } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import { DataSource } from 'typeorm';

/** Gives a seller a bank account that is known to be his, and an identity that was verified. */
export async function giveBankAccount(app: NestFastifyApplication, sellerId: string, accountNumber = '0011223344', holder = 'LO THI THU'): Promise<void> {
  const [db, key] = [app.get(DataSource), app.get(Config).settings.DATA_KEY];
  await db.query(
    `insert into sellers.bank_accounts (id, seller_id, bin, number_sealed, number_end, holder, match, set_by, set_at) values ($1, $2, '970415', $3, $4, $5, 'matched', 'test', now())`,
    [newId(), sellerId, seal(key, sellerId, accountNumber), accountNumber.slice(-4), holder]);
  await db.query(
    `insert into sellers.requirement_evidence (id, seller_id, code, sealed, given_by, given_at, decision, decided_by, decided_at)
     values ($1, $2, 'identity', $3, 'test', now(), 'verified', 'test', now())`, [newId(), sellerId, seal(key, `${sellerId} identity`, '022190001234')]);
}
