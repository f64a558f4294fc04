import { Injectable } from '@nestjs/common';
import { Clock, Forbidden, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import { AreasFacade } from './areas.facade.js';

/** The communes an officer's question is about. `code` is null where it is all that the officer answers for. */
export interface OfficerCommunes { code: string | null; communes: string[]; approximate: boolean }

/** All that officers read here carries communes of the two-tier order (72/2025/QH15), whatever day it is of. */
const TWO_TIERS_SINCE: VietnamDay = '2025-07-01';

/** The one place that decides of which communes an officer may read and write. */
@Injectable()
export class OfficerScope {
  constructor(private readonly areas: AreasFacade, private readonly clock: Clock) {}

  /**
   * The communes of an area on a day (today when left out), if the officer answers for every one of them; no area means all of his.
   * Errors: `areas.not_found`, `areas.outside_scope`, `areas.none_given`.
   */
  async communes(actor: Actor, areaCode?: string, asked: VietnamDay = vietnamDay(this.clock.now())): Promise<OfficerCommunes> {
    const day = asked < TWO_TIERS_SINCE ? TWO_TIERS_SINCE : asked;
    const own = await this.ownCommunes(actor, day);
    if (own.size === 0) throw new Forbidden('areas.none_given');
    if (areaCode === undefined) return { code: null, communes: [...own].sort(), approximate: false };
    const area = await this.areas.communesOf(areaCode, day);
    if (!area || area.codes.length === 0) throw new NotFound('areas.not_found');
    if (area.codes.some((code) => !own.has(code))) throw new Forbidden('areas.outside_scope');
    return { code: areaCode, communes: [...area.codes].sort(), approximate: area.approximate };
  }

  /** Grants name communes, and may name larger areas. */
  private async ownCommunes({ officerAreas }: Actor, day: VietnamDay): Promise<Set<string>> {
    const sets = await Promise.all((officerAreas ?? []).map((code) => this.areas.communesOf(code, day)));
    return new Set(sets.flatMap((set) => set?.codes ?? []));
  }
}
