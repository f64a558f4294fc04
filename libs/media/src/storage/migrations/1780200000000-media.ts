import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos as sellers send them, each exactly once by the id made on the phone. */
export class Media1780200000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema media;

      create table media.photos (
        seller_id   uuid not null,
        id          uuid not null,
        state       text not null,
        -- bytes of the whole photo, and how many of them had come when the last request ended
        size        int not null,
        received    int not null default 0,
        created_by  text not null,
        created_at  timestamptz not null,
        touched_at  timestamptz not null,
        -- whoever prepares it has it until then; tries count the times it was taken
        claimed_until timestamptz,
        tries       int not null default 0,
        reason      text,
        key         text,
        width       int,
        height      int,
        placeholder text,
        constraint photos_pk primary key (seller_id, id),
        constraint photos_state_known check (state in ('receiving', 'preparing', 'ready', 'refused')),
        constraint photos_size_positive check (size > 0),
        constraint photos_received_within_size check (received between 0 and size),
        constraint photos_ready_has_picture check (state <> 'ready' or (key is not null and width > 0 and height > 0 and placeholder is not null)),
        constraint photos_refused_has_reason check (state <> 'refused' or reason is not null)
      );
      create index photos_unfinished on media.photos (touched_at) where state in ('receiving', 'refused');
      create index photos_waiting on media.photos (touched_at) where state = 'preparing';
      create unique index photos_key on media.photos (key) where key is not null;

      create table media.settings (
        name  text not null constraint settings_pk primary key,
        value int not null,
        note  text not null,
        constraint settings_value_positive check (value > 0)
      );
      insert into media.settings (name, value, note) values
        ('forget_unfinished_after_days', 7, 'Days after the last byte of an upload that was never finished, or after a refusal'),
        ('unfinished_per_seller', 200, 'Uploads that one seller may have open at a time');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop schema media cascade');
  }
}
