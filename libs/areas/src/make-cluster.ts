import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, Invalid, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { TWO_TIERS_SINCE } from './domain/area.js';
import type { MadeCluster } from './domain/made-cluster.js';
import { OfficerScope } from './officer-scope.js';
import { ClusterRepository } from './storage/cluster.repository.js';

export interface ClusterDraft { name: string; communes: readonly string[]; validFrom?: VietnamDay | undefined }

/** Officers put communes of theirs together to look at them as one. */
@Injectable()
export class MakeCluster {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly scopes: OfficerScope, private readonly clusters: ClusterRepository, private readonly clock: Clock) {}

  /** Those that lie wholly within the officer's communes, by name. Errors: those of OfficerScope. */
  async list(actor: Actor): Promise<MadeCluster[]> { return this.clusters.within((await this.scopes.communes(actor)).communes); }

  /** It holds from the first day of the two tiers when no day is given. Errors: `areas.outside_scope`, `areas.cluster_too_early`, those of OfficerScope. */
  async make(actor: Actor, { name, communes, validFrom = TWO_TIERS_SINCE }: ClusterDraft): Promise<MadeCluster> {
    const own = new Set((await this.scopes.communes(actor)).communes);
    const members = [...new Set(communes)].sort();
    if (members.some((code) => !own.has(code))) throw new Forbidden('areas.outside_scope');
    if (validFrom < TWO_TIERS_SINCE) throw new Invalid('areas.cluster_too_early', {}, [{ path: 'validFrom', code: 'areas.cluster_too_early' }]);
    const cluster: MadeCluster = { id: newId(), name, communes: members, validFrom, validTo: null, madeBy: actor.accountId };
    await this.unitOfWork.run((tx) => this.clusters.keep(tx, cluster, this.clock.now()));
    return cluster;
  }

  /** It holds no more from that day on, today when none is given; figures of days before keep it. Errors: `areas.cluster_not_found`, `areas.cluster_ended`, `areas.cluster_ends_too_early`, those of OfficerScope. */
  async end(actor: Actor, id: string, validTo: VietnamDay = vietnamDay(this.clock.now())): Promise<MadeCluster> {
    const own = new Set((await this.scopes.communes(actor)).communes);
    return this.unitOfWork.run(async (tx) => {
      const cluster = await this.clusters.one(tx, id);
      if (!cluster || cluster.communes.some((code) => !own.has(code))) throw new NotFound('areas.cluster_not_found');
      if (validTo <= cluster.validFrom) throw new Invalid('areas.cluster_ends_too_early', {}, [{ path: 'validTo', code: 'areas.cluster_ends_too_early' }]);
      if (!(await this.clusters.end(tx, id, validTo, actor.accountId, this.clock.now()))) throw new Conflict('areas.cluster_ended');
      return { ...cluster, validTo };
    });
  }
}
