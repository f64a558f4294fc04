import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The name of who answers for a shop: a household's bank account is in a person's name, not in the shop's. */
export class OwnerNames1780200004000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table sellers.sellers add column owner_name text not null default ''`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table sellers.sellers drop column owner_name');
  }
}
