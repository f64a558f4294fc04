import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lifecycle of sellers, moved by named actions alone; what a shop tells of itself; who invited whom; households of cooperatives. */
export class BecomingASeller1780200001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(PROFILE);
    await db.query(LIFECYCLE);
    await db.query(STATE_BY_HISTORY_ALONE);
    await db.query(PEOPLE);
    await db.query(ASSISTANCE);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table sellers.assistance_limits, sellers.cooperative_households, sellers.invitations, sellers.changes;
      drop table sellers.lifecycle_history cascade;
      drop trigger sellers_state_by_history on sellers.sellers;
      drop function sellers.follow_history(), sellers.guard_state(), sellers.refuse_rewriting();
      alter table sellers.sellers drop constraint sellers_state, alter column state set default 'open';
      update sellers.sellers set state = case state when 'approved' then 'open' else 'closed' end;
      alter table sellers.sellers add constraint sellers_state check (state in ('open', 'closed')),
        drop column address_line, drop column story, drop column opening_days, drop column address_as, drop column holiday_from, drop column holiday_until, drop column applied_at, drop column applied_by;
      alter table sellers.consents drop column witness_phone, drop column from_application;
    `);
  }
}

const PROFILE = `
  alter table sellers.sellers
    drop constraint sellers_state,
    alter column state set default 'applied',
    add column address_line  text not null default '',
    add column story         text not null default '',
    add column opening_days  text not null default '',
    add column address_as    text constraint sellers_address_as check (address_as in ('bác', 'bà', 'ông', 'cô', 'chú', 'chị', 'anh', 'em')),
    add column holiday_from  date,
    add column holiday_until date,
    add column applied_at    timestamptz not null default now(),
    add column applied_by    uuid,
    add constraint sellers_holiday check ((holiday_from is null) = (holiday_until is null) and holiday_from <= holiday_until);
  update sellers.sellers set state = case state when 'open' then 'approved' else 'closed' end, applied_at = created_at;
  alter table sellers.sellers add constraint sellers_state check (state in ('applied', 'documents_asked', 'approved', 'declined', 'suspended', 'closed'));
  create index sellers_desk on sellers.sellers (state, applied_at, id);
  create index sellers_phone on sellers.sellers (phone_number) where phone_number is not null;

  -- What was changed of a shop besides its state, by whom; seller_id is null for the checklist itself.
  create table sellers.changes (
    id        uuid constraint changes_pk primary key,
    seller_id uuid constraint changes_seller_fk references sellers.sellers (id),
    actor     text not null,
    what      text not null,
    before    jsonb,
    after     jsonb,
    at        timestamptz not null
  );
  create index changes_of_seller on sellers.changes (seller_id, id desc);
`;

const LIFECYCLE = `
  create table sellers.lifecycle_history (
    id         uuid constraint lifecycle_history_pk primary key,
    seller_id  uuid not null constraint lifecycle_history_seller_fk references sellers.sellers (id),
    action     text not null,
    from_state text,
    to_state   text not null,
    actor      text not null constraint lifecycle_history_actor check (actor <> ''),
    reason     text not null default '',
    at         timestamptz not null,
    constraint lifecycle_history_first check ((action = 'apply') = (from_state is null)),
    constraint lifecycle_history_reason check (action in ('apply', 'approve', 'submit_documents', 'reapply') or reason <> '')
  );
  create unique index lifecycle_history_applied_once on sellers.lifecycle_history (seller_id) where action = 'apply';
  create index lifecycle_history_of_seller on sellers.lifecycle_history (seller_id, id);
  insert into sellers.lifecycle_history (id, seller_id, action, from_state, to_state, actor, at)
    select gen_random_uuid(), id, 'apply', null, 'applied', 'market', created_at from sellers.sellers;
  insert into sellers.lifecycle_history (id, seller_id, action, from_state, to_state, actor, reason, at)
    select gen_random_uuid(), id, 'approve', 'applied', 'approved', 'market', '', created_at from sellers.sellers;
  insert into sellers.lifecycle_history (id, seller_id, action, from_state, to_state, actor, reason, at)
    select gen_random_uuid(), id, 'close', 'approved', 'closed', 'market', 'closed before the lifecycle was kept', created_at from sellers.sellers where state = 'closed';
`;

/** A state is nothing but the last line of the history: the line moves it, and nothing else can. */
const STATE_BY_HISTORY_ALONE = `
  create function sellers.follow_history() returns trigger language plpgsql as $$
  begin
    if new.from_state is null then return null; end if;
    update sellers.sellers set state = new.to_state where id = new.seller_id and state = new.from_state;
    if not found then raise exception 'seller % is not in the state %', new.seller_id, new.from_state using errcode = 'restrict_violation'; end if;
    return null;
  end $$;
  create trigger lifecycle_history_moves after insert on sellers.lifecycle_history for each row execute function sellers.follow_history();

  create function sellers.guard_state() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' and new.state <> 'applied' or tg_op = 'UPDATE' and new.state <> old.state and pg_trigger_depth() < 2 then
      raise exception 'the state of a seller is moved by a line of sellers.lifecycle_history' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger sellers_state_by_history before insert or update on sellers.sellers for each row execute function sellers.guard_state();

  create function sellers.refuse_rewriting() returns trigger language plpgsql as $$
  begin
    raise exception '% keeps what was done and is not rewritten', tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger lifecycle_history_kept before update or delete or truncate on sellers.lifecycle_history for each statement execute function sellers.refuse_rewriting();
  create trigger changes_kept before update or delete or truncate on sellers.changes for each statement execute function sellers.refuse_rewriting();
`;

const PEOPLE = `
  create table sellers.invitations (
    id           uuid constraint invitations_pk primary key,
    token_hash   bytea not null constraint invitations_token unique,
    phone_number text not null constraint invitations_phone_e164 check (phone_number ~ '^\\+[1-9][0-9]{6,14}$'),
    kind         text not null,
    name         text not null,
    commune_code text not null,
    invited_by   uuid not null,
    invited_at   timestamptz not null,
    expires_at   timestamptz not null,
    seller_id    uuid constraint invitations_seller_fk references sellers.sellers (id),
    accepted_by  uuid,
    accepted_at  timestamptz,
    constraint invitations_accepted check ((seller_id is null) = (accepted_by is null) and (seller_id is null) = (accepted_at is null))
  );

  create table sellers.cooperative_households (
    cooperative_id uuid not null constraint cooperative_households_cooperative_fk references sellers.sellers (id),
    household_id   uuid not null constraint cooperative_households_household_fk references sellers.sellers (id),
    state          text not null constraint cooperative_households_state check (state in ('invited', 'joined', 'left')),
    invited_by     uuid not null,
    invited_at     timestamptz not null,
    answered_at    timestamptz,
    constraint cooperative_households_pk primary key (cooperative_id, household_id),
    constraint cooperative_households_two check (cooperative_id <> household_id)
  );
  create index cooperative_households_of_household on sellers.cooperative_households (household_id);
`;

const ASSISTANCE = `
  alter table sellers.consents
    add column witness_phone    text constraint consents_witness_phone_e164 check (witness_phone ~ '^\\+[1-9][0-9]{6,14}$'),
    add column from_application boolean not null default false;

  -- How fast one assistant may write. Rules are dated; writes whose path holds the excepted text are not counted.
  create table sellers.assistance_limits (
    code           text not null constraint assistance_limits_code check (code in ('writes', 'households')),
    most           int not null constraint assistance_limits_most check (most > 0),
    window_seconds int not null constraint assistance_limits_window check (window_seconds > 0),
    except_path    text,
    reason         text not null,
    valid_from     date not null,
    valid_to       date,
    constraint assistance_limits_pk primary key (code, valid_from)
  );
  insert into sellers.assistance_limits (code, most, window_seconds, except_path, reason, valid_from) values
    ('writes', 120, 60, '/uploads', 'Thirty drafts made in the hills arrive at once; their photos come in many small pieces, which are not counted.', '2026-01-01'),
    ('households', 40, 3600, null, 'A round of visits is thirty households; more than forty in one hour is nobody''s visit.', '2026-01-01');
`;
