import { Injectable } from '@nestjs/common';
import type { Actor, DoorRequest, OfficerRole, Tx } from '@cho-phien/platform';
import { withBuyer } from './domain/role.js';
import type { GrantedRole } from './domain/role.js';
import { Sessions } from './sign-in/sessions.js';
import { AccountRepository } from './storage/account.repository.js';
import type { Account, Person } from './storage/account.repository.js';
import type { BoundTo } from './storage/bound-code.repository.js';
import { BoundCodes } from './usecases/bound-codes.js';
import type { CodeOutcome } from './usecases/bound-codes.js';
import { KeepOfficers } from './usecases/keep-officers.js';

/** Accounts, roles and officers' areas for other contexts. Phones are E.164, areas are commune codes. */
@Injectable()
export class IdentityFacade {
  constructor(private readonly accounts: AccountRepository, private readonly sessions: Sessions, private readonly boundCodes: BoundCodes, private readonly officers: KeepOfficers) {}

  /** Who calls, by bearer token or cookie. Errors: `access.sign_in_required`, `identity.foreign_site`. */
  actorOf(request: DoorRequest): Promise<Actor> { return this.sessions.actorOf(request); }

  async account(accountId: string): Promise<Account | null> {
    const account = await this.accounts.find(accountId);
    return account && { ...account, roles: withBuyer(account.roles) };
  }

  async accountByPhone(phoneNumber: string, tx?: Tx): Promise<{ id: string } | null> {
    const id = await this.accounts.idByPhone(phoneNumber, tx);
    return id === null ? null : { id };
  }

  phoneNumbersOf(tx: Tx, accountIds: readonly string[]): Promise<string[]> { return this.accounts.phoneNumbersOf(tx, accountIds); }

  /** Names and roles of accounts, by id. */
  peopleOf(accountIds: readonly string[], tx?: Tx): Promise<Map<string, Person>> { return this.accounts.peopleOf(accountIds, tx); }

  /** A code by which a phone agrees to one thing; the caller carries it there. Errors: `identity.too_many_requests`. */
  askBoundCode(tx: Tx, about: BoundTo): Promise<{ code: string; expiresAt: Date }> { return this.boundCodes.ask(tx, about); }

  /** Whether a code agrees to this, once. Wrong tries are counted in `tx`: let it commit, then `assertRight(outcome)`. */
  checkBoundCode(tx: Tx, about: BoundTo, code: string): Promise<CodeOutcome> { return this.boundCodes.check(tx, about, code); }

  /** The account of a phone with at least these roles, made when there is none; its id. */
  async ensureAccount(tx: Tx, { phoneNumber, name, roles = [] }: { phoneNumber: string; name?: string; roles?: readonly GrantedRole[] }): Promise<string> {
    const accountId = await this.accounts.ensure(tx, phoneNumber, name ?? '');
    for (const role of roles) await this.grantRole(tx, accountId, role);
    return accountId;
  }

  async grantRole(tx: Tx, accountId: string, role: GrantedRole): Promise<void> {
    await this.accounts.grant(tx, accountId, role);
    this.sessions.forgetActor(accountId);
  }

  /** Makes somebody an officer as the market is set up: of exactly these communes (or whole provinces, by their two digits) from now on. */
  setOfficer(tx: Tx, accountId: string, areas: readonly string[], role: OfficerRole = 'commune'): Promise<void> { return this.officers.set(tx, accountId, { role, areas }); }

  officerAreas(accountId: string): Promise<string[]> { return this.accounts.officerAreas(accountId); }
}
