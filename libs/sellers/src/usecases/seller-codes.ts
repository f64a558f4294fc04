import { Injectable } from '@nestjs/common';
import { assertRight, IdentityFacade } from '@cho-phien/identity';
import type { CodeOutcome } from '@cho-phien/identity';
import { Conflict, masked, NotFound } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { AskedCode, CodeAttempt, CodeQuestion } from '../seller.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import { MemberRepository } from '../storage/member.repository.js';

/** One-time codes by which a seller, or the witness who stands for him, agrees to exactly one thing. */
@Injectable()
export class SellerCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly members: MemberRepository,
    private readonly consents: ConsentRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Sends a code. Errors: `sellers.no_phone`, `identity.too_many_requests`. */
  async ask(tx: Tx, question: CodeQuestion): Promise<AskedCode> {
    const { sellerId, purpose, subject, summary, language } = question;
    const phoneNumber = await this.phoneFor(tx, question);
    const { code, expiresAt } = await this.identity.askBoundCode(tx, { phoneNumber, purpose, subject: bound(sellerId, subject) });
    await this.outbox.append(tx, { type: 'sellers.code_asked', payload: { phoneNumber, code, purpose, summary, expiresAt: expiresAt.toISOString(), language } });
    return { sentTo: masked(phoneNumber, 3), expiresAt };
  }

  /** Whether the code agrees to this, once. Wrong tries are counted in `tx`: it has to commit before the refusal is told. */
  async check(tx: Tx, attempt: CodeAttempt): Promise<CodeOutcome> {
    const phoneNumber = await this.phoneFor(tx, attempt);
    return this.identity.checkBoundCode(tx, { phoneNumber, purpose: attempt.purpose, subject: bound(attempt.sellerId, attempt.subject) }, attempt.code);
  }

  /** Does the work in the transaction that spends the code; a wrong try is counted and nothing is done. Errors: `identity.otp_wrong`, `identity.otp_expired`, `identity.too_many_attempts`, those of the work. */
  async whenRight<Result>(attempt: CodeAttempt, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const done = await this.unitOfWork.run(async (tx) => {
      const outcome = await this.check(tx, attempt);
      return { outcome, result: outcome === 'right' ? await work(tx) : null };
    });
    assertRight(done.outcome);
    return done.result as Result;
  }

  /** The phone of the seller: the shop's own, else its first owner's; null when nobody of it has one. */
  async phoneOf(tx: Tx, sellerId: string): Promise<string | null> {
    const { phone, accountIds } = await this.members.contactOf(tx, sellerId);
    if (phone !== null) return phone;
    const people = await this.identity.peopleOf(accountIds, tx);
    return accountIds.map((id) => people.get(id)?.phoneNumber ?? null).find((number) => number !== null) ?? null;
  }

  private async phoneOfMember(tx: Tx, accountId: string): Promise<string | null> { return (await this.identity.peopleOf([accountId], tx)).get(accountId)?.phoneNumber ?? null; }

  private async phoneFor(tx: Tx, { sellerId, consentId, accountId }: Pick<CodeAttempt, 'sellerId' | 'consentId' | 'accountId'>): Promise<string> {
    const consent = consentId ? await this.consents.find(tx, consentId) : null;
    if (consentId && consent?.sellerId !== sellerId) throw new NotFound('sellers.consent_not_found');
    const phoneNumber = consent?.witnessPhone ?? (accountId === undefined ? await this.phoneOf(tx, sellerId) : await this.phoneOfMember(tx, accountId));
    if (phoneNumber === null) throw new Conflict('sellers.no_phone');
    return phoneNumber;
  }
}

const bound = (sellerId: string, subject: string): string => `${sellerId} ${subject}`;
