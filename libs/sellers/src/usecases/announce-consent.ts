import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { isoVietnam } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { villageOf } from '../domain/village.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { SellerCodes } from './seller-codes.js';

/** Tells what a seller lets an assistant do, as it is now. */
@Injectable()
export class AnnounceConsent {
  constructor(
    private readonly consents: ConsentRepository, private readonly sellers: SellerRepository, private readonly identity: IdentityFacade,
    private readonly codes: SellerCodes, private readonly outbox: Outbox,
  ) {}

  async run(tx: Tx, consentId: string): Promise<void> {
    const consent = await this.consents.find(tx, consentId);
    const seller = consent && (await this.sellers.profile(consent.sellerId, tx));
    if (!consent || !seller) return;
    const { sellerId, assistantId, scopes, askedAt, until, how, state } = consent;
    const assistant = (await this.identity.peopleOf([assistantId], tx)).get(assistantId);
    await this.outbox.append(tx, {
      type: 'sellers.consent_changed',
      payload: {
        consentId, sellerId, assistantId, sellerName: seller.name, sellerPhone: await this.codes.phoneOf(tx, sellerId), communeCode: seller.communeCode, village: villageOf(seller.addressLine),
        assistantPhone: assistant?.phoneNumber ?? null, scopes, from: isoVietnam(askedAt), until: isoVietnam(until), how, state,
      },
    });
  }
}
