import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, Conflict, Invalid, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { ConsentScope, Tx } from '@cho-phien/platform';
import { latestEnd } from '../domain/consent-state.js';
import { consentSummary } from '../domain/consent-summary.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import type { Consent } from '../storage/consent.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceConsent } from './announce-consent.js';
import { SellerCodes } from './seller-codes.js';

export interface Witness { name: string; phone: string }
export interface ConsentQuestion { scopes: readonly ConsentScope[]; until: Date; how: 'code' | 'witness'; witness?: Witness; fromApplication?: boolean }

/** What the code of a consent agrees to: any other scope or day would be another subject. */
export const consentSubject = ({ id, scopes, until }: Pick<Consent, 'id' | 'scopes' | 'until'>): string => `${id} ${[...scopes].sort().join(',')} ${until.toISOString()}`;
export const CONSENT_PURPOSE = 'give_consent';

/** An assistant asks a seller to be let help; the code that gives the consent goes to the seller, or to a witness where the seller has no phone. */
@Injectable()
export class AskConsent {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly sellers: SellerRepository, private readonly consents: ConsentRepository,
    private readonly codes: SellerCodes, private readonly announce: AnnounceConsent, private readonly identity: IdentityFacade, private readonly clock: Clock,
  ) {}

  /** Answers the consent's id. Errors: `sellers.no_seller_of_phone`, `sellers.which_seller`, `seller.not_found`, those of `ask`. */
  async run(assistantId: string, of: { sellerId?: string; phone?: string }, question: ConsentQuestion): Promise<string> {
    return this.unitOfWork.run(async (tx) => this.ask(tx, assistantId, await this.sellerOf(tx, of), question));
  }

  /** Errors: `sellers.consent_too_long`, `sellers.ask_by_code`, `sellers.witness_needed`, `sellers.witness_not_fit`, `sellers.no_phone`, `identity.too_many_requests`. */
  async ask(tx: Tx, assistantId: string, sellerId: string, { scopes, until, how, witness, fromApplication = false }: ConsentQuestion): Promise<string> {
    const now = this.clock.now();
    if (until <= now || until > latestEnd(now)) throw new Invalid('sellers.consent_too_long', {}, [{ path: 'until', code: 'sellers.consent_too_long' }]);
    if (how === 'witness') await this.assertWitnessFits(tx, sellerId, assistantId, witness);
    const consent: Consent = {
      id: newId(), sellerId, assistantId, scopes: [...new Set(scopes)], until, how, state: 'pending', fromApplication,
      witnessName: how === 'witness' ? (witness?.name ?? null) : null, witnessPhone: how === 'witness' ? (witness?.phone ?? null) : null,
      askedAt: now, givenAt: null, revokedAt: null,
    };
    await this.consents.insert(tx, consent);
    const assistant = (await this.identity.peopleOf([assistantId], tx)).get(assistantId);
    await this.codes.ask(tx, {
      sellerId, purpose: CONSENT_PURPOSE, subject: consentSubject(consent), language: 'vi', consentId: how === 'witness' ? consent.id : null,
      summary: consentSummary(assistant?.name || assistant?.phoneNumber || '', consent.scopes, until, 'vi'),
    });
    await this.announce.run(tx, consent.id);
    return consent.id;
  }

  private async sellerOf(tx: Tx, { sellerId, phone }: { sellerId?: string; phone?: string }): Promise<string> {
    if (sellerId !== undefined) {
      if (!(await this.sellers.profile(sellerId, tx))) throw new NotFound('seller.not_found');
      return sellerId;
    }
    const found = await this.sellers.answeredBy(tx, phone!, (await this.identity.accountByPhone(phone!, tx))?.id ?? null);
    if (found.length > 1) throw new Conflict('sellers.which_seller', {}, found.map((id) => ({ path: 'sellerId', code: 'sellers.which_seller', id })));
    if (found.length === 0) throw new NotFound('sellers.no_seller_of_phone');
    return found[0]!;
  }

  /** A seller who has a phone answers for himself; a witness is somebody else than those who gain by it. */
  private async assertWitnessFits(tx: Tx, sellerId: string, assistantId: string, witness: Witness | undefined): Promise<void> {
    if ((await this.codes.phoneOf(tx, sellerId)) !== null) throw new Conflict('sellers.ask_by_code');
    if (witness === undefined) throw new Invalid('sellers.witness_needed', {}, [{ path: 'witness', code: 'field.required' }]);
    const account = await this.identity.accountByPhone(witness.phone, tx);
    const person = account && (await this.identity.peopleOf([account.id], tx)).get(account.id);
    if (account?.id === assistantId || person?.roles.includes('assistant')) throw new Conflict('sellers.witness_not_fit');
  }
}
