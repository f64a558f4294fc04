import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AreasFacade, MakeCluster } from '@cho-phien/areas';
import type { MadeCluster } from '@cho-phien/areas';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { cluster, clusterEnding, clusterPath, clusters, newCluster } from './cluster.dto.js';

type Shown = z.infer<typeof cluster>;

/** Communes that officers look at as one. */
@Controller('officer/clusters')
export class OfficerClustersController {
  constructor(private readonly clusters: MakeCluster, private readonly areas: AreasFacade) {}

  /** Those that lie wholly within the officer's communes. */
  @Get() @ForOfficer() @Answers(clusters)
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof clusters>> {
    return { items: await Promise.all((await this.clusters.list(actor)).map((each) => this.shape(each))) };
  }

  @Post() @ForOfficer() @Answers(cluster, 201)
  async make(@CurrentActor() actor: Actor, @Body({ schema: newCluster }) body: z.infer<typeof newCluster>): Promise<Shown> {
    return this.shape(await this.clusters.make(actor, body));
  }

  /** It holds no more; figures of days before keep it. */
  @Post(':id/endings') @ForOfficer() @Answers(cluster, 201)
  async end(@CurrentActor() actor: Actor, @Param({ schema: clusterPath }) { id }: z.infer<typeof clusterPath>, @Body({ schema: clusterEnding }) { validTo }: z.infer<typeof clusterEnding>): Promise<Shown> {
    return this.shape(await this.clusters.end(actor, id, validTo));
  }

  private async shape({ id, name, communes, validFrom, validTo }: MadeCluster): Promise<Shown> {
    return { id, name, communes: await Promise.all(communes.map(async (code) => ({ code, name: await this.areas.label(code) }))), validFrom, validTo };
  }
}
