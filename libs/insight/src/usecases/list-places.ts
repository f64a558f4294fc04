import { Injectable } from '@nestjs/common';
import { AreasFacade, holdsOn, MakeCluster, OfficerScope } from '@cho-phien/areas';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';

export interface Place { code: string; name: string; kind: 'cluster' | 'district' | 'commune' }

/** What an officer may ask about: clusters, former districts that are wholly his, communes. */
@Injectable()
export class ListPlaces {
  constructor(private readonly scopes: OfficerScope, private readonly clusters: MakeCluster, private readonly areas: AreasFacade, private readonly clock: Clock) {}

  /** Clusters that hold on each of the days, today when none are given. Errors: those of OfficerScope. */
  async run(actor: Actor, days: readonly VietnamDay[] = [vietnamDay(this.clock.now())]): Promise<Place[]> {
    const [{ communes }, made] = await Promise.all([this.scopes.communes(actor), this.clusters.list(actor)]);
    const own = new Set(communes);
    const former = [...new Set([...(await this.areas.formerDistrictsOf(communes)).values()].map(({ code }) => code))];
    const whole = await Promise.all(former.map(async (code) => (await this.areas.communesOf(code))?.codes.every((each) => own.has(each))));
    return [
      ...made.filter((cluster) => days.every((day) => holdsOn(cluster, day))).map(({ id, name }): Place => ({ code: id, name, kind: 'cluster' })),
      ...await this.named(former.filter((_, at) => whole[at]), 'district'), ...await this.named(communes, 'commune'),
    ];
  }

  private named(codes: readonly string[], kind: Place['kind']): Promise<Place[]> {
    return Promise.all(codes.map(async (code) => ({ code, name: await this.areas.label(code), kind })));
  }
}
