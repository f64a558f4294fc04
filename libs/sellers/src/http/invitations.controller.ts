import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AreasFacade } from '@cho-phien/areas';
import { Clock, isoVietnam, masked } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, BySecret, CurrentActor, ForOperator, RequestLanguage, SignedIn } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { Invitations } from '../usecases/invitations.js';
import { ShowSeller } from '../usecases/show-seller.js';
import { invitation, invitationParams, sentInvitation, shownInvitation } from './application.dto.js';
import { seller } from './seller-profile.dto.js';

@ApiTags('becoming a seller')
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: Invitations, private readonly show: ShowSeller, private readonly areas: AreasFacade, private readonly clock: Clock) {}

  /** Invites somebody to sell; the link is sent to the phone and shown once. */
  @Post('operator/seller-invitations') @ForOperator() @Answers(sentInvitation, 201)
  async invite(@CurrentActor() { accountId }: Actor, @Body({ schema: invitation }) body: z.infer<typeof invitation>): Promise<z.infer<typeof sentInvitation>> {
    const { id, url, expiresAt } = await this.invitations.invite(accountId, body);
    return { id, url, expiresAt: isoVietnam(expiresAt) };
  }

  /** What one was invited to. */
  @Get('seller-invitations/:token') @BySecret('invitation') @Answers(shownInvitation)
  async read(@Param({ schema: invitationParams }) { token }: z.infer<typeof invitationParams>): Promise<z.infer<typeof shownInvitation>> {
    const { name, kind, communeCode, phoneNumber, expiresAt, sellerId } = await this.invitations.find(token);
    const state = sellerId !== null ? 'accepted' : expiresAt <= this.clock.now() ? 'expired' : 'open';
    return { name, kind, communeCode, communeName: await this.areas.label(communeCode), sentTo: masked(phoneNumber, 3), expiresAt: isoVietnam(expiresAt), state };
  }

  /** Accepts, signed in with the invited phone. The same person again gets the same seller. */
  @Post('seller-invitations/:token/acceptances') @SignedIn() @Answers(seller, 201)
  async accept(@Param({ schema: invitationParams }) { token }: z.infer<typeof invitationParams>, @CurrentActor() { accountId }: Actor, @RequestLanguage() language: Language): Promise<z.infer<typeof seller>> {
    return this.show.run(await this.invitations.accept(token, accountId), { language, taker: 'seller', seesMoney: false });
  }
}
