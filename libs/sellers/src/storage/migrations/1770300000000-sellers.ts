import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sellers and their members. Accounts live in identity; no key crosses the schemas. */
export class Sellers1770300000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema sellers;

      create table sellers.sellers (
        id            uuid constraint sellers_pk primary key,
        slug          text not null constraint sellers_slug_unique unique constraint sellers_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        name          text not null,
        kind          text not null constraint sellers_kind check (kind in ('htx', 'tht', 'company', 'farm', 'registered_household', 'household')),
        commune_code  text not null constraint sellers_commune check (commune_code ~ '^[0-9]{5}$'),
        province_code text not null constraint sellers_province check (province_code ~ '^[0-9]{2}$'),
        description   text not null default '',
        phone_number  text constraint sellers_phone_e164 check (phone_number ~ '^\\+[1-9][0-9]{6,14}$'),
        state         text not null default 'open' constraint sellers_state check (state in ('open', 'closed')),
        -- collected: the market receives and pays out; direct: the seller's own account receives, the market only observes.
        money_route   text not null default 'collected' constraint sellers_money_route check (money_route in ('collected', 'direct')),
        demo          boolean not null default false,
        created_at    timestamptz not null default now()
      );

      create table sellers.members (
        seller_id  uuid not null constraint members_seller_fk references sellers.sellers (id),
        account_id uuid not null,
        role       text not null constraint members_role check (role in ('owner', 'manager', 'packer')),
        joined_at  timestamptz not null default now(),
        constraint members_pk primary key (seller_id, account_id)
      );
      create index members_account on sellers.members (account_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema sellers cascade');
  }
}
