import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of certificates as officers keep it: who may recognise, every change with its reason, and files that bring many. */
export class CertificateRegistry1810010000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(FOLDED);
    await db.query(CHANGES);
    await db.query(RECOGNITION);
    await db.query(IMPORTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table catalog.certificate_import_rows, catalog.certificate_imports, catalog.recognition_rules, catalog.certificate_changes;
      drop function if exists catalog.refuse_change();
      drop index catalog.certificates_by_end, catalog.certificates_of_seller;
      alter table catalog.certificates drop column folded, drop column seller_id, drop column renewal_reference, drop column revocation_decision, drop column version;
      drop function catalog.fold(text);
    `);
  }
}

// The same folding as kernel's fold: lower case, no marks, đ → d.
const FOLDED = `
  create function catalog.fold(text) returns text language sql immutable strict parallel safe as
    $$ select translate(regexp_replace(normalize(lower($1), nfd), '[\\u0300-\\u036f]', '', 'g'), 'đ', 'd') $$;

  alter table catalog.certificates
    -- the holder as a seller of this market, where he is one
    add column seller_id           uuid,
    add column renewal_reference   text,
    add column revocation_decision text,
    add column version             int not null default 1,
    add column folded              text generated always as (catalog.fold(number || ' ' || product_name || ' ' || holder || ' ' || decision_number)) stored;
  create index certificates_by_end on catalog.certificates (expires_on desc, id desc);
  create index certificates_of_seller on catalog.certificates (seller_id) where seller_id is not null;`;

const CHANGES = `
  create or replace function catalog.refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'catalog.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
  end $$;

  create table catalog.certificate_changes (
    id             uuid constraint certificate_changes_pk primary key,
    certificate_id uuid not null constraint certificate_changes_certificate_fk references catalog.certificates,
    -- of the certificate after it
    version        int not null,
    kind           text not null,
    -- 'market', 'officer:<account>', 'seller:<account>', …
    actor          text not null,
    at             timestamptz not null,
    reason         text,
    -- the file it came in
    import_id      uuid,
    -- [{field, before, after}]
    changes        jsonb not null,
    constraint certificate_changes_kind_known check (kind in ('entered', 'corrected', 'renewal_lodged', 'revoked', 'matched', 'unmatched')),
    constraint certificate_changes_reason_given check (kind not in ('corrected', 'revoked', 'unmatched') or reason is not null)
  );
  create unique index certificate_changes_of on catalog.certificate_changes (certificate_id, version);
  create index certificate_changes_newest on catalog.certificate_changes (at desc, id desc);
  insert into catalog.certificate_changes (id, certificate_id, version, kind, actor, at, changes) select uuidv7(), id, 1, 'entered', 'market', now(), '[]' from catalog.certificates;
  create trigger certificate_changes_append_only before update or delete or truncate on catalog.certificate_changes for each statement execute function catalog.refuse_change();`;

// What 1489/QĐ-TTg of 6 July 2025 says in detail, and who recognised before 2023, is known from reports only: hence dated rows.
const RECOGNITION = `
  create table catalog.recognition_rules (
    stars      smallint not null,
    level      text not null,
    -- its name where the level is the ministry
    ministry   text,
    valid_from date not null,
    valid_to   date,
    legal_ref  text not null,
    constraint recognition_rules_pk primary key (stars, valid_from),
    constraint recognition_rules_level_known check (level in ('district', 'province', 'ministry')),
    constraint recognition_rules_ministry_named check ((level = 'ministry') = (ministry is not null)),
    constraint recognition_rules_in_order check (valid_to is null or valid_to >= valid_from)
  );
  insert into catalog.recognition_rules (stars, level, ministry, valid_from, valid_to, legal_ref) values
    (3, 'province', null, '2019-08-21', '2023-02-23', '1048/QĐ-TTg (21/08/2019)'),
    (3, 'district', null, '2023-02-24', '2025-06-30', '148/QĐ-TTg (24/02/2023)'),
    (3, 'province', null, '2025-07-01', '2026-05-21', '148/QĐ-TTg, sửa bởi 1489/QĐ-TTg (06/07/2025)'),
    (3, 'province', null, '2026-05-22', null, '26/2026/QĐ-TTg (22/05/2026), Điều 4'),
    (4, 'province', null, '2019-08-21', '2026-05-21', '1048/QĐ-TTg (21/08/2019); 148/QĐ-TTg (24/02/2023)'),
    (4, 'province', null, '2026-05-22', null, '26/2026/QĐ-TTg (22/05/2026), Điều 4'),
    (5, 'ministry', 'Bộ Nông nghiệp và Phát triển nông thôn', '2019-08-21', '2025-02-28', '1048/QĐ-TTg (21/08/2019); 148/QĐ-TTg (24/02/2023)'),
    (5, 'ministry', 'Bộ Nông nghiệp và Môi trường', '2025-03-01', '2026-05-21', '148/QĐ-TTg (24/02/2023)'),
    (5, 'ministry', 'Bộ Nông nghiệp và Môi trường', '2026-05-22', null, '26/2026/QĐ-TTg (22/05/2026), Điều 4');`;

const IMPORTS = `
  create table catalog.certificate_imports (
    id         uuid constraint certificate_imports_pk primary key,
    account_id uuid not null,
    file_name  text not null,
    state      text not null,
    -- the communes for which the officer answered when the file came
    communes   text[] not null,
    total      int not null,
    done       int not null default 0,
    -- the last row that was gone through
    last_row   int not null default 0,
    created_at timestamptz not null,
    confirmed_at timestamptz,
    constraint certificate_imports_state_known check (state in ('checked', 'waiting', 'done'))
  );
  create index certificate_imports_waiting on catalog.certificate_imports (confirmed_at) where state = 'waiting';
  create index certificate_imports_newest on catalog.certificate_imports (account_id, created_at desc);

  create table catalog.certificate_import_rows (
    import_id   uuid not null constraint certificate_import_rows_import_fk references catalog.certificate_imports,
    row         int not null,
    -- as read; null where the row cannot be entered
    certificate jsonb,
    -- what it comes to: 'new', 'changed', 'unchanged', 'wrong'; of an entered file, what it came to
    outcome     text not null,
    -- [{column, code, params}]
    errors      jsonb not null default '[]',
    -- [{field, before, after}]
    changes     jsonb not null default '[]',
    constraint certificate_import_rows_pk primary key (import_id, row),
    constraint certificate_import_rows_outcome_known check (outcome in ('new', 'changed', 'unchanged', 'wrong'))
  );`;
