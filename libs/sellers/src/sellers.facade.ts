import { Injectable } from '@nestjs/common';
import { assertRight } from '@cho-phien/identity';
import type { CodeOutcome } from '@cho-phien/identity';
import type { ConsentScope, SellerRole, Tx } from '@cho-phien/platform';
import type { SellerKind } from './domain/seller-kind.js';
import type { AskedCode, AssistantOfSeller, BankAccount, CodeAttempt, CodeQuestion, LiveConsent, Membership, MoneyRoute, MoneyStanding, NewSeller, Seller, SellerProfile, ShopFront } from './seller.js';
import { CooperativeRepository } from './storage/cooperative.repository.js';
import { SellerRepository } from './storage/seller.repository.js';
import type { TermsAcceptance } from './storage/terms.repository.js';
import { ConsentsInForce } from './usecases/consents-in-force.js';
import { Members } from './usecases/members.js';
import { MoneyAccount } from './usecases/money-account.js';
import { OpenSeller } from './usecases/open-seller.js';
import { SellerCodes } from './usecases/seller-codes.js';
import { SellerDirectory } from './usecases/seller-directory.js';
import { SellingTerms } from './usecases/selling-terms.js';

export { assertRight };
export type { CodeOutcome };

/** Sellers, their people and their consents for other contexts. */
@Injectable()
export class SellersFacade {
  constructor(
    private readonly sellers: SellerRepository, private readonly directory: SellerDirectory, private readonly members: Members, private readonly consents: ConsentsInForce,
    private readonly cooperatives: CooperativeRepository, private readonly openNew: OpenSeller, private readonly codes: SellerCodes, private readonly money: MoneyAccount, private readonly terms: SellingTerms,
  ) {}

  async find(sellerId: string, tx?: Tx): Promise<Seller | null> { return (await this.sellers.findMany([sellerId], tx))[0] ?? null; }

  /** The sellers of these ids that exist, by id. */
  async findMany(ids: readonly string[], tx?: Tx): Promise<Map<string, Seller>> {
    return new Map((await this.sellers.findMany(ids, tx)).map((seller) => [seller.id, seller]));
  }

  /** The sellers of some communes, whose shops are or were open. */
  inCommunes(communeCodes: readonly string[], tx?: Tx): Promise<Seller[]> { return this.sellers.inCommunes(communeCodes, tx); }

  /** The ids of those who sell, their shops open or suspended, of some kinds or of all. */
  selling(tx: Tx, kinds: readonly SellerKind[] | null): Promise<string[]> { return this.sellers.selling(tx, kinds); }

  /** A shop that is or was open; an application has no page yet. */
  bySlug(slug: string): Promise<ShopFront | null> { return this.sellers.bySlug(slug); }

  /** Kind, state, money route, form of address, holiday and all else that the shop's own people see. */
  profileOf(sellerId: string, tx?: Tx): Promise<SellerProfile | null> { return this.sellers.profile(sellerId, tx); }

  /** The text of the terms of selling that the shop agreed to last, by whom, when and how; null where it never did. */
  termsAccepted(sellerId: string, tx?: Tx): Promise<TermsAcceptance | null> { return this.terms.proof(sellerId, tx); }

  /** Whether the shop takes no orders today. */
  onHoliday(sellerId: string, tx?: Tx): Promise<boolean> { return this.directory.onHoliday(sellerId, tx); }

  /** Opens a shop at once, its checklist waived on record: for goods that come with the market, not for people. Errors: `sellers.unknown_commune`, `sellers.slug_taken`. */
  openSeller(tx: Tx, seller: NewSeller): Promise<string> { return this.openNew.run(tx, seller); }

  /** Errors: `seller.not_found`, `sellers.last_owner`. */
  addMember(tx: Tx, sellerId: string, accountId: string, role: SellerRole): Promise<void> { return this.members.putAccount(tx, sellerId, accountId, role, 'market'); }

  membershipsOf(accountId: string): Promise<Membership[]> { return this.members.membershipsOf(accountId); }

  /** What an assistant may do for a seller now; null without a live consent. */
  consentFor(assistantId: string, sellerId: string, tx?: Tx): Promise<LiveConsent | null> { return this.consents.between(assistantId, sellerId, tx); }

  /** Assistants who may do this kind of work for a seller now. */
  assistantsFor(tx: Tx, sellerId: string, scope: ConsentScope): Promise<AssistantOfSeller[]> { return this.consents.assistantsFor(tx, sellerId, scope); }

  /** The cooperatives through which a household sells too. */
  async cooperativesOf(sellerId: string, tx?: Tx): Promise<{ id: string; name: string }[]> {
    return (await this.cooperatives.cooperatives(sellerId, tx)).filter(({ state }) => state === 'joined').map(({ id, name }) => ({ id, name }));
  }

  async isMemberHousehold(cooperativeId: string, householdId: string, tx?: Tx): Promise<boolean> {
    return (await this.cooperatives.stateOf(cooperativeId, householdId, tx)) === 'joined';
  }

  /** Sends a code to the seller (or the witness of `consentId`). Errors: `sellers.no_phone`, `identity.too_many_requests`. */
  askCode(tx: Tx, question: CodeQuestion): Promise<AskedCode> { return this.codes.ask(tx, question); }

  /** Does the work in the transaction that spends the code; a wrong try is counted, nothing is done, and it throws. The safe way. Errors: `identity.otp_wrong`, `identity.otp_expired`, `identity.too_many_attempts`. */
  whenCodeRight<Result>(attempt: CodeAttempt, work: (tx: Tx) => Promise<Result>): Promise<Result> { return this.codes.whenRight(attempt, work); }

  /** For a transaction of one's own: it must commit whatever the outcome, so that wrong tries count; then `assertRight(outcome)`. */
  checkCode(tx: Tx, attempt: CodeAttempt): Promise<CodeOutcome> { return this.codes.check(tx, attempt); }

  /** What a seller still has to show before goods of a product set (`QD26-14`) may be published; empty when nothing holds them back. */
  missingFor(sellerId: string, productSet: string, language: 'vi' | 'en', tx?: Tx): Promise<{ code: string; name: string }[]> { return this.directory.missingFor(sellerId, productSet, language, tx); }

  /** No money goes to a seller whose identity nobody has verified. */
  mayReceiveMoney(sellerId: string, tx?: Tx): Promise<boolean> { return this.money.mayReceive(sellerId, tx); }

  /** Where his money goes, in clear; null while the account is not known to be his. */
  bankAccountOf(sellerId: string, tx?: Tx): Promise<BankAccount | null> { return this.money.verified(sellerId, tx); }

  /** Who receives the buyers' money of a seller now: the market too where he is to receive it himself and has no verified account. */
  async moneyRouteOf({ id, moneyRoute }: Seller, tx?: Tx): Promise<MoneyRoute> { return moneyRoute === 'direct' && (await this.bankAccountOf(id, tx)) !== null ? 'direct' : 'collected'; }

  /** Which of these sellers receive their buyers' money themselves. */
  async paidDirectly(sellerIds: readonly string[]): Promise<Set<string>> {
    const direct = [...(await this.findMany(sellerIds)).values()].filter(({ moneyRoute }) => moneyRoute === 'direct');
    const routes = await Promise.all(direct.map(async (seller) => ({ id: seller.id, route: await this.moneyRouteOf(seller) })));
    return new Set(routes.filter(({ route }) => route === 'direct').map(({ id }) => id));
  }

  /** Whether and where money may go to sellers, by id. */
  moneyStandingsOf(sellerIds: readonly string[], tx?: Tx): Promise<Map<string, MoneyStanding>> { return this.money.standings(sellerIds, tx); }

  /** The numbers under which the tax office knows sellers, by seller; for a declaration, and for nothing else. */
  taxNumbersOf(sellerIds: readonly string[]): Promise<Map<string, string>> { return this.money.taxNumbersOf(sellerIds); }
}
