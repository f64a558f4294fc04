import type { MigrationInterface, QueryRunner } from 'typeorm';

/** GTINs that sellers claim and operators verify, and lots with their trace codes. A code of payment is never here. */
export class ProductCodes1810040000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function catalog.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'catalog.% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;

      create table catalog.gtins (
        id         uuid constraint gtins_pk primary key,
        product_id uuid not null constraint gtins_product_fk references catalog.products,
        seller_id  uuid not null,
        -- the pack size that carries it; null: said of the product
        variant_id uuid,
        gtin       text not null,
        state      text not null default 'claimed',
        claimed_by text not null,
        claimed_at timestamptz not null,
        decided_by text,
        decided_at timestamptz,
        -- what was looked at: a GS1 certificate, the lookup in the GS1 registry
        evidence   text,
        reason     text,
        constraint gtins_form check (gtin ~ '^[0-9]{14}$'),
        constraint gtins_state_known check (state in ('claimed', 'verified', 'refused')),
        constraint gtins_decided_whole check ((state = 'claimed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
        constraint gtins_verified_by_evidence check (state <> 'verified' or evidence is not null),
        constraint gtins_refused_with_reason check (state <> 'refused' or reason is not null)
      );
      -- Claims of several may wait: whoever claims first has not got it for that.
      create unique index gtins_of_one_product on catalog.gtins (gtin) where state = 'verified';
      create unique index gtins_claimed_once on catalog.gtins (product_id, gtin) where state <> 'refused';
      create index gtins_waiting on catalog.gtins (state, claimed_at, id);
      create index gtins_of_product on catalog.gtins (product_id, claimed_at);

      create table catalog.lots (
        id         uuid constraint lots_pk primary key,
        product_id uuid not null constraint lots_product_fk references catalog.products,
        seller_id  uuid not null,
        lot_code   text not null,
        trace_code text not null constraint lots_trace_code_unique unique,
        created_at timestamptz not null,
        constraint lots_code_unique unique (product_id, lot_code)
      );
      create trigger lots_append_only before update or delete or truncate on catalog.lots for each statement execute function catalog.refuse_change();

      -- What was said of a lot; a correction is a further row with its reason.
      create table catalog.lot_entries (
        lot_id      uuid not null constraint lot_entries_lot_fk references catalog.lots,
        number      int not null,
        how         text not null,
        made_on     date not null,
        best_before date,
        quantity    int,
        unit        text,
        producer_seller_id uuid,
        producer_agreed    boolean not null,
        notes       text,
        recalled    boolean not null,
        reason      text,
        actor       text not null,
        consent_id  uuid,
        entered_at  timestamptz not null,
        constraint lot_entries_pk primary key (lot_id, number),
        constraint lot_entries_how_known check (how in ('harvested', 'made')),
        constraint lot_entries_quantity check (quantity > 0 and unit is not null or quantity is null),
        constraint lot_entries_best_before check (best_before >= made_on),
        constraint lot_entries_household_agreed check (producer_seller_id is null or producer_agreed),
        constraint lot_entries_corrected_with_reason check ((number = 1) = (reason is null))
      );
      create trigger lot_entries_append_only before update or delete or truncate on catalog.lot_entries for each statement execute function catalog.refuse_change();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table catalog.lot_entries, catalog.lots, catalog.gtins');
  }
}
