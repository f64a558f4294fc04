import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { assertApart, assertGrantable } from '../domain/officer-grant.js';
import type { OfficerPost, OfficerRole } from '../domain/officer-grant.js';
import { Sessions } from '../sign-in/sessions.js';
import { AccountRepository } from '../storage/account.repository.js';
import { OfficerGrantRepository } from '../storage/officer-grant.repository.js';
import type { OfficerGrant } from '../storage/officer-grant.repository.js';

export interface OfficerWish extends OfficerPost { phoneNumber: string; name: string; /** The paper by which he is made one. */ document: string }

/** Makes people officers and ends that. Both take effect on the next request of theirs, in other processes within seconds. */
@Injectable()
export class KeepOfficers {
  constructor(private readonly accounts: AccountRepository, private readonly grants: OfficerGrantRepository, private readonly sessions: Sessions, private readonly clock: Clock) {}

  /** The phone's account is made where there is none. The areas must exist. Errors: those of `assertGrantable` and `assertApart`. */
  async grant(tx: Tx, by: string, { phoneNumber, name, document, ...post }: OfficerWish): Promise<OfficerGrant> {
    const accountId = await this.accounts.ensure(tx, phoneNumber, name);
    assertGrantable(post, { self: accountId === by, today: vietnamDay(this.clock.now()) });
    await this.grants.hold(tx, accountId);
    await this.accounts.nameNameless(tx, accountId, name);
    assertApart(post, await this.grants.standing(tx, accountId));
    return this.write(tx, accountId, post, document, by);
  }

  /** Errors: `identity.officer_grant_not_found`, `identity.officer_grant_revoked`. */
  async revoke(tx: Tx, by: string, grantId: string, reason: string): Promise<OfficerGrant> {
    const found = await this.grants.find(grantId, tx);
    if (!found) throw new NotFound('identity.officer_grant_not_found');
    if (!(await this.grants.revoke(tx, grantId, { reason, by, at: this.clock.now() }))) throw new Conflict('identity.officer_grant_revoked');
    this.sessions.forgetActor(found.accountId);
    return (await this.grants.find(grantId, tx))!;
  }

  /** From now on exactly this, as the market is set up; what else he was made ends. */
  async set(tx: Tx, accountId: string, { role, areas }: { role: OfficerRole; areas: readonly string[] }): Promise<void> {
    await this.grants.hold(tx, accountId);
    const standing = await this.grants.standing(tx, accountId);
    const today = vietnamDay(this.clock.now());
    const same = (post: OfficerPost): boolean => post.role === role && post.from <= today && post.until === null && [...post.areas].sort().join() === [...areas].sort().join();
    if (standing.length === 1 && same(standing[0]!)) return;
    for (const { id } of standing) await this.grants.revoke(tx, id, { reason: 'Thay bằng phân công mới', by: null, at: this.clock.now() });
    if (areas.length > 0) await this.write(tx, accountId, { role, areas, from: today, until: null }, 'Thiết lập ban đầu', null);
    this.sessions.forgetActor(accountId);
  }

  /** In this process at once, in others within seconds. */
  forget(accountId: string): void { this.sessions.forgetActor(accountId); }

  private async write(tx: Tx, accountId: string, post: OfficerPost, document: string, by: string | null): Promise<OfficerGrant> {
    const at = this.clock.now();
    const id = newId(at.getTime());
    await this.grants.insert(tx, { ...post, id, accountId, document, by, at });
    this.sessions.forgetActor(accountId);
    return (await this.grants.find(id, tx))!;
  }
}
