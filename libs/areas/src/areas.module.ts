import { Module } from '@nestjs/common';
import './messages.js';
import { AreasFacade } from './areas.facade.js';
import { MakeCluster } from './make-cluster.js';
import { OfficerScope } from './officer-scope.js';
import { AreaRepository } from './storage/area.repository.js';
import { ClusterRepository } from './storage/cluster.repository.js';

@Module({ providers: [AreaRepository, ClusterRepository, AreasFacade, OfficerScope, MakeCluster], exports: [AreasFacade, OfficerScope, MakeCluster] })
export class AreasModule {}
