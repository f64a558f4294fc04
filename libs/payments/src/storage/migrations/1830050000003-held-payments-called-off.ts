import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two people end a payment that its gateway goes on suspecting. */
export class HeldPaymentsCalledOff1830050000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table payments.held_call_offs (
        id          uuid constraint held_call_offs_pk primary key,
        attempt_id  uuid not null constraint held_call_offs_attempt_fk references payments.attempts,
        reason      text not null,
        state       text not null default 'proposed' constraint held_call_offs_state check (state in ('proposed', 'confirmed', 'withdrawn')),
        proposed_by text not null,
        proposed_at timestamptz not null,
        decided_by  text,
        decided_at  timestamptz,
        constraint held_call_offs_two_people check (state <> 'confirmed' or decided_by <> proposed_by)
      );
      create unique index held_call_offs_one_open on payments.held_call_offs (attempt_id) where state in ('proposed', 'confirmed');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table payments.held_call_offs');
  }
}
