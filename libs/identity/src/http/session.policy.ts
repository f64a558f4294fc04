import { Injectable } from '@nestjs/common';
import { Forbidden } from '@cho-phien/kernel';
import { ChecksPolicy } from '@cho-phien/platform';
import type { DoorRequest, Policy, PolicyCheck } from '@cho-phien/platform';
import { Sessions } from '../sign-in/sessions.js';

/** Lets in whoever has a session and, where the route asks for one, the role. */
@Injectable() @ChecksPolicy('signed-in', 'officer', 'operator')
export class SessionPolicy implements PolicyCheck {
  constructor(private readonly sessions: Sessions) {}

  async check(request: DoorRequest, policy: Policy): Promise<void> {
    const actor = await this.sessions.actorOf(request);
    if ((policy.name === 'officer' || policy.name === 'operator') && !actor.roles.includes(policy.name)) throw new Forbidden();
    request.actor = actor;
  }
}
