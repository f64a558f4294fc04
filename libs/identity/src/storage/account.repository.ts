import { Injectable } from '@nestjs/common';
import { Clock, newId, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { OfficerRole, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { GrantedRole, Role } from '../domain/role.js';

/** An account as those see it who work with it. */
export interface Person { id: string; phoneNumber: string | null; name: string; roles: Role[] }
/** What the officer policy puts on a request. */
export interface Officer { name: string; officerAreas: string[]; officerRole: OfficerRole }
export interface Account { id: string; phoneNumber: string | null; name: string; roles: Role[]; officerAreas: string[] }

/** The post by which the account `a` is an officer on the day $2. */
const POST = `
  select g.role, g.areas from identity.officer_grants g
  where g.account_id = a.id and g.valid_from <= $2 and (g.valid_until is null or g.valid_until >= $2) and not exists (select from identity.officer_revocations r where r.grant_id = g.id)`;
const ROLES = `array(select role from identity.role_grants where account_id = a.id union select 'officer' where exists (${POST}) order by 1)`;
const AREAS = `coalesce((select p.areas from (${POST}) p limit 1), '{}')`;

/** Accounts with their roles and officers' areas, as of today. better-auth reads the same rows. */
@Injectable()
export class AccountRepository {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  async find(accountId: string): Promise<Account | null> {
    const [account]: Account[] = await this.dataSource.query(
      `select a.id, a.phone_number as "phoneNumber", a.name,
              ${ROLES} as roles, ${AREAS} as "officerAreas"
       from identity.accounts a where a.id = $1`, [accountId, this.today()]);
    return account ?? null;
  }

  async idByPhone(phoneNumber: string, tx?: Tx): Promise<string | null> {
    const [account]: { id: string }[] = await (tx ?? this.dataSource).query('select id from identity.accounts where phone_number = $1', [phoneNumber]);
    return account?.id ?? null;
  }

  async phoneNumbersOf(tx: Tx, accountIds: readonly string[]): Promise<string[]> {
    const rows: { phone: string }[] = await tx.query('select phone_number as phone from identity.accounts where id = any($1) and phone_number is not null order by phone_number', [accountIds]);
    return rows.map(({ phone }) => phone);
  }

  async peopleOf(accountIds: readonly string[], tx?: Tx): Promise<Map<string, Person>> {
    const rows: Person[] = await (tx ?? this.dataSource).query(
      `select a.id, a.phone_number as "phoneNumber", a.name, ${ROLES} as roles
       from identity.accounts a where a.id = any($1::uuid[])`, [accountIds, this.today()]);
    return new Map(rows.map((person) => [person.id, person]));
  }

  async rolesOf(accountId: string): Promise<Role[]> {
    const [account]: { roles: Role[] }[] = await this.dataSource.query(`select ${ROLES} as roles from identity.accounts a where a.id = $1`, [accountId, this.today()]);
    return account?.roles ?? [];
  }

  async officerAreas(accountId: string): Promise<string[]> {
    const [account]: { areas: string[] }[] = await this.dataSource.query(`select ${AREAS} as areas from identity.accounts a where a.id = $1`, [accountId, this.today()]);
    return account?.areas ?? [];
  }

  /** What an officer is called, answers for and may do. */
  async officer(accountId: string): Promise<Officer> {
    const [officer]: Officer[] = await this.dataSource.query(
      `select a.name, ${AREAS} as "officerAreas", coalesce((select p.role from (${POST}) p limit 1), 'reader') as "officerRole" from identity.accounts a where a.id = $1`, [accountId, this.today()]);
    return officer ?? { name: '', officerAreas: [], officerRole: 'reader' };
  }

  /** The account of a phone, made when there is none. The phone is E.164. */
  async ensure(tx: Tx, phoneNumber: string, name: string): Promise<string> {
    await tx.query(
      'insert into identity.accounts (id, name, email, phone_number) values ($1, $2, $3, $4) on conflict (phone_number) do nothing',
      [newId(), name, placeholderEmail(), phoneNumber]);
    const [account]: { id: string }[] = await tx.query('select id from identity.accounts where phone_number = $1', [phoneNumber]);
    return account!.id;
  }

  /** The name of an account that has none yet. */
  async nameNameless(tx: Tx, accountId: string, name: string): Promise<void> {
    await tx.query(`update identity.accounts set name = $2, updated_at = $3 where id = $1 and name = ''`, [accountId, name, this.clock.now()]);
  }

  async grant(tx: Tx, accountId: string, role: GrantedRole): Promise<void> {
    await tx.query('insert into identity.role_grants (account_id, role) values ($1, $2) on conflict do nothing', [accountId, role]);
  }

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }
}

/** better-auth wants an e-mail address for every account; ours have none, and the phone must not stand in for it. */
const placeholderEmail = (): string => `${newId()}@account.invalid`;
