import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { rateOf } from '../domain/figure.js';
import { GROUP_NAMES, kindOf, marginOfGroup } from '../domain/survey-group.js';
import type { SurveyGroup } from '../domain/survey-group.js';
import { marginOfError, surveyRate } from '../domain/survey.js';
import type { SurveyCounts } from '../domain/survey.js';
import { EnterSurvey } from '../usecases/enter-survey.js';
import type { TypedSurvey } from '../usecases/enter-survey.js';
import { ShowSurveys } from '../usecases/show-surveys.js';
import type { NamedSurvey } from '../usecases/show-surveys.js';
import { corrected, newSurvey, surveyAnswer, surveyHead, surveyPath, surveysAnswer, surveysQuery } from './survey.dto.js';

type Shown = z.infer<typeof surveyAnswer>;
type Id = z.infer<typeof surveyPath>;

/** What people counted where this market cannot see. */
@Controller('officer/surveys')
export class OfficerSurveysController {
  constructor(private readonly surveys: ShowSurveys, private readonly entry: EnterSurvey) {}

  /** Each in its last version, the latest first. */
  @Get() @ForOfficer() @Answers(surveysAnswer)
  async list(@CurrentActor() actor: Actor, @Query({ schema: surveysQuery }) { area, indicator, limit, after }: z.infer<typeof surveysQuery>): Promise<z.infer<typeof surveysAnswer>> {
    const page = await this.surveys.list(actor, area, indicator, limit, after);
    return { items: page.items.map(shape), next: page.next };
  }

  /** Enters a survey. A percentage is reckoned from its counts; one that is stated and differs is refused with the right one. */
  @Post() @ForOfficer() @Answers(surveyAnswer, 201)
  async enter(@CurrentActor() actor: Actor, @Body({ schema: newSurvey }) body: z.infer<typeof newSurvey>): Promise<Shown> {
    return this.whole(actor, await this.entry.enter(actor, typedOf(body)));
  }

  /** A survey with every version and its roll. */
  @Get(':id') @ForOfficer() @Answers(surveyAnswer)
  show(@CurrentActor() actor: Actor, @Param({ schema: surveyPath }) { id }: Id): Promise<Shown> { return this.whole(actor, id); }

  /** A correction: a new version with its reason. */
  @Post(':id/versions') @ForOfficer() @Answers(surveyAnswer, 201)
  async correct(@CurrentActor() actor: Actor, @Param({ schema: surveyPath }) { id }: Id, @Body({ schema: corrected }) { reason, ...body }: z.infer<typeof corrected>): Promise<Shown> {
    await this.entry.correct(actor, id, typedOf(body), reason);
    return this.whole(actor, id);
  }

  private async whole(actor: Actor, id: string): Promise<Shown> {
    const { versions, stalls } = await this.surveys.one(actor, id);
    return { ...shape(versions[0]!), versions: versions.map(shape), stalls };
  }
}

const typedOf = ({ minimumAge, guided, source, note, stalls, groups, ...body }: z.infer<typeof newSurvey>): TypedSurvey => ({
  ...body, minimumAge: minimumAge ?? null, guided: guided ?? null, source: source ?? null, note: note ?? null, stalls: (stalls ?? []).map((stall) => ({ ...stall, trade: stall.trade ?? null })),
  groups: GROUP_NAMES.flatMap((group) => { const counts = groups?.[group]; return counts ? [{ group, ...counts }] : []; }),
});

const shapeGroup = (each: SurveyGroup, whole: SurveyCounts): Shown['groups'][number] => ({
  kind: kindOf(each.group), group: each.group, sampleSize: each.sampleSize, doing: each.doing, rate: rateOf({ numerator: each.doing, denominator: each.sampleSize }), marginOfError: marginOfGroup(each, whole),
});

const shape = ({ id, version, indicator, communeCode, communeName, place, surveyedOn, method, frameSize, sampleSize, guided, doing, minimumAge, source, note, reason, enteredBy, recordedAt, groups }: NamedSurvey): z.infer<typeof surveyHead> => {
  const counts = { frameSize, sampleSize, guided, doing };
  return {
    id, version, indicator, communeCode, communeName, place, surveyedOn, method, ...counts, rate: surveyRate(indicator, counts), marginOfError: indicator === 'I7' ? marginOfError(counts) : null,
    minimumAge, source, note, reason, enteredBy, recordedAt: isoVietnam(recordedAt), groups: groups.map((group) => shapeGroup(group, counts)),
  };
};
