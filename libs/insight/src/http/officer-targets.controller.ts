import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { targetUnit } from '../domain/target.js';
import type { Target } from '../domain/target.js';
import { EnterTarget } from '../usecases/enter-target.js';
import { ShowTargets } from '../usecases/show-targets.js';
import { correctionBody, targetAnswer, targetBody, targetEntered, targetParams, targetSheet, targetsQuery } from './target.dto.js';

type Params = z.infer<typeof targetParams>;

/** What plans ask for, with the document that says so. */
@ApiTags('reports')
@Controller('officer/targets')
export class OfficerTargetsController {
  constructor(private readonly targets: ShowTargets, private readonly enter: EnterTarget) {}

  /** The targets of an area in a year beside what was reached; indicators without one are named as missing. */
  @Get() @ForOfficer() @Answers(targetSheet)
  async sheet(@CurrentActor() actor: Actor, @Query({ schema: targetsQuery }) { area, year, after }: z.infer<typeof targetsQuery>, @RequestLanguage() language: Language): Promise<z.infer<typeof targetSheet>> {
    const sheet = await this.targets.run(actor, area, year, language, after);
    return {
      ...sheet, items: sheet.items.map(({ code, title, target, actual, progress }) => ({
        code, title, target: shape(target), progress,
        actual: actual && { base: actual.base, numerator: actual.numerator, denominator: actual.denominator, unknown: actual.unknown, rate: actual.rate, asOf: actual.asOf ?? null, period: actual.period ?? null, definitionVersion: actual.definitionVersion },
      })),
    };
  }

  /** Enters a target of a plan. Errors: `insight.target_exists`, which is corrected instead, `insight.bad_period`, `insight.bad_day`, `insight.target_too_high`, `insight.target_not_whole`. */
  @Post() @ForOfficer() @Answers(targetEntered, 201)
  async enterOne(@CurrentActor() actor: Actor, @Body({ schema: targetBody }) body: z.infer<typeof targetBody>): Promise<z.infer<typeof targetEntered>> {
    return { id: await this.enter.run(actor, body) };
  }

  @Get(':id') @ForOfficer() @Answers(targetAnswer)
  async one(@CurrentActor() actor: Actor, @Param({ schema: targetParams }) { id }: Params): Promise<z.infer<typeof targetAnswer>> { return shape(await this.targets.one(actor, id)); }

  /** Another target in its place, or none, with the reason; the one before stays known. Errors: `insight.target_not_found`. */
  @Post(':id/corrections') @ForOfficer() @Answers(targetEntered, 201)
  async correct(@CurrentActor() actor: Actor, @Param({ schema: targetParams }) { id }: Params, @Body({ schema: correctionBody }) body: z.infer<typeof correctionBody>): Promise<z.infer<typeof targetEntered>> {
    return { id: await this.enter.correct(actor, id, body) };
  }
}

const shape = ({ id, area, areaName, code, period, value, planNumber, planDate, issuer, reason }: Target): z.infer<typeof targetAnswer> => ({ id, area, areaName, code, period, value, unit: targetUnit(code), planNumber, planDate, issuer, reason });
