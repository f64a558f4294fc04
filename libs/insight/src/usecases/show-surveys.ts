import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { NotFound } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@cho-phien/platform';
import type { Stall, Surveyed } from '../domain/survey.js';
import { SurveyRepository } from '../storage/survey.repository.js';
import type { SurveyHead } from '../storage/survey.repository.js';

export type NamedSurvey = SurveyHead & { communeName: string };

@Injectable()
export class ShowSurveys {
  constructor(private readonly scopes: OfficerScope, private readonly areas: AreasFacade, private readonly surveys: SurveyRepository) {}

  /** Surveys of an area in their last version, the latest first. Errors: those of OfficerScope, `paging.bad_cursor`. */
  async list(actor: Actor, area: string | undefined, indicator: Surveyed | undefined, limit: number, after?: string): Promise<Page<NamedSurvey>> {
    const { communes } = await this.scopes.communes(actor, area);
    const page = await this.surveys.list(communes, indicator, limit, after);
    return { ...page, items: await Promise.all(page.items.map((survey) => this.named(survey))) };
  }

  /** A survey with its versions of the officer's communes, the newest first, and the roll of the newest. Errors: `insight.survey_not_found`, also where a correction took it elsewhere, those of OfficerScope. */
  async one(actor: Actor, id: string): Promise<{ versions: NamedSurvey[]; stalls: Stall[] }> {
    const { communes } = await this.scopes.communes(actor);
    const versions = await this.surveys.versions(communes, id);
    const [newest] = versions;
    if (!newest || newest.moved) throw new NotFound('insight.survey_not_found');
    return { versions: await Promise.all(versions.map((survey) => this.named(survey))), stalls: await this.surveys.stalls(id, newest.version) };
  }

  private async named(survey: SurveyHead): Promise<NamedSurvey> { return { ...survey, communeName: await this.areas.label(survey.communeCode) }; }
}
