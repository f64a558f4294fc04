import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From which day on the buyers' money of a seller goes where, proposed by one person and confirmed by another. What a shop opened with stays in sellers.sellers. */
export class MoneyRoutes1820080001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sellers.money_routes (
        id uuid constraint money_routes_pk primary key,
        seller_id uuid not null constraint money_routes_seller_fk references sellers.sellers (id),
        route text not null constraint money_routes_route_check check (route in ('collected', 'direct')),
        from_day date not null,
        reason text not null constraint money_routes_reason_check check (reason <> ''),
        state text not null default 'proposed' constraint money_routes_state_check check (state in ('proposed', 'confirmed', 'withdrawn')),
        proposed_by text not null,
        proposed_at timestamptz not null,
        decided_by text,
        decided_at timestamptz,
        constraint money_routes_decided_check check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
        constraint money_routes_two_people_check check (state <> 'confirmed' or decided_by <> proposed_by)
      )`);
    await db.query(`create unique index money_routes_one_open on sellers.money_routes (seller_id) where state = 'proposed'`);
    await db.query(`create index money_routes_in_force on sellers.money_routes (seller_id, from_day desc, decided_at desc, id desc) where state = 'confirmed'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table sellers.money_routes');
  }
}
