import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Area, ClusterMember, Successor } from '../domain/area.js';

export interface StoredAreas {
  /** Null until the areas were loaded. */
  version: string | null;
  areas: (Area & { approximate: boolean })[];
  successors: Successor[];
  clusterMembers: ClusterMember[];
}

@Injectable()
export class AreaRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The version of the loaded data; null until something is loaded. */
  async version(): Promise<string | null> {
    const [row] = (await this.dataSource.query('select version from areas.data_version')) as { version: string }[];
    return row?.version ?? null;
  }

  /** Everything, in one snapshot: about 14,000 areas and 14,000 links. */
  async readAll(): Promise<StoredAreas> {
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const [row] = (await tx.query('select version from areas.data_version')) as { version: string }[];
      return {
        version: row?.version ?? null,
        areas: await tx.query(`select code, alt_code as "altCode", level, name, type, label, parent_code as "parentCode",
          valid_from as "validFrom", valid_to as "validTo", approximate from areas.areas order by level, code, valid_from`),
        successors: await tx.query('select old_code as "oldCode", new_code as "newCode", divided from areas.successors order by 1, 2'),
        clusterMembers: await tx.query('select cluster_code as "clusterCode", commune_code as "communeCode", approximate from areas.cluster_members order by 1, 2'),
      };
    });
  }
}
