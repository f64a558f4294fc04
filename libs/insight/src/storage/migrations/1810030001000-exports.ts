import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that officers asked for: made behind the answer, kept some days. */
export class Exports1810030001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table insight.exports (
        export_id   uuid constraint exports_pk primary key,
        asked_by    uuid not null,
        -- the communes that were read; whoever fetches the file must still answer for all of them
        communes    text[] not null,
        subject     text not null constraint exports_subject check (subject in ('rows', 'report_rows', 'ptnt_ocop')),
        question    jsonb not null,
        format      text not null constraint exports_format check (format in ('csv', 'xlsx', 'pdf')),
        file_name   text not null,
        state       text not null default 'waiting' constraint exports_state check (state in ('waiting', 'running', 'ready', 'failed', 'expired')),
        rows_done   int not null default 0,
        -- null while it is not known
        rows_total  int,
        bytes       bigint,
        failure     text,
        asked_at    timestamptz(3) not null,
        -- the last sign of life of whoever makes it
        touched_at  timestamptz(3) not null,
        finished_at timestamptz(3),
        expires_at  timestamptz(3),
        constraint exports_ready_whole check (state <> 'ready' or (bytes is not null and finished_at is not null and expires_at is not null))
      );
      create index exports_of_account on insight.exports (asked_by, export_id desc);
      create index exports_open on insight.exports (asked_at) where state in ('waiting', 'running');
      create index exports_ending on insight.exports (expires_at) where state = 'ready';

      -- Tables that others prescribe, by date.
      create table insight.export_layouts (
        name       text not null,
        valid_from date not null,
        valid_to   date,
        columns    jsonb not null,
        legal_ref  text not null,
        status     text not null constraint export_layouts_status check (status in ('confirmed', 'to_be_confirmed')),
        constraint export_layouts_pk primary key (name, valid_from)
      );
      insert into insight.export_layouts (name, valid_from, columns, legal_ref, status) values ('PTNT_OCOP', '2020-01-01', '[
        {"title": "MA_OCOP", "field": "number"}, {"title": "Ma_DonViHanhChinh", "field": "communeCode"}, {"title": "Ma_ThoiGian", "field": "year"}, {"title": "Ma_SanPham", "field": "productSet"},
        {"title": "TenSanPham", "field": "productName"}, {"title": "XepHang", "field": "stars"}, {"title": "ChuTheSXKD", "field": "holder"}, {"title": "DoanhThuNam", "field": "revenueMillions"}, {"title": "TrangThai", "field": "state"}
      ]', 'QĐ 5277/QĐ-BNNMT, bảng PTNT_OCOP (đọc qua bản trích)', 'to_be_confirmed');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table insight.export_layouts, insight.exports');
  }
}
