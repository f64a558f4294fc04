import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The database user that the program runs as where it can: it reads and writes rows, owns nothing, and on whatever is
 * append-only by trigger (`refuse_change`) has no right to change or remove, so that it could not even switch the trigger off.
 */
export const APPLICATION_ROLE = 'cho_phien_app';

/** Run after every migration. A user who may not make roles goes without: the triggers still refuse. */
export const GRANT_APPLICATION = `
  do $$
  declare
    schema_name text;
    append_only regclass;
  begin
    begin
      if not exists (select from pg_roles where rolname = '${APPLICATION_ROLE}') then create role ${APPLICATION_ROLE} nologin; end if;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise warning 'no role ${APPLICATION_ROLE}: this user may not create roles';
        return;
    end;
    for schema_name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
      execute format('grant usage on schema %I to ${APPLICATION_ROLE}', schema_name);
      execute format('grant select, insert, update, delete, maintain on all tables in schema %I to ${APPLICATION_ROLE}', schema_name);
      execute format('grant usage, select on all sequences in schema %I to ${APPLICATION_ROLE}', schema_name);
    end loop;
    grant create on schema bullmq to ${APPLICATION_ROLE}; -- each queue has a sequence, made with its first job
    for append_only in
      select distinct t.tgrelid::regclass from pg_trigger t join pg_proc f on f.oid = t.tgfoid where f.proname = 'refuse_change' and not t.tgisinternal
    loop
      execute format('revoke update, delete on %s from ${APPLICATION_ROLE}', append_only);
    end loop;
  end $$`;

/** Lets the role sign in with a password. Errors: the database's, when the owner may not. */
export async function admitApplication(ownerUrl: string, password: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`alter role ${APPLICATION_ROLE} login password ${owner.escapeLiteral(password)}`);
  } finally {
    await owner.end();
  }
}

/** The same database for the application, with a password of this start. */
export async function applicationUrl(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await admitApplication(ownerUrl, password);
  const url = new URL(ownerUrl);
  url.username = APPLICATION_ROLE;
  url.password = password;
  return url.href;
}
