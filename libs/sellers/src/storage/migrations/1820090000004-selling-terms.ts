import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first text. It is a row: who runs the market replaces it by the one that was filed, as a version of its own. */
const FIRST = `Điều khoản bán hàng trên Chợ Phiên

1. Người bán ghi đúng tên hàng, nơi làm, hạn dùng, giá và ảnh của hàng mình bán.
2. Chỉ hàng có giấy chứng nhận OCOP còn hiệu lực mới ghi sao OCOP.
3. Người bán giữ đúng giá và số lượng của đơn đã nhận, và giao đúng hẹn.
4. Người mua được đổi, trả và khiếu nại theo quy chế đăng tại trang Quy chế của chợ.
5. Tiền người mua trả qua chợ được chợ giữ riêng và chuyển cho người bán sau khi giao, trừ phí và thuế đã báo trước.
6. Phí và thuế của mỗi đơn là mức có hiệu lực lúc đặt đơn.
7. Chợ giữ thông tin của người bán để bán hàng, trả tiền và báo cáo theo luật; không bán lại cho ai.
8. Người bán đóng gian hàng lúc nào cũng được, sau khi xong các đơn đã nhận.`;

/** Terms of selling by version, and which shop agreed to which text. */
export class SellingTerms1820090000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function sellers.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'sellers.% is append-only', tg_table_name;
      end $$;

      create table sellers.selling_terms (
        version        int constraint selling_terms_pk primary key constraint selling_terms_version check (version > 0),
        body           text not null,
        text_hash      text not null constraint selling_terms_hash check (text_hash = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
        announced_on   date not null,
        effective_from date not null,
        -- days for which a change is announced before it holds; the first text changes nothing
        notice_days    int not null constraint selling_terms_notice_days check (notice_days >= 0),
        constraint selling_terms_announced check (version = 1 or effective_from >= announced_on + notice_days)
      );
      create trigger selling_terms_append_only before update or delete or truncate on sellers.selling_terms for each statement execute function sellers.refuse_change();

      create table sellers.terms_acceptances (
        seller_id   uuid not null constraint terms_acceptances_seller_fk references sellers.sellers (id),
        version     int not null constraint terms_acceptances_terms_fk references sellers.selling_terms (version),
        text_hash   text not null,
        accepted_by uuid not null,
        -- how: in the owner's own session, opened by a code to his phone
        means       text not null constraint terms_acceptances_means check (means in ('own_session')),
        accepted_at timestamptz(3) not null,
        constraint terms_acceptances_pk primary key (seller_id, version)
      );
      create trigger terms_acceptances_append_only before update or delete or truncate on sellers.terms_acceptances for each statement execute function sellers.refuse_change();
    `);
    await db.query(
      `insert into sellers.selling_terms (version, body, text_hash, announced_on, effective_from, notice_days) values (1, $1::text, encode(sha256(convert_to($1::text, 'UTF8')), 'hex'), '2026-01-01', '2026-01-01', 0)`, [FIRST]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table sellers.terms_acceptances, sellers.selling_terms; drop function sellers.refuse_change()');
  }
}
