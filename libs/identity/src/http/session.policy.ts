import { Injectable } from '@nestjs/common';
import { Forbidden } from '@cho-phien/kernel';
import { ChecksPolicy } from '@cho-phien/platform';
import type { DoorRequest, Policy, PolicyCheck } from '@cho-phien/platform';
import { Sessions } from '../sign-in/sessions.js';
import { AccountRepository } from '../storage/account.repository.js';

/** Lets in whoever has a session and, where the route asks for one, the role; an officer brings his communes along. */
@Injectable() @ChecksPolicy('signed-in', 'officer', 'operator')
export class SessionPolicy implements PolicyCheck {
  constructor(private readonly sessions: Sessions, private readonly accounts: AccountRepository) {}

  async check(request: DoorRequest, policy: Policy): Promise<void> {
    const actor = await this.sessions.actorOf(request);
    if ((policy.name === 'officer' || policy.name === 'operator') && !actor.roles.includes(policy.name)) throw new Forbidden();
    request.actor = policy.name === 'officer' ? { ...actor, officerAreas: await this.accounts.officerAreas(actor.accountId) } : actor;
  }
}
