import { Injectable } from '@nestjs/common';
import type { Actor, DoorRequest, Tx } from '@cho-phien/platform';
import { withBuyer } from './domain/role.js';
import type { Role } from './domain/role.js';
import { Sessions } from './sign-in/sessions.js';
import { AccountRepository } from './storage/account.repository.js';
import type { Account } from './storage/account.repository.js';

/** Accounts, roles and officers' areas for other contexts. Phones are E.164, areas are commune codes. */
@Injectable()
export class IdentityFacade {
  constructor(private readonly accounts: AccountRepository, private readonly sessions: Sessions) {}

  /** Who calls, by bearer token or cookie. Errors: `access.sign_in_required`, `identity.foreign_site`. */
  actorOf(request: DoorRequest): Promise<Actor> { return this.sessions.actorOf(request); }

  async account(accountId: string): Promise<Account | null> {
    const account = await this.accounts.find(accountId);
    return account && { ...account, roles: withBuyer(account.roles) };
  }

  async accountByPhone(phoneNumber: string): Promise<{ id: string } | null> {
    const id = await this.accounts.idByPhone(phoneNumber);
    return id === null ? null : { id };
  }

  phoneNumbersOf(tx: Tx, accountIds: readonly string[]): Promise<string[]> { return this.accounts.phoneNumbersOf(tx, accountIds); }

  /** The account of a phone with at least these roles, made when there is none; its id. */
  async ensureAccount(tx: Tx, { phoneNumber, name, roles = [] }: { phoneNumber: string; name?: string; roles?: readonly Role[] }): Promise<string> {
    const accountId = await this.accounts.ensure(tx, phoneNumber, name ?? '');
    for (const role of roles) await this.grantRole(tx, accountId, role);
    return accountId;
  }

  async grantRole(tx: Tx, accountId: string, role: Role): Promise<void> {
    await this.accounts.grant(tx, accountId, role);
    this.sessions.forgetActor(accountId);
  }

  /** The communes an officer answers for, from now on exactly these. */
  setOfficerAreas(tx: Tx, accountId: string, communeCodes: readonly string[]): Promise<void> { return this.accounts.setOfficerAreas(tx, accountId, communeCodes); }

  officerAreas(accountId: string): Promise<string[]> { return this.accounts.officerAreas(accountId); }
}
