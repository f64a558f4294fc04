import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { IdentityFacade } from '@cho-phien/identity';
import { Unauthenticated } from '@cho-phien/kernel';
import { Answers, CurrentActor, SignedIn } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { SellersFacade } from '../sellers.facade.js';
import { me } from './me.dto.js';

@ApiTags('sign-in')
@Controller('me')
export class MeController {
  constructor(private readonly identity: IdentityFacade, private readonly sellers: SellersFacade) {}

  /** Who the caller is: roles, the sellers he works for, the communes he answers for as an officer. */
  @Get() @SignedIn() @Answers(me)
  async show(@CurrentActor() { accountId }: Actor): Promise<z.infer<typeof me>> {
    const [account, memberships] = await Promise.all([this.identity.account(accountId), this.sellers.membershipsOf(accountId)]);
    if (!account) throw new Unauthenticated();
    const { id, phoneNumber, roles, officerAreas } = account;
    return { id, phoneNumber, roles, sellers: memberships.map(({ sellerId, name, role }) => ({ id: sellerId, name, role })), officerAreas };
  }
}
