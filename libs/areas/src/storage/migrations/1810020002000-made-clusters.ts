import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clusters of communes that officers make, each with the days on which it holds. */
export class MadeClusters1810020002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function areas.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'areas.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
      end $$;

      create table areas.made_clusters (
        cluster_id uuid constraint made_clusters_pk primary key,
        name       text not null,
        valid_from date not null,
        made_by    uuid not null,
        made_at    timestamptz not null
      );
      create trigger made_clusters_append_only before update or delete or truncate on areas.made_clusters for each statement execute function areas.refuse_change();

      create table areas.made_cluster_communes (
        cluster_id   uuid not null constraint made_cluster_communes_cluster_fk references areas.made_clusters,
        commune_code text not null,
        constraint made_cluster_communes_pk primary key (cluster_id, commune_code)
      );
      create trigger made_cluster_communes_append_only before update or delete or truncate on areas.made_cluster_communes for each statement execute function areas.refuse_change();

      create table areas.made_cluster_endings (
        cluster_id uuid constraint made_cluster_endings_pk primary key constraint made_cluster_endings_cluster_fk references areas.made_clusters,
        -- the first day on which it no longer holds
        valid_to   date not null,
        ended_by   uuid not null,
        ended_at   timestamptz not null
      );
      create trigger made_cluster_endings_append_only before update or delete or truncate on areas.made_cluster_endings for each statement execute function areas.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table areas.made_cluster_endings, areas.made_cluster_communes, areas.made_clusters; drop function areas.refuse_change()');
  }
}
