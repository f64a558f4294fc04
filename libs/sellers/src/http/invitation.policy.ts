import { Injectable } from '@nestjs/common';
import { ChecksPolicy } from '@cho-phien/platform';
import type { DoorRequest, PolicyCheck } from '@cho-phien/platform';
import { Invitations } from '../usecases/invitations.js';

/** The token in the path is the key to an invitation: without a right one there is nothing to read. */
@Injectable() @ChecksPolicy('invitation')
export class InvitationPolicy implements PolicyCheck {
  constructor(private readonly invitations: Invitations) {}

  async check(request: DoorRequest): Promise<void> { await this.invitations.find((request.params as { token?: string }).token ?? ''); }
}
