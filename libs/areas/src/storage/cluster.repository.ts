import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { CommuneSet } from '../domain/area-registry.js';
import { holdsOn } from '../domain/made-cluster.js';
import type { MadeCluster } from '../domain/made-cluster.js';

const CLUSTER = `
  select c.cluster_id as id, c.name, c.valid_from as "validFrom", e.valid_to as "validTo", c.made_by as "madeBy",
    array(select m.commune_code from areas.made_cluster_communes m where m.cluster_id = c.cluster_id order by 1) as communes
  from areas.made_clusters c left join areas.made_cluster_endings e using (cluster_id)`;

const KEPT_MS = 2_000;
const MOST_KEPT = 500;

/** Clusters that officers made. They are ended, never changed. */
@Injectable()
export class ClusterRepository {
  private readonly kept = new Map<string, { at: number; made: Promise<MadeCluster | null> }>();

  constructor(private readonly dataSource: DataSource) {}

  async keep(tx: Tx, cluster: MadeCluster, at: Date): Promise<void> {
    await tx.query('insert into areas.made_clusters (cluster_id, name, valid_from, made_by, made_at) values ($1, $2, $3, $4, $5)', [cluster.id, cluster.name, cluster.validFrom, cluster.madeBy, at]);
    await tx.query('insert into areas.made_cluster_communes (cluster_id, commune_code) select $1, * from unnest($2::text[])', [cluster.id, cluster.communes]);
  }

  /** False where it had ended already. */
  async end(tx: Tx, id: string, validTo: VietnamDay, by: string, at: Date): Promise<boolean> {
    const rows = (await tx.query('insert into areas.made_cluster_endings (cluster_id, valid_to, ended_by, ended_at) values ($1, $2, $3, $4) on conflict do nothing returning 1', [id, validTo, by, at])) as unknown[];
    this.kept.delete(id);
    return rows.length > 0;
  }

  async one(tx: Tx, id: string): Promise<MadeCluster | null> {
    const [row] = (await tx.query(`${CLUSTER} where c.cluster_id = $1`, [id])) as MadeCluster[];
    return row ?? null;
  }

  /** Those whose communes are all among these, by name. */
  async within(communes: readonly string[]): Promise<MadeCluster[]> {
    return this.dataSource.query(
      `${CLUSTER} where not exists (select from areas.made_cluster_communes m where m.cluster_id = c.cluster_id and m.commune_code <> all($1)) order by c.name, c.cluster_id limit 200`, [communes]);
  }

  /** Null where it does not hold on the day. */
  async communesOf(id: string, on: VietnamDay): Promise<CommuneSet | null> {
    const made = await this.recently(id);
    return made && holdsOn(made, on) ? { codes: made.communes, approximate: false } : null;
  }

  async nameOf(id: string): Promise<string | null> { return (await this.recently(id))?.name ?? null; }

  /** As it was read within the last seconds: one page asks for the same cluster many times. */
  private recently(id: string): Promise<MadeCluster | null> {
    const kept = this.kept.get(id);
    if (kept && Date.now() - kept.at < KEPT_MS) return kept.made;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const made = this.dataSource.query(`${CLUSTER} where c.cluster_id = $1`, [id]).then((rows: MadeCluster[]) => rows[0] ?? null);
    this.kept.set(id, { at: Date.now(), made });
    made.catch(() => this.kept.delete(id));
    return made;
  }
}
