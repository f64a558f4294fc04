import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The checklist before a shop opens, as rows that operators change; what sellers gave, what was waived, where their money goes. */
export class Requirements1780200002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(TABLES);
    await db.query(FIRST_CHECKLIST);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table sellers.bank_accounts, sellers.requirement_waivers, sellers.requirement_evidence, sellers.requirements');
  }
}

const TABLES = `
  create table sellers.requirements (
    code         text constraint requirements_pk primary key constraint requirements_code check (code ~ '^[a-z][a-z_]{1,39}$'),
    name_vi      text not null,
    name_en      text not null,
    hint_vi      text not null,
    hint_en      text not null,
    -- computed from what the market knows; attested by the seller; verified by an operator
    evidence     text not null constraint requirements_evidence check (evidence in ('computed', 'attested', 'verified')),
    -- what is given is encrypted, and shown to operators masked
    sensitive    boolean not null default false,
    kinds        text[] not null constraint requirements_kinds check (kinds <@ array['htx', 'tht', 'company', 'farm', 'registered_household', 'household']),
    -- goods of these product sets stay unpublished until it is fulfilled, required or not
    product_sets text[] not null default '{}',
    required     boolean not null,
    place        int not null,
    legal_ref    text not null default '',
    retired_at   timestamptz,
    changed_at   timestamptz not null default now(),
    changed_by   text not null default 'market'
  );

  -- Append-only but for the one decision; the latest row of a code counts.
  create table sellers.requirement_evidence (
    id         uuid constraint requirement_evidence_pk primary key,
    seller_id  uuid not null constraint requirement_evidence_seller_fk references sellers.sellers (id),
    code       text not null constraint requirement_evidence_code_fk references sellers.requirements (code),
    value      text,
    sealed     bytea,
    given_by   text not null,
    given_at   timestamptz not null,
    decision   text constraint requirement_evidence_decision check (decision in ('verified', 'refused')),
    decided_by text,
    decided_at timestamptz,
    note       text not null default '',
    constraint requirement_evidence_one_value check (value is null or sealed is null),
    constraint requirement_evidence_decided check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
  );
  create index requirement_evidence_latest on sellers.requirement_evidence (seller_id, code, id desc);

  create table sellers.requirement_waivers (
    seller_id uuid not null constraint requirement_waivers_seller_fk references sellers.sellers (id),
    code      text not null constraint requirement_waivers_code_fk references sellers.requirements (code),
    reason    text not null constraint requirement_waivers_reason check (reason <> ''),
    waived_by text not null,
    waived_at timestamptz not null,
    constraint requirement_waivers_pk primary key (seller_id, code)
  );

  -- Append-only but for the one decision; the latest row of a seller counts. The number is encrypted.
  create table sellers.bank_accounts (
    id            uuid constraint bank_accounts_pk primary key,
    seller_id     uuid not null constraint bank_accounts_seller_fk references sellers.sellers (id),
    bin           text not null constraint bank_accounts_bin check (bin ~ '^[0-9]{6}$'),
    number_sealed bytea not null,
    number_end    text not null constraint bank_accounts_end check (length(number_end) = 4),
    holder        text not null,
    match         text not null constraint bank_accounts_match check (match in ('matched', 'needs_check')),
    set_by        text not null,
    set_at        timestamptz not null,
    decision      text constraint bank_accounts_decision check (decision in ('verified', 'refused')),
    decided_by    text,
    decided_at    timestamptz,
    note          text not null default '',
    constraint bank_accounts_decided check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
  );
  create index bank_accounts_latest on sellers.bank_accounts (seller_id, id desc);
`;

const EVERYBODY = `array['htx', 'tht', 'company', 'farm', 'registered_household', 'household']`;

const FIRST_CHECKLIST = `
  insert into sellers.requirements (code, name_vi, name_en, hint_vi, hint_en, evidence, sensitive, kinds, product_sets, required, place, legal_ref) values
    ('identity', 'Giấy tờ của người bán', 'Who the seller is',
     'Số căn cước của chủ hộ, hoặc mã số của hợp tác xã, công ty.', 'The number of the owner''s identity card, or of the cooperative or company.',
     'verified', true, ${EVERYBODY}, '{}', true, 1, '122/2025/QH15; 248/2026/NĐ-CP, Art. 18'),
    ('address', 'Nơi bán', 'Address',
     'Xã và thôn, bản nơi làm hàng.', 'The commune and village where the goods are made.',
     'computed', false, ${EVERYBODY}, '{}', true, 2, '122/2025/QH15'),
    ('bank_account', 'Tài khoản nhận tiền', 'Bank account',
     'Tên chủ tài khoản phải là tên của người bán.', 'The holder has to be the seller.',
     'computed', false, ${EVERYBODY}, '{}', true, 3, '68/2026/NĐ-CP, Art. 13'),
    ('food_safety', 'Cam kết an toàn thực phẩm', 'Food safety',
     'Số giấy chứng nhận hoặc bản cam kết, nếu bán đồ ăn.', 'The number of the certificate or of the signed commitment, for food.',
     'attested', false, ${EVERYBODY}, '{}', false, 4, '15/2018/NĐ-CP'),
    ('alcohol_licence', 'Giấy phép bán rượu', 'Alcohol licence',
     'Cần có trước khi đăng rượu.', 'Needed before spirits or wine are listed.',
     'verified', false, ${EVERYBODY}, '{QD26-14,QD26-15}', false, 5, '44/2019/QH14; 105/2017/NĐ-CP');
`;
