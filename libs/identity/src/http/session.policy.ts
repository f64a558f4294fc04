import { Injectable } from '@nestjs/common';
import { Forbidden } from '@cho-phien/kernel';
import { ChecksPolicy } from '@cho-phien/platform';
import type { DoorRequest, Policy, PolicyCheck } from '@cho-phien/platform';
import { Sessions } from '../sign-in/sessions.js';

const LOOKS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Lets in whoever has a session and, where the route asks for one, the role; an officer brings his name and communes along. */
@Injectable() @ChecksPolicy('signed-in', 'assistant', 'officer', 'operator')
export class SessionPolicy implements PolicyCheck {
  constructor(private readonly sessions: Sessions) {}

  async check(request: DoorRequest, policy: Policy): Promise<void> {
    const actor = await this.sessions.actorOf(request);
    if (policy.name !== 'signed-in' && !actor.roles.includes(policy.name)) throw new Forbidden();
    if (policy.name !== 'officer') { request.actor = actor; return; }
    const { officer } = await this.sessions.officerOf(request);
    if (officer.officerRole === 'reader' && !policy.look && !LOOKS.has(request.method)) throw new Forbidden('access.reader_only');
    request.actor = { ...actor, ...officer };
  }
}
