import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Clock, isoVietnam, message, vietnamDay } from '@cho-phien/kernel';
import type { Language, VietnamDay } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { earliestStart } from '../domain/announcement.js';
import { isInForce } from '../domain/rate.js';
import { RateRepository } from '../storage/rate.repository.js';
import type { AnnouncedRate } from '../storage/rate.repository.js';
import { SettingProposalRepository } from '../storage/setting-proposal.repository.js';
import type { SettingProposal } from '../storage/setting-proposal.repository.js';
import { ChangeSetting } from '../usecases/change-setting.js';
import { newRate, rate, rates, ratesQuery, settingPath } from './rate.dto.js';

type Shown = z.infer<typeof rate>;
const operator = ({ accountId }: Actor): string => `operator:${accountId}`;

/** The market's fees and the taxes it withholds: dated rows, announced ahead by two people, never changed. */
@ApiTags('money')
@Controller('operator/rates')
export class OperatorRatesController {
  constructor(private readonly rates: RateRepository, private readonly proposals: SettingProposalRepository, private readonly change: ChangeSetting, private readonly clock: Clock) {}

  /** Every rate that was, is or will be in force, of each kind the latest first; those of one past day when it is named; and what waits for a second person. */
  @Get() @ForOperator() @Answers(rates)
  async list(@CurrentActor() actor: Actor, @Query({ schema: ratesQuery }) { on }: z.infer<typeof ratesQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof rates>> {
    const today = this.today();
    const [all, proposed] = await Promise.all([this.rates.all(), this.proposals.open('rate')]);
    return {
      asOf: on ?? today, earliestFeeChange: earliestStart('commission', today),
      items: all.filter((each) => on === undefined || isInForce(each, on)).map((each) => shown(each, stateOn(each, on ?? today), language)),
      proposals: proposed.map((each) => this.proposed(each, actor, language)),
    };
  }

  /** Proposes a rate: a fee at least 20 days before it takes effect (NĐ 248/2026/NĐ-CP, Art. 8.2). It counts once another operator confirms it. */
  @Post() @ForOperator() @Answers(rate, 201)
  async propose(@CurrentActor() actor: Actor, @Body({ schema: newRate }) body: z.infer<typeof newRate>, @RequestLanguage() language: Language): Promise<Shown> {
    const { productSets = null, sellerKind = null, channel = null, method = null, floor = null, cap = null, validTo = null, legalRef = null, note = null, ...rest } = body;
    return this.proposed(await this.change.propose(operator(actor), 'rate', { ...rest, productSets, sellerKind, channel, method, floor, cap, validTo, legalRef, note }), actor, language);
  }

  /** Confirms what another operator proposed; the notice counts from here. */
  @Post(':id/confirmations') @ForOperator() @Answers(rate, 201)
  async confirm(@CurrentActor() actor: Actor, @Param({ schema: settingPath }) { id }: z.infer<typeof settingPath>, @RequestLanguage() language: Language): Promise<Shown> {
    return this.proposed(await this.change.confirm(operator(actor), 'rate', id), actor, language);
  }

  /** Takes a proposal back. */
  @Post(':id/withdrawals') @ForOperator() @Answers(rate, 201)
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: settingPath }) { id }: z.infer<typeof settingPath>, @RequestLanguage() language: Language): Promise<Shown> {
    return this.proposed(await this.change.withdraw(operator(actor), 'rate', id), actor, language);
  }

  private proposed({ id, body, state, proposedBy, proposedAt, decidedBy }: SettingProposal<'rate'>, actor: Actor, language: Language): Shown {
    const row = { ...body, id, announcedBy: proposedBy, confirmedBy: state === 'confirmed' ? decidedBy : null, announcedAt: proposedAt };
    return { ...shown(row, state === 'confirmed' ? stateOn(row, this.today()) : state, language), mayConfirm: state === 'proposed' && proposedBy !== operator(actor) };
  }

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }
}

const stateOn = ({ validFrom, validTo }: Pick<AnnouncedRate, 'validFrom' | 'validTo'>, day: VietnamDay): Shown['state'] =>
  validFrom > day ? 'coming' : validTo !== null && validTo < day ? 'past' : 'in_force';

const shown = ({ announcedAt, productSets, ...each }: AnnouncedRate, state: Shown['state'], language: Language): Shown => ({
  id: each.id, kind: each.kind, name: message(`settlement.${each.kind}`, language), productSets: productSets && [...productSets], sellerKind: each.sellerKind, channel: each.channel,
  method: each.method as Shown['method'], basisPoints: each.basisPoints, rate: each.basisPoints / 100, floor: each.floor, cap: each.cap, borneBy: each.borneBy,
  validFrom: each.validFrom, validTo: each.validTo, legalRef: each.legalRef, status: each.status, note: each.note,
  state, announcedBy: each.announcedBy, confirmedBy: each.confirmedBy, announcedAt: isoVietnam(announcedAt), mayConfirm: false,
});
