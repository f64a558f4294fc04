import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Conflict, Forbidden, Invalid, isoVietnam, newId, newSecret, NotFound } from '@cho-phien/kernel';
import { Config, Outbox, UnitOfWork } from '@cho-phien/platform';
import type { SellerKind } from '../seller.js';
import { InvitationRepository } from '../storage/invitation.repository.js';
import type { Invitation } from '../storage/invitation.repository.js';
import { ApplyToSell } from './apply-to-sell.js';

const LIFE_MS = 30 * 24 * 60 * 60_000;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

export interface SentInvitation { id: string; url: string; expiresAt: Date }

/** The market invites somebody to sell; who accepts stands where somebody stands who applied himself. */
@Injectable()
export class Invitations {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly invitations: InvitationRepository, private readonly apply: ApplyToSell, private readonly identity: IdentityFacade,
    private readonly areas: AreasFacade, private readonly outbox: Outbox, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** Errors: `sellers.unknown_commune`. */
  async invite(invitedBy: string, { phone, kind, name, communeCode }: { phone: string; kind: SellerKind; name: string; communeCode: string }): Promise<SentInvitation> {
    if ((await this.areas.find(communeCode))?.level !== 'commune') throw new Invalid('sellers.unknown_commune', { code: communeCode });
    const [id, token, invitedAt] = [newId(), newSecret(), this.clock.now()];
    const expiresAt = new Date(invitedAt.getTime() + LIFE_MS);
    const url = `${this.config.publicUrl}/moi/${token}`;
    await this.unitOfWork.run(async (tx) => {
      await this.invitations.insert(tx, hashOf(token), { id, phoneNumber: phone, kind, name, communeCode, invitedBy, invitedAt, expiresAt, sellerId: null, acceptedBy: null });
      await this.outbox.append(tx, { type: 'sellers.seller_invited', payload: { phoneNumber: phone, name, url, expiresAt: isoVietnam(expiresAt) } });
    });
    return { id, url, expiresAt };
  }

  /** Errors: `sellers.invitation_not_found`. */
  async find(token: string): Promise<Invitation> {
    const invitation = await this.invitations.byToken(hashOf(token));
    if (!invitation) throw new NotFound('sellers.invitation_not_found');
    return invitation;
  }

  /** Answers the seller's id; the same person accepting again gets the same. Errors: `sellers.invitation_not_found`, `sellers.invitation_of_another`, `sellers.invitation_used`, `sellers.invitation_expired`. */
  async accept(token: string, accountId: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const invitation = await this.invitations.hold(tx, hashOf(token));
      if (!invitation) throw new NotFound('sellers.invitation_not_found');
      const person = (await this.identity.peopleOf([accountId], tx)).get(accountId);
      if (person?.phoneNumber !== invitation.phoneNumber) throw new Forbidden('sellers.invitation_of_another');
      if (invitation.sellerId !== null) {
        if (invitation.acceptedBy !== accountId) throw new Conflict('sellers.invitation_used');
        return invitation.sellerId;
      }
      const at = this.clock.now();
      if (invitation.expiresAt <= at) throw new Conflict('sellers.invitation_expired');
      const { kind, name, communeCode } = invitation;
      await this.apply.enterOwned(tx, { id: invitation.id, kind, name, communeCode, addressLine: '' }, accountId, accountId, `seller:${accountId}`);
      await this.invitations.accept(tx, invitation.id, invitation.id, accountId, at);
      return invitation.id;
    });
  }
}
