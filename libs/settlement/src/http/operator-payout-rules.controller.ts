import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import { SettingProposalRepository } from '../storage/setting-proposal.repository.js';
import type { SettingProposal } from '../storage/setting-proposal.repository.js';
import { ChangeSetting } from '../usecases/change-setting.js';
import { newPayoutRule, payoutRule, payoutRules, settingPath } from './rate.dto.js';

type Shown = z.infer<typeof payoutRule>;
const operator = ({ accountId }: Actor): string => `operator:${accountId}`;

/** On which day of the week sellers are paid out, and from how much: dated rows, announced by two people. */
@ApiTags('money')
@Controller('operator/payout-rules')
export class OperatorPayoutRulesController {
  constructor(private readonly rules: PayoutRuleRepository, private readonly proposals: SettingProposalRepository, private readonly change: ChangeSetting) {}

  /** Every rule, the latest first, and what waits for a second person. */
  @Get() @ForOperator() @Answers(payoutRules)
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof payoutRules>> {
    const [rules, open] = await Promise.all([this.rules.all(), this.proposals.open('payout_rule')]);
    return {
      items: rules.map((rule) => ({ ...rule, announcedAt: isoVietnam(rule.announcedAt), state: 'announced' as const, mayConfirm: false })),
      proposals: open.map((proposal) => proposed(proposal, operator(actor))),
    };
  }

  /** Proposes a rule from a coming day on. */
  @Post() @ForOperator() @Answers(payoutRule, 201)
  async propose(@CurrentActor() actor: Actor, @Body({ schema: newPayoutRule }) { note = null, ...body }: z.infer<typeof newPayoutRule>): Promise<Shown> {
    return proposed(await this.change.propose(operator(actor), 'payout_rule', { ...body, note }), operator(actor));
  }

  /** Confirms what another operator proposed. */
  @Post(':id/confirmations') @ForOperator() @Answers(payoutRule, 201)
  async confirm(@CurrentActor() actor: Actor, @Param({ schema: settingPath }) { id }: z.infer<typeof settingPath>): Promise<Shown> {
    return proposed(await this.change.confirm(operator(actor), 'payout_rule', id), operator(actor));
  }

  /** Takes a proposal back. */
  @Post(':id/withdrawals') @ForOperator() @Answers(payoutRule, 201)
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: settingPath }) { id }: z.infer<typeof settingPath>): Promise<Shown> {
    return proposed(await this.change.withdraw(operator(actor), 'payout_rule', id), operator(actor));
  }
}

const proposed = ({ id, body: { weekday, minimum, preparerApproves, validFrom, note }, state, proposedBy, proposedAt, decidedBy }: SettingProposal<'payout_rule'>, you: string): Shown => ({
  id, weekday, minimum, preparerApproves, validFrom, note, state: state === 'confirmed' ? 'announced' : state,
  announcedBy: proposedBy, confirmedBy: state === 'confirmed' ? decidedBy : null, announcedAt: isoVietnam(proposedAt), mayConfirm: state === 'proposed' && proposedBy !== you,
});
