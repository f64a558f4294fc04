import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts and sessions in the shape better-auth reads (its own migration, columns renamed), one-time codes, roles, officers' areas. */
export class Identity1770200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema identity;

      create table identity.accounts (
        id                    uuid constraint accounts_pk primary key,
        name                  text not null,
        email                 text not null constraint accounts_email_unique unique,
        email_verified        boolean not null default false,
        image                 text,
        phone_number          text constraint accounts_phone_unique unique constraint accounts_phone_e164 check (phone_number ~ '^\\+[1-9][0-9]{6,14}$'),
        phone_number_verified boolean not null default false,
        created_at            timestamptz not null default now(),
        updated_at            timestamptz not null default now()
      );

      create table identity.sessions (
        id         uuid constraint sessions_pk primary key,
        account_id uuid not null constraint sessions_account_fk references identity.accounts (id) on delete cascade,
        token      text not null constraint sessions_token_unique unique,
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index sessions_account on identity.sessions (account_id);
      create index sessions_expiry on identity.sessions (expires_at);

      create table identity.credentials (
        id                       uuid constraint credentials_pk primary key,
        account_id               uuid not null constraint credentials_account_fk references identity.accounts (id) on delete cascade,
        provider_id              text not null,
        provider_account_id      text not null,
        access_token             text,
        refresh_token            text,
        id_token                 text,
        access_token_expires_at  timestamptz,
        refresh_token_expires_at timestamptz,
        scope                    text,
        password                 text,
        created_at               timestamptz not null default now(),
        updated_at               timestamptz not null default now()
      );
      create index credentials_account on identity.credentials (account_id);

      create table identity.verifications (
        id         uuid constraint verifications_pk primary key,
        identifier text not null,
        value      text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index verifications_identifier on identity.verifications (identifier);

      create table identity.one_time_codes (
        id              uuid constraint one_time_codes_pk primary key,
        phone_number    text not null,
        code_hash       bytea not null,
        network         text not null,
        failed_attempts int not null default 0,
        requested_at    timestamptz not null,
        expires_at      timestamptz not null,
        spent_at        timestamptz
      );
      create index one_time_codes_unused_by_phone on identity.one_time_codes (phone_number, requested_at) where spent_at is null;
      create index one_time_codes_unused_by_network on identity.one_time_codes (network, requested_at) where spent_at is null;
      create index one_time_codes_age on identity.one_time_codes (requested_at);

      -- slip: a mistyped digit or two swapped ones, which no guesser produces.
      create table identity.failed_attempts (
        id           bigint generated always as identity constraint failed_attempts_pk primary key,
        phone_number text not null,
        network      text not null,
        slip         boolean not null,
        at           timestamptz not null
      );
      create index failed_attempts_network on identity.failed_attempts (network, at);
      create index failed_attempts_phone on identity.failed_attempts (phone_number, network);
      create index failed_attempts_age on identity.failed_attempts (at);

      create table identity.role_grants (
        account_id uuid not null constraint role_grants_account_fk references identity.accounts (id) on delete cascade,
        role       text not null constraint role_grants_role check (role in ('buyer', 'assistant', 'officer', 'operator')),
        granted_at timestamptz not null default now(),
        constraint role_grants_pk primary key (account_id, role)
      );

      create table identity.officer_areas (
        account_id   uuid not null constraint officer_areas_account_fk references identity.accounts (id) on delete cascade,
        commune_code text not null constraint officer_areas_commune check (commune_code ~ '^[0-9]{5}$'),
        assigned_at  timestamptz not null default now(),
        constraint officer_areas_pk primary key (account_id, commune_code)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema identity cascade');
  }
}
