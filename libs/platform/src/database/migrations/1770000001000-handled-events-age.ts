import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Old records of handled events are found without reading all of them; they are written in the order of time. */
export class HandledEventsAge1770000001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create index handled_events_age on platform.handled_events using brin (handled_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index platform.handled_events_age');
  }
}
