import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of a listing, what a product gains from them, and the rules a review goes by. */
export class Listings1780330000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(REVISIONS);
    await db.query(FIRST_REVISIONS);
    await db.query(RULES);
    await db.query(IMPORTS);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table catalog.imported_rows, catalog.imports, catalog.listing_rules, catalog.product_revisions;
      alter table catalog.images drop column photo;
      delete from catalog.variants v using catalog.products p where p.id = v.product_id and p.product_set is null;
      delete from catalog.images i using catalog.products p where p.id = i.product_id and p.product_set is null;
      delete from catalog.products where product_set is null;
      alter table catalog.products alter column product_set set not null,
        drop column revision, drop column published_revision, drop column attributes, drop column season_months,
        drop column window_from, drop column window_until, drop column producer_seller_id, drop column holiday_from, drop column holiday_until;
    `);
  }
}

const REVISIONS = `
  alter table catalog.products
    alter column product_set drop not null,
    -- number of the newest version, and of the one the public sees
    add column revision           int not null default 0,
    add column published_revision int,
    add column attributes         jsonb not null default '{}',
    -- sold in these months of every year, or on the days from … until
    add column season_months      smallint[],
    add column window_from        date,
    add column window_until       date,
    -- the member household that made it, where a cooperative sells
    add column producer_seller_id uuid,
    -- days on which the seller's shop takes no orders
    add column holiday_from       date,
    add column holiday_until      date,
    add constraint products_set_unless_draft check (status = 'draft' or product_set is not null),
    add constraint products_season_or_window check (season_months is null or window_from is null),
    add constraint products_window_whole check ((window_from is null) = (window_until is null) and window_from <= window_until);

  -- a seller's photo as it is sent; null where the picture is drawn
  alter table catalog.images add column photo jsonb;

  create table catalog.product_revisions (
    id           uuid constraint product_revisions_pk primary key,
    product_id   uuid not null constraint product_revisions_product_fk references catalog.products,
    seller_id    uuid not null,
    number       int not null,
    -- every public field; hash names exactly this content
    content      jsonb not null,
    hash         text not null,
    state        text not null,
    actor        text not null,
    consent_id   uuid,
    created_at   timestamptz not null,
    confirmed_how text,
    confirmed_by  text,
    confirmed_at  timestamptz,
    submitted_at timestamptz,
    decided_by   text,
    decided_at   timestamptz,
    reason       text,
    constraint product_revisions_number_unique unique (product_id, number),
    constraint product_revisions_state_known check (state in ('draft', 'in_review', 'changes_asked', 'approved', 'declined', 'superseded')),
    constraint product_revisions_confirmed_how check (confirmed_how in ('own_session', 'code', 'witness')),
    constraint product_revisions_confirmed_whole check ((confirmed_at is null) = (confirmed_how is null) and (confirmed_at is null) = (confirmed_by is null)),
    -- what an assistant wrote goes nowhere before the seller agreed to exactly that
    constraint product_revisions_assisted_confirmed check (consent_id is null or confirmed_at is not null or state in ('draft', 'superseded')),
    constraint product_revisions_decided_whole check (state not in ('changes_asked', 'approved', 'declined') or decided_at is not null)
  );
  create index product_revisions_in_review on catalog.product_revisions (submitted_at, id) where state = 'in_review';`;

/** Goods that were put up before there were versions become their own first, approved one. */
const FIRST_REVISIONS = `
  insert into catalog.product_revisions (id, product_id, seller_id, number, content, hash, state, actor, created_at, submitted_at, decided_by, decided_at)
  select uuidv7(), p.id, p.seller_id, 1, c.content, encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex'), 'approved', 'market', p.created_at, p.created_at, 'market', p.created_at
  from catalog.products p cross join lateral (select jsonb_build_object(
    'name', p.name, 'productSet', p.product_set, 'description', p.description, 'story', p.story, 'ingredients', p.ingredients, 'attributes', '{}'::jsonb,
    'communeCode', p.commune_code, 'producerSellerId', null, 'certificateId', p.certificate_id, 'season', null, 'window', null, 'photos', '[]'::jsonb,
    'pictures', (select coalesce(jsonb_agg(jsonb_build_object('key', i.key, 'width', i.width, 'height', i.height, 'alt', i.alt, 'drawn', i.drawn) order by i.position), '[]')
                 from catalog.images i where i.product_id = p.id),
    'variants', (select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'price', v.price_amount, 'unit', v.unit, 'netWeightGrams', v.net_weight_grams,
                   'netVolumeMl', v.net_volume_ml, 'deliveryWeightGrams', v.delivery_weight_grams) order by v.position)
                 from catalog.variants v where v.product_id = p.id)) as content) c;
  update catalog.products set revision = 1, published_revision = 1;`;

const RULES = `
  create table catalog.listing_rules (
    code       text constraint listing_rules_pk primary key,
    -- product sets (1 to 26) in which the phrases are looked for; null: in all
    sets       int[],
    phrases    text[] not null,
    message_vi text not null,
    message_en text not null,
    legal_ref  text not null,
    valid_from date not null,
    valid_to   date
  );
  insert into catalog.listing_rules (code, sets, phrases, message_vi, message_en, legal_ref, valid_from) values
    ('cure_claim', '{18,19}', '{chữa bệnh,chữa khỏi,khỏi bệnh,trị bệnh,đặc trị,điều trị,thay thế thuốc,chống ung thư,trị dứt điểm}',
     'Nói chữa được bệnh: “{phrase}”.', 'Claims to cure: “{phrase}”.', 'NĐ 15/2018/NĐ-CP, Điều 27', '2018-02-02'),
    ('cure_claim_food', '{1,2,3,4,5,6,7,8,9,10,11,12,13,16,17,20}', '{chữa bệnh,chữa khỏi,khỏi bệnh,trị bệnh,đặc trị,thay thế thuốc,chống ung thư,trị dứt điểm}',
     'Thực phẩm không được nói chữa bệnh: “{phrase}”.', 'Food must not be said to cure: “{phrase}”.', 'NĐ 15/2018/NĐ-CP; Luật Quảng cáo 16/2012/QH13, Điều 8', '2018-02-02'),
    ('best_of_all', null, '{tốt nhất,số một,số 1,duy nhất,hàng đầu thế giới}',
     'Nói nhất, duy nhất mà chưa có giấy chứng minh: “{phrase}”.', 'Says best or only without proof: “{phrase}”.', 'Luật Quảng cáo 16/2012/QH13, Điều 8 khoản 11', '2013-01-01'),
    ('forbidden_goods', null, '{ngà voi,sừng tê giác,mật gấu,cao hổ,vảy tê tê,thuốc lá điện tử,pháo nổ}',
     'Hàng cấm bán: “{phrase}”.', 'Goods that may not be sold: “{phrase}”.', 'Luật Đầu tư 61/2020/QH14, Điều 6', '2021-01-01'),
    ('stars_without_paper', null, '{ocop 3 sao,ocop 4 sao,ocop 5 sao,đạt 3 sao,đạt 4 sao,đạt 5 sao}',
     'Sao OCOP chỉ hiện theo giấy chứng nhận: “{phrase}”.', 'OCOP stars are shown from the certificate alone: “{phrase}”.', 'QĐ 26/2026/QĐ-TTg', '2026-05-22'),
    ('contact_in_text', null, '{zalo 0,gọi 0,hotline,facebook.com,chuyển khoản trước}',
     'Không ghi số điện thoại, chỗ mua khác trong lời tả: “{phrase}”.', 'No phone numbers or other places to buy in the text: “{phrase}”.', 'Quy chế hoạt động sàn', '2026-01-01');`;

const IMPORTS = `
  create table catalog.imports (
    id         uuid constraint imports_pk primary key,
    seller_id  uuid not null,
    actor      text not null,
    consent_id uuid,
    -- of the account, so that rows are entered in its name
    account_id uuid not null,
    dry_run    boolean not null,
    state      text not null,
    -- rows that can be entered, in the order of the file; emptied when done
    rows       jsonb not null,
    total      int not null,
    to_enter   int not null,
    done       int not null default 0,
    entered    int not null default 0,
    unchanged  int not null default 0,
    errors     jsonb not null,
    created_at timestamptz not null,
    constraint imports_state_known check (state in ('checked', 'waiting', 'done'))
  );
  create index imports_waiting on catalog.imports (created_at) where state = 'waiting';

  -- what a row of a file last said, so that the same row again changes nothing
  create table catalog.imported_rows (
    seller_id  uuid not null,
    key        text not null,
    row_hash   text not null,
    product_id uuid not null,
    constraint imported_rows_pk primary key (seller_id, key)
  );`;
