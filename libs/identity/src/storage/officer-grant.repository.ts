import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page, VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { OfficerPost } from '../domain/officer-grant.js';

export interface NewOfficerGrant extends OfficerPost { id: string; accountId: string; document: string; by: string | null; at: Date }

/** A post with who gave it and who ended it. */
export interface OfficerGrant {
  id: string; accountId: string; name: string; phoneNumber: string | null; role: OfficerPost['role']; areas: string[]; from: VietnamDay; until: VietnamDay | null; document: string;
  grantedBy: string | null; grantedByName: string | null; grantedAt: Date; revokedByName: string | null; revokedAt: Date | null; reason: string | null;
}

const GRANTS = `
  select g.id, g.account_id as "accountId", a.name, a.phone_number as "phoneNumber", g.role, g.areas, g.valid_from as "from", g.valid_until as "until", g.document,
    g.granted_by as "grantedBy", (select name from identity.accounts where id = g.granted_by) as "grantedByName", g.granted_at as "grantedAt",
    (select name from identity.accounts where id = r.revoked_by) as "revokedByName", r.revoked_at as "revokedAt", r.reason
  from identity.officer_grants g join identity.accounts a on a.id = g.account_id left join identity.officer_revocations r on r.grant_id = g.id`;

/** The posts of officers: written once, ended by another row. */
@Injectable()
export class OfficerGrantRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Two who make the same person an officer wait for each other. */
  async hold(tx: Tx, accountId: string): Promise<void> { await tx.query('select from identity.accounts where id = $1 for update', [accountId]); }

  /** Posts of a person that nobody ended. */
  async standing(tx: Tx, accountId: string): Promise<(OfficerPost & { id: string })[]> {
    return tx.query(`
      select g.id, g.role, g.areas, g.valid_from as "from", g.valid_until as "until" from identity.officer_grants g
      where g.account_id = $1 and not exists (select from identity.officer_revocations r where r.grant_id = g.id)`, [accountId]);
  }

  async insert(tx: Tx, { id, accountId, role, areas, from, until, document, by, at }: NewOfficerGrant): Promise<void> {
    await tx.query(
      'insert into identity.officer_grants (id, account_id, role, areas, valid_from, valid_until, document, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [id, accountId, role, areas, from, until, document, by, at]);
  }

  /** False where it was ended before. */
  async revoke(tx: Tx, grantId: string, { reason, by, at }: { reason: string; by: string | null; at: Date }): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'insert into identity.officer_revocations (grant_id, reason, revoked_by, revoked_at) values ($1, $2, $3, $4) on conflict do nothing returning grant_id', [grantId, reason, by, at]);
    return rows.length > 0;
  }

  async find(id: string, tx?: Tx): Promise<OfficerGrant | null> {
    const [found]: OfficerGrant[] = await (tx ?? this.dataSource).query(`${GRANTS} where g.id = $1`, [id]);
    return found ?? null;
  }

  /** Newest first. Errors: `paging.bad_cursor`. */
  async page({ limit, after }: { limit: number; after?: string }): Promise<Page<OfficerGrant>> {
    const [at, id] = decodeCursor(after, 2) ?? [null, null];
    const rows: OfficerGrant[] = await this.dataSource.query(
      `${GRANTS} where ($1::timestamptz is null or (g.granted_at, g.id) < ($1, $2::uuid)) order by g.granted_at desc, g.id desc limit $3`, [at, id, limit + 1]);
    return toPage(rows, limit, (row) => [row.grantedAt.toISOString(), row.id], (row) => row);
  }
}
