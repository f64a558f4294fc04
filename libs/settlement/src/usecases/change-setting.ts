import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { assertAnnounceable, isNarrow, touches } from '../domain/new-rate.js';
import { assertRuleAhead } from '../domain/payout-rule.js';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import { RateRepository } from '../storage/rate.repository.js';
import type { AnnouncedRate } from '../storage/rate.repository.js';
import { SettingProposalRepository } from '../storage/setting-proposal.repository.js';
import type { ProposedBodies, Setting, SettingProposal } from '../storage/setting-proposal.repository.js';

/** A money setting changes when one person has proposed it and another has confirmed it. What is in force, or was, is never changed. */
@Injectable()
export class ChangeSetting {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly proposals: SettingProposalRepository, private readonly rates: RateRepository,
    private readonly payoutRules: PayoutRuleRepository, private readonly sellers: SellersFacade, private readonly outbox: Outbox, private readonly clock: Clock,
  ) {}

  /** Errors: those of the setting itself (`assertAnnounceable`, `assertRuleAhead`). */
  async propose<Of extends Setting>(by: string, setting: Of, body: ProposedBodies[Of]): Promise<SettingProposal<Of>> {
    const at = this.clock.now();
    this.check(setting, body, at);
    const proposal = { id: newId(at.getTime()), setting, body, proposedBy: by, proposedAt: at };
    await this.unitOfWork.run((tx) => this.proposals.add(tx, proposal));
    return { ...proposal, state: 'proposed', decidedBy: null };
  }

  /** Judged anew on the day of the confirmation, from which the notice counts. Confirming twice changes nothing. Errors: `settlement.proposal_not_found`, `settlement.proposal_withdrawn`, `settlement.second_person_needed` and the setting's own. */
  async confirm<Of extends Setting>(by: string, setting: Of, id: string): Promise<SettingProposal<Of>> {
    return this.behindLock(setting, id, async (tx, proposal) => {
      if (proposal.proposedBy === by) throw new Forbidden('settlement.second_person_needed');
      if (proposal.state === 'withdrawn') throw new Conflict('settlement.proposal_withdrawn');
      if (proposal.state === 'confirmed') return proposal;
      const at = this.clock.now();
      this.check(setting, proposal.body, at);
      const becameId = await this.apply(tx, proposal, by, at);
      await this.proposals.decide(tx, id, 'confirmed', by, at, becameId);
      return { ...proposal, state: 'confirmed' as const, decidedBy: by };
    });
  }

  /** By anybody, the proposer too. Errors: `settlement.proposal_not_found`, `settlement.proposal_confirmed`. */
  async withdraw<Of extends Setting>(by: string, setting: Of, id: string): Promise<SettingProposal<Of>> {
    return this.behindLock(setting, id, async (tx, proposal) => {
      if (proposal.state === 'confirmed') throw new Conflict('settlement.proposal_confirmed');
      if (proposal.state === 'proposed') await this.proposals.decide(tx, id, 'withdrawn', by, this.clock.now(), null);
      return { ...proposal, state: 'withdrawn' as const };
    });
  }

  private check<Of extends Setting>(setting: Of, body: ProposedBodies[Of], at: Date): void {
    if (setting === 'rate') assertAnnounceable(body as ProposedBodies['rate'], vietnamDay(at));
    else assertRuleAhead(body as ProposedBodies['payout_rule'], vietnamDay(at));
  }

  private async apply(tx: Tx, { setting, body, proposedBy }: SettingProposal, confirmedBy: string, announcedAt: Date): Promise<string> {
    const signed = { id: newId(announcedAt.getTime()), announcedBy: proposedBy, confirmedBy, announcedAt };
    if (setting === 'rate') await this.announce(tx, { ...(body as ProposedBodies['rate']), ...signed });
    else await this.payoutRules.add(tx, { ...(body as ProposedBodies['payout_rule']), ...signed });
    return signed.id;
  }

  /** With news for each seller whom it touches, for the notice counts from here. */
  private async announce(tx: Tx, rate: AnnouncedRate): Promise<void> {
    await this.rates.add(tx, rate);
    const { id: rateId, kind, basisPoints, borneBy, status, validFrom } = rate;
    const told = { rateId, kind, basisPoints, borneBy, narrow: isNarrow(rate), toBeConfirmed: status === 'to_be_confirmed', validFrom };
    const sellers = await this.sellers.selling(tx, touches(rate));
    await this.outbox.append(tx, ...sellers.map((sellerId) => ({ type: 'settlement.rate_announced' as const, payload: { ...told, sellerId } })));
  }

  private behindLock<Of extends Setting>(setting: Of, id: string, act: (tx: Tx, proposal: SettingProposal<Of>) => Promise<SettingProposal<Of>>): Promise<SettingProposal<Of>> {
    return this.unitOfWork.run(async (tx) => {
      const proposal = await this.proposals.lock(tx, setting, id);
      if (!proposal) throw new NotFound('settlement.proposal_not_found');
      return act(tx, proposal);
    });
  }
}
