import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Language } from '@cho-phien/kernel';
import { Answers, bankAccount, CurrentSeller, ForSeller, ForSellerOrAssistant, RequestLanguage, SellerScope, UnitOfWork } from '@cho-phien/platform';
import { EditProfile } from '../usecases/edit-profile.js';
import { EvidenceDesk } from '../usecases/evidence-desk.js';
import { MoveSeller } from '../usecases/move-seller.js';
import { SetBankAccount } from '../usecases/set-bank-account.js';
import { ShowSeller } from '../usecases/show-seller.js';
import { askedCode, closure, confirmedBankAccount, evidence, profileChange, requirementParams, seller, setBankAccount } from './seller-profile.dto.js';

@ApiTags('seller')
@Controller('seller/:sellerId')
export class SellerProfileController {
  constructor(
    private readonly show: ShowSeller, private readonly edit: EditProfile, private readonly desk: EvidenceDesk, private readonly move: MoveSeller,
    private readonly accounts: SetBankAccount, private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The shop as its people see it: profile, checklist, what was decided and what may be done next. The bank account is shown to owners alone. */
  @Get('profile') @ForSellerOrAssistant('profile', 'owner', 'manager', 'packer') @Answers(seller)
  profile(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language): Promise<z.infer<typeof seller>> { return this.shown(scope, language); }

  /** Changes what the shop tells of itself; at once also where it is public. The phone is changed by members alone. */
  @Patch('profile') @ForSellerOrAssistant('profile', 'owner', 'manager') @Answers(seller)
  async change(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language, @Body({ schema: profileChange }) { phone, ...body }: z.infer<typeof profileChange>): Promise<z.infer<typeof seller>> {
    await this.edit.run(scope, { ...body, phoneNumber: phone });
    return this.shown(scope, language);
  }

  /** Gives what one line of the checklist asks for; what was verified has to be verified anew. */
  @Put('requirements/:code') @ForSellerOrAssistant('profile', 'owner') @Answers(seller)
  async give(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language, @Param({ schema: requirementParams }) { code }: z.infer<typeof requirementParams>, @Body({ schema: evidence }) { value }: z.infer<typeof evidence>): Promise<z.infer<typeof seller>> {
    await this.desk.give(scope, code, value);
    return this.shown(scope, language);
  }

  /** Hands the application back to the market: documents that were asked for, or another try after it was declined. */
  @Post('submissions') @ForSellerOrAssistant('profile', 'owner') @Answers(seller, 201)
  async submit(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language): Promise<z.infer<typeof seller>> {
    await this.unitOfWork.run((tx) => this.move.submit(tx, scope.sellerId, scope.actor));
    return this.shown(scope, language);
  }

  /** Closes the shop. */
  @Post('closures') @ForSeller('owner') @Answers(seller, 201)
  async close(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language, @Body({ schema: closure }) { reason }: z.infer<typeof closure>): Promise<z.infer<typeof seller>> {
    await this.unitOfWork.run((tx) => this.move.run(tx, scope.sellerId, { move: 'close', taker: 'seller', actor: scope.actor, reason }));
    return this.shown(scope, language);
  }

  /** Sends a code to the owner's own phone that agrees to exactly this account. */
  @Post('bank-account/codes') @ForSeller('owner') @Answers(askedCode, 201)
  async askCode(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language, @Body({ schema: bankAccount }) body: z.infer<typeof bankAccount>): Promise<z.infer<typeof askedCode>> {
    const { sentTo, expiresAt } = await this.accounts.ask(scope, body, language);
    return { sentTo, expiresAt: expiresAt.toISOString() };
  }

  /** Sets where the shop's money goes. A holder who is neither shop nor owner waits for the market's look. */
  @Put('bank-account') @HttpCode(200) @ForSeller('owner') @Answers(setBankAccount)
  async setAccount(@CurrentSeller() scope: SellerScope, @RequestLanguage() language: Language, @Body({ schema: confirmedBankAccount }) { code, ...account }: z.infer<typeof confirmedBankAccount>): Promise<z.infer<typeof setBankAccount>> {
    await this.accounts.run(scope, account, code);
    return (await this.shown(scope, language)).bankAccount!;
  }

  private shown(scope: SellerScope, language: Language): ReturnType<ShowSeller['run']> { return this.show.run(scope.sellerId, { language, taker: 'seller', seesMoney: scope.role === 'owner' }); }
}
