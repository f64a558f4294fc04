import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How money that stands aside is cleared: two people, with a reason. */
export class Clearings1820030005000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table settlement.clearings (
        id          uuid constraint clearings_pk primary key,
        what        text not null constraint clearings_what check (what in ('return_came', 'line_came_back', 'return_written_off', 'line_written_off', 'kept')),
        amount      bigint not null constraint clearings_amount_positive check (amount > 0),
        reason      text not null,
        state       text not null default 'proposed' constraint clearings_state check (state in ('proposed', 'confirmed', 'withdrawn')),
        proposed_by text not null,
        proposed_at timestamptz not null,
        decided_by  text,
        decided_at  timestamptz,
        constraint clearings_two_people check (state <> 'confirmed' or decided_by <> proposed_by)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> { await db.query('drop table settlement.clearings'); }
}
