import { OfficerScope } from '@cho-phien/areas';
import { Clock, Conflict, Forbidden, Invalid, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { checkGroups } from '../domain/survey-group.js';
import { checkNesting, checkRoll, checkStated, countsOfRoll } from '../domain/survey.js';
import type { SurveyDraft } from '../domain/survey.js';
import { SurveyRepository } from '../storage/survey.repository.js';

/** What is typed: counts, or a roll that makes them up; a percentage of a report only to be checked. */
export interface TypedSurvey extends Omit<SurveyDraft, 'sampleSize' | 'doing' | 'frameSize'> { frameSize?: number | undefined; sampleSize?: number | undefined; doing?: number | undefined; statedPercent?: number | undefined }

@Injectable()
export class EnterSurvey {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly scopes: OfficerScope, private readonly surveys: SurveyRepository, private readonly clock: Clock) {}

  /**
   * Enters a survey of a commune of the officer's; answers its id.
   * Errors: `insight.survey_incomplete`, `insight.survey_does_not_nest`, `insight.stall_twice`, `insight.groups_of_residents`, `insight.groups_do_not_nest`, `insight.percent_differs`, `insight.day_to_come`, those of OfficerScope.
   */
  async enter(actor: Actor, typed: TypedSurvey): Promise<string> {
    const draft = await this.read(actor, typed);
    const id = newId();
    await this.unitOfWork.run((tx) => this.surveys.keep(tx, { ...draft, id, version: 1, reason: null, enteredBy: actor.accountId, recordedAt: this.clock.now() }));
    return id;
  }

  /**
   * Enters what is right, with the reason; the version before stays readable. Of another commune than before it is entered by who answers for both.
   * Errors: as `enter`, `insight.survey_not_found`, `insight.survey_moved` where a correction took it out of the officer's communes.
   */
  async correct(actor: Actor, id: string, typed: TypedSurvey, reason: string): Promise<void> {
    const { communes } = await this.scopes.communes(actor);
    const draft = await this.read(actor, typed);
    await this.unitOfWork.run(async (tx) => {
      await this.surveys.lock(tx, id);
      const [newest] = await this.surveys.versions(communes, id, tx);
      if (newest?.indicator !== draft.indicator) throw new NotFound('insight.survey_not_found');
      if (newest.moved) throw new Conflict('insight.survey_moved');
      await this.surveys.keep(tx, { ...draft, id, version: newest.version + 1, reason, enteredBy: actor.accountId, recordedAt: this.clock.now() });
    });
  }

  private async read(actor: Actor, { statedPercent, ...typed }: TypedSurvey): Promise<SurveyDraft> {
    const { communes } = await this.scopes.communes(actor);
    if (!communes.includes(typed.communeCode)) throw new Forbidden('areas.outside_scope');
    if (typed.surveyedOn > vietnamDay(this.clock.now())) throw new Invalid('insight.day_to_come', {}, [{ path: 'surveyedOn', code: 'insight.day_to_come' }]);
    checkRoll(typed.stalls);
    if (typed.method === 'roll' && typed.stalls.length === 0) throw new Invalid('insight.survey_incomplete', {}, [{ path: 'stalls', code: 'field.required' }]);
    const draft = { ...typed, method: typed.stalls.length > 0 ? 'roll' as const : typed.method, ...countsOf(typed), minimumAge: typed.indicator === 'I7' ? typed.minimumAge ?? 15 : null };
    checkNesting(draft);
    checkGroups(draft);
    checkStated(statedPercent, draft.indicator, draft);
    return draft;
  }
}

function countsOf({ stalls, frameSize, sampleSize, guided, doing }: TypedSurvey): Pick<SurveyDraft, 'frameSize' | 'sampleSize' | 'guided' | 'doing'> {
  if (stalls.length > 0) return countsOfRoll(stalls, frameSize ?? stalls.length);
  const missing = Object.entries({ frameSize, doing }).filter(([, value]) => value === undefined).map(([path]) => ({ path, code: 'field.required' }));
  if (frameSize === undefined || doing === undefined) throw new Invalid('insight.survey_incomplete', {}, missing);
  return { frameSize, sampleSize: sampleSize ?? frameSize, guided, doing };
}
