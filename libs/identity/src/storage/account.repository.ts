import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Role } from '../domain/role.js';

export interface Account { id: string; phoneNumber: string | null; name: string; roles: Role[]; officerAreas: string[] }

/** Accounts with their roles and officers' communes. better-auth reads the same rows. */
@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource) {}

  async find(accountId: string): Promise<Account | null> {
    const [account]: Account[] = await this.dataSource.query(
      `select a.id, a.phone_number as "phoneNumber", a.name,
              array(select role from identity.role_grants where account_id = a.id order by role) as roles,
              array(select commune_code from identity.officer_areas where account_id = a.id order by commune_code) as "officerAreas"
       from identity.accounts a where a.id = $1`, [accountId]);
    return account ?? null;
  }

  async idByPhone(phoneNumber: string): Promise<string | null> {
    const [account]: { id: string }[] = await this.dataSource.query('select id from identity.accounts where phone_number = $1', [phoneNumber]);
    return account?.id ?? null;
  }

  async phoneNumbersOf(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
    const rows: { phone: string }[] = await tx.query('select phone_number as phone from identity.accounts where id = any($1) and phone_number is not null order by phone_number', [accountIds]);
    return rows.map(({ phone }) => phone);
  }

  async rolesOf(accountId: string): Promise<Role[]> {
    const rows: { role: Role }[] = await this.dataSource.query('select role from identity.role_grants where account_id = $1', [accountId]);
    return rows.map(({ role }) => role);
  }

  async officerAreas(accountId: string): Promise<string[]> {
    const rows: { code: string }[] = await this.dataSource.query('select commune_code as code from identity.officer_areas where account_id = $1 order by commune_code', [accountId]);
    return rows.map(({ code }) => code);
  }

  /** The account of a phone, made when there is none. The phone is E.164. */
  async ensure(tx: Tx, phoneNumber: string, name: string): Promise<string> {
    await tx.query(
      'insert into identity.accounts (id, name, email, phone_number) values ($1, $2, $3, $4) on conflict (phone_number) do nothing',
      [newId(), name, placeholderEmail(), phoneNumber]);
    const [account]: { id: string }[] = await tx.query('select id from identity.accounts where phone_number = $1', [phoneNumber]);
    return account!.id;
  }

  async grant(tx: Tx, accountId: string, role: Role): Promise<void> {
    await tx.query('insert into identity.role_grants (account_id, role) values ($1, $2) on conflict do nothing', [accountId, role]);
  }

  async setOfficerAreas(tx: Tx, accountId: string, communeCodes: readonly string[]): Promise<void> {
    await tx.query('delete from identity.officer_areas where account_id = $1 and not commune_code = any($2)', [accountId, communeCodes]);
    await tx.query('insert into identity.officer_areas (account_id, commune_code) select $1, unnest($2::text[]) on conflict do nothing', [accountId, communeCodes]);
  }
}

/** better-auth wants an e-mail address for every account; ours have none, and the phone must not stand in for it. */
const placeholderEmail = (): string => `${newId()}@account.invalid`;
