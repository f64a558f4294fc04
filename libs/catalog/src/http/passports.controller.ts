import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import type { z } from 'zod';
import type { Linkset } from '../domain/linkset.js';
import { ShowPassport } from '../usecases/show-passport.js';
import type { Label, Passport } from '../usecases/show-passport.js';
import { gtinLabel, linksetView, lotQuery, passportView, traceLabel } from './passport.dto.js';

type View = z.infer<typeof passportView>;
const byGtin = ({ gtin }: z.infer<typeof gtinLabel>, { lot }: z.infer<typeof lotQuery>): Label => ({ gtin, lot: lot === undefined || lot === '' ? null : lot });

/** What a label leads to; the site answers its address `/01/{gtin}/10/{lot}` or `/t/{code}` with this. */
@ApiTags('passports')
@Controller('shop/passports')
export class PassportsController {
  constructor(private readonly passports: ShowPassport) {}

  /** By a verified GTIN of 8, 12, 13 or 14 digits, and perhaps a lot of it. */
  @Get('gtin/:gtin') @Public() @Answers(passportView)
  async ofGtin(@Param({ schema: gtinLabel }) label: z.infer<typeof gtinLabel>, @Query({ schema: lotQuery }) query: z.infer<typeof lotQuery>, @RequestLanguage() language: Language): Promise<View> {
    return view(await this.passports.run(byGtin(label, query), language));
  }

  /** Its links as RFC 9264 and GS1's resolver standard write them. */
  @Get('gtin/:gtin/linkset') @Public() @Answers(linksetView) @Header('content-type', 'application/linkset+json')
  linksOfGtin(@Param({ schema: gtinLabel }) label: z.infer<typeof gtinLabel>, @Query({ schema: lotQuery }) query: z.infer<typeof lotQuery>): Promise<Linkset> {
    return this.passports.links(byGtin(label, query));
  }

  /** By the trace code of a lot, for goods with or without a GTIN. */
  @Get('trace/:code') @Public() @Answers(passportView)
  async ofTraceCode(@Param({ schema: traceLabel }) { code }: z.infer<typeof traceLabel>, @RequestLanguage() language: Language): Promise<View> {
    return view(await this.passports.run({ trace: code }, language));
  }

  @Get('trace/:code/linkset') @Public() @Answers(linksetView) @Header('content-type', 'application/linkset+json')
  linksOfTraceCode(@Param({ schema: traceLabel }) { code }: z.infer<typeof traceLabel>): Promise<Linkset> {
    return this.passports.links({ trace: code });
  }
}

const view = ({ lot, ...passport }: Passport): View => ({
  ...passport,
  lot: lot && {
    lotCode: lot.lotCode, traceCode: lot.traceCode, producerName: lot.producerName,
    entries: lot.entries.map(({ number, how, madeOn, bestBefore, quantity, unit, notes, recalled, reason, enteredAt }) => (
      { number, how, madeOn, bestBefore, quantity, unit, notes, recalled, reason, enteredAt: isoVietnam(new Date(enteredAt)) })),
  },
});
