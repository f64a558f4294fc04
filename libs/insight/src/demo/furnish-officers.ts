import { MakeCluster } from '@cho-phien/areas';
import { addDays, addMonths, Clock, DomainError, vietnamDay } from '@cho-phien/kernel';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@cho-phien/platform';
import { monthOf } from '../domain/period.js';
import { AskReport } from '../usecases/ask-report.js';
import { CheckElsewhere } from '../usecases/check-elsewhere.js';
import { EnterSurvey } from '../usecases/enter-survey.js';
import { EnterTarget } from '../usecases/enter-target.js';
import { FreezeReports } from '../usecases/freeze-reports.js';
import { PrepareOpenData } from '../usecases/prepare-open-data.js';
import { PublishOpenData } from '../usecases/publish-open-data.js';
import { ShowIndicator } from '../usecases/show-indicator.js';
import { ShowPublications } from '../usecases/show-publications.js';
import { ShowReports } from '../usecases/show-reports.js';
import { ShowSurveys } from '../usecases/show-surveys.js';
import { ShowTargets } from '../usecases/show-targets.js';

/** Communes of a cluster that sells one thing together. */
const CLUSTER = ['06838', '06841', '06856'];
const SURVEYED = '06838';
const FLOORS = ['https://shopee.vn/hang-mau-i.1.', 'https://postmart.vn/hang-mau-', 'https://voso.vn/hang-mau-'];

/** Work of the demo's two officers, through the doors that officers use, so that their pages open with something on them. */
@Injectable()
export class FurnishOfficers {
  constructor(
    private readonly clock: Clock, private readonly indicators: ShowIndicator, private readonly elsewhere: CheckElsewhere, private readonly surveys: EnterSurvey, private readonly shownSurveys: ShowSurveys,
    private readonly targets: EnterTarget, private readonly shownTargets: ShowTargets, private readonly clusters: MakeCluster, private readonly reports: AskReport, private readonly shownReports: ShowReports,
    private readonly freeze: FreezeReports, private readonly prepare: PrepareOpenData, private readonly publish: PublishOpenData, private readonly publications: ShowPublications,
  ) {}

  /** Each part once: what a stop left out, the next start does. False where all of it was there. */
  async run(first: Actor, second: Actor): Promise<boolean> {
    const today = vietnamDay(this.clock.now());
    const lastMonth = monthOf(addMonths(today, -1));
    const done = [
      await this.once(() => this.shownSurveys.list(first, undefined, 'I6', 1), () => this.stalls(first, addDays(today, -20))),
      await this.once(() => this.shownSurveys.list(first, undefined, 'I7', 1), () => this.residents(first, addDays(today, -20))),
      await this.once(async () => ({ items: await this.clusters.list(first) }), () => this.clusters.make(first, { name: 'Vùng miến dong Bình Liêu', communes: CLUSTER })),
      await this.once(() => this.shownTargets.run(first, undefined, undefined, 'vi'), () => this.target(first, Number(today.slice(0, 4)))),
      await this.once(() => this.indicators.rows(first, { code: 'I1x', floor: 'shopee', part: 'numerator' }, 1), () => this.declare(first, addDays(today, -3))),
      await this.once(() => this.shownReports.list(first, 1), async () => { await this.reports.run(first, { period: lastMonth, indicators: ['I1', 'I2', 'I5a', 'I5b', 'I6'] }); await this.freeze.run(); }),
      await this.once(async () => ({ items: await this.publications.list(first) }), () => this.publishListed(first, second, lastMonth)),
    ];
    return done.includes(true);
  }

  private async once(there: () => Promise<{ items: readonly unknown[] }>, make: () => Promise<unknown>): Promise<boolean> {
    if ((await there()).items.length > 0) return false;
    await make();
    return true;
  }

  /** The stalls of a market town, as a newspaper told of one: 97 of 148 take money without cash. */
  private stalls(actor: Actor, surveyedOn: string): Promise<string> {
    return this.surveys.enter(actor, { indicator: 'I6', communeCode: SURVEYED, place: 'Chợ mẫu Bình Liêu', surveyedOn, method: 'declared', frameSize: 148, sampleSize: 148, guided: 148, doing: 97, minimumAge: null, source: 'Số liệu mẫu của chợ', note: null, stalls: [], groups: [] });
  }

  /** Residents who buy or sell online, by sex and by ethnicity; of twenty nobody noted the ethnicity. */
  private residents(actor: Actor, surveyedOn: string): Promise<string> {
    return this.surveys.enter(actor, {
      indicator: 'I7', communeCode: SURVEYED, place: 'Xã Bình Liêu (mẫu)', surveyedOn, method: 'sample', frameSize: 9_000, sampleSize: 500, guided: null, doing: 268, minimumAge: 15, source: 'Số liệu mẫu của chợ', note: null, stalls: [],
      groups: [{ group: 'female', sampleSize: 262, doing: 149 }, { group: 'male', sampleSize: 238, doing: 119 }, { group: 'kinh', sampleSize: 70, doing: 52 }, { group: 'minority', sampleSize: 410, doing: 207 }],
    });
  }

  private target(actor: Actor, year: number): Promise<string> {
    return this.targets.run(actor, { code: 'I1', period: String(year), value: 85, planNumber: 'DEMO-12/KH-UBND', planDate: `${year - 1}-12-20`, issuer: 'UBND tỉnh (mẫu)' });
  }

  /** Goods that are on offer here stand on other floors too: where they count is another floor, not another product. */
  private async declare(actor: Actor, checkedOn: string): Promise<void> {
    const { items } = await this.indicators.rows(actor, { code: 'I1x', floor: 'cho-phien', part: 'numerator' }, FLOORS.length + 1);
    for (const [index, { certificateNumber }] of items.entries()) {
      await this.elsewhere.declare(actor, { certificateNumber: String(certificateNumber), url: `${FLOORS[index % FLOORS.length]}${index + 1}`, checkedOn, found: 'present', grade: 'B', note: 'Đường dẫn mẫu' });
    }
  }

  /** The months of the year that are over, looked at by the second officer. Of how people pay the demo has too few to tell anything: all of it would be hidden. */
  private async publishListed(first: Actor, second: Actor, through: string): Promise<void> {
    try {
      await this.publish.approve(second, await this.prepare.run(first, 'ocop-tren-san', through));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error; // figures that may not be told stay untold, in the demo as well
    }
  }
}
