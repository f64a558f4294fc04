import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Forbidden, NotFound } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';

/** The communes a figure is about. `code` is null where it is all that the officer answers for. */
export interface Scope { code: string | null; communes: string[]; approximate: boolean }

/** All that is reported here carries communes of the two-tier order (72/2025/QH15), whatever day it is of. */
const TWO_TIERS_SINCE: VietnamDay = '2025-07-01';

/** The one place that decides which communes an officer may read of. */
@Injectable()
export class ResolveScope {
  constructor(private readonly areas: AreasFacade) {}

  /**
   * The communes of an area on a day, if the officer answers for every one of them; no area means all of his.
   * Errors: `insight.area_not_found`, `insight.area_outside_scope`, `insight.no_area`.
   */
  async run(actor: Actor, areaCode: string | undefined, asked: VietnamDay): Promise<Scope> {
    const day = asked < TWO_TIERS_SINCE ? TWO_TIERS_SINCE : asked;
    const own = await this.communesOf(actor, day);
    if (own.size === 0) throw new Forbidden('insight.no_area');
    if (areaCode === undefined) return { code: null, communes: [...own].sort(), approximate: false };
    const area = await this.areas.communesOf(areaCode, day);
    if (!area || area.codes.length === 0) throw new NotFound('insight.area_not_found');
    if (area.codes.some((code) => !own.has(code))) throw new Forbidden('insight.area_outside_scope');
    return { code: areaCode, communes: [...area.codes].sort(), approximate: area.approximate };
  }

  /** Grants name communes, and may name larger areas. */
  private async communesOf({ officerAreas }: Actor, day: VietnamDay): Promise<Set<string>> {
    const sets = await Promise.all((officerAreas ?? []).map((code) => this.areas.communesOf(code, day)));
    return new Set(sets.flatMap((set) => set?.codes ?? []));
  }
}
