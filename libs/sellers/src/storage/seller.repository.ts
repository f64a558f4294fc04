import { Injectable } from '@nestjs/common';
import { Clock, isId, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { SellerRole, Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { SellerKind } from '../domain/seller-kind.js';
import type { NewSeller, Seller, SellerProfile, ShopFront } from '../seller.js';
import { routeOn } from './money-route.repository.js';

/** With the placeholder of the day on which they are asked. */
const columns = (day: string) => `s.id, s.slug, s.name, s.kind, s.commune_code as "communeCode", s.province_code as "provinceCode", s.description, s.state = 'approved' as open, ${routeOn(day)} as "moneyRoute", s.demo`;
const FRONT = `${columns('$2')}, s.story, s.opening_days as "openingDays", case when s.holiday_from is null then null else json_build_object('from', s.holiday_from, 'until', s.holiday_until) end as holiday`;
const PROFILE = `${FRONT}, s.state, s.phone_number as "phoneNumber", s.address_line as "addressLine", s.owner_name as "ownerName", s.address_as as "addressAs", s.applied_at as "appliedAt"`;

export interface SellerRow extends NewSeller { provinceCode: string; addressLine?: string; ownerName?: string; addressAs?: string | null; appliedBy: string | null; at: Date }
export type ProfileChange = Partial<Pick<SellerProfile, 'name' | 'description' | 'story' | 'phoneNumber' | 'addressLine' | 'ownerName' | 'openingDays' | 'addressAs' | 'holiday'>>;

/** Sellers as they are. Their state is moved in lifecycle.repository.ts. Reads take part in the caller's transaction when one is given. */
@Injectable()
export class SellerRepository {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }

  async findMany(ids: readonly string[], tx?: Tx): Promise<Seller[]> {
    const known = [...new Set(ids)].filter(isId);
    return known.length === 0 ? [] : (tx ?? this.dataSource).query(`select ${columns('$2')} from sellers.sellers s where id = any($1::uuid[])`, [known, this.today()]);
  }

  async inCommunes(communeCodes: readonly string[], tx?: Tx): Promise<Seller[]> {
    return communeCodes.length === 0 ? [] : (tx ?? this.dataSource).query(`select ${columns('$2')} from sellers.sellers s where commune_code = any($1) and state in ('approved', 'suspended', 'closed') order by id`, [communeCodes, this.today()]);
  }

  /** Whoever sells or may sell again without a new decision, of some kinds or of all. */
  async selling(tx: Tx, kinds: readonly SellerKind[] | null): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(`select id from sellers.sellers where state in ('approved', 'suspended') and ($1::text[] is null or kind = any($1)) order by id`, [kinds]);
    return rows.map(({ id }) => id);
  }

  async bySlug(slug: string): Promise<ShopFront | null> {
    const [seller]: ShopFront[] = await this.dataSource.query(`select ${FRONT} from sellers.sellers s where slug = $1 and state in ('approved', 'suspended', 'closed')`, [slug, this.today()]);
    return seller ?? null;
  }

  async profile(sellerId: string, tx?: Tx): Promise<SellerProfile | null> {
    if (!isId(sellerId)) return null;
    const [seller]: SellerProfile[] = await (tx ?? this.dataSource).query(`select ${PROFILE} from sellers.sellers s where id = $1`, [sellerId, this.today()]);
    return seller ?? null;
  }

  /** Where sellers are, with the instant since when their shops are suspended, of those that are. */
  async places(sellerIds: readonly string[], tx?: Tx): Promise<(Pick<SellerProfile, 'id' | 'kind' | 'communeCode' | 'addressLine'> & { suspendedSince: Date | null })[]> {
    return (tx ?? this.dataSource).query(
      `select s.id, s.kind, s.commune_code as "communeCode", s.address_line as "addressLine",
         case when s.state = 'suspended' then (select max(h.at) from sellers.lifecycle_history h where h.seller_id = s.id and h.to_state = 'suspended') end as "suspendedSince"
       from sellers.sellers s where s.id = any($1::uuid[])`, [sellerIds]);
  }

  /** The profile, held until the transaction ends: of two changes the later one sees the earlier. */
  async hold(tx: Tx, sellerId: string): Promise<SellerProfile | null> {
    return (await this.lock(tx, sellerId)) ? this.profile(sellerId, tx) : null;
  }

  /** False when the id or the slug is taken. */
  async insert(tx: Tx, id: string, seller: SellerRow): Promise<boolean> {
    const { slug, name, kind, communeCode, provinceCode, description = '', phone = null, demo = false, addressLine = '', ownerName = '', addressAs = null, appliedBy, at } = seller;
    const rows: unknown[] = await tx.query(
      `insert into sellers.sellers (id, slug, name, kind, commune_code, province_code, description, phone_number, demo, address_line, owner_name, address_as, applied_by, applied_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning 1`,
      [id, slug, name, kind, communeCode, provinceCode, description, phone, demo, addressLine, ownerName, addressAs, appliedBy, at]);
    return rows.length > 0;
  }

  /** Of `base`, `base-2`, `base-3`, … the first that nobody has. */
  async freeSlug(tx: Tx, base: string): Promise<string> {
    const taken: { slug: string }[] = await tx.query(`select slug from sellers.sellers where slug = $1 or slug ~ ('^' || $1 || '-[0-9]+$')`, [base]);
    const slugs = new Set(taken.map(({ slug }) => slug));
    for (let number = 1; ; number++) {
      const slug = number === 1 ? base : `${base}-${number}`;
      if (!slugs.has(slug)) return slug;
    }
  }

  async change(tx: Tx, sellerId: string, after: Required<ProfileChange>): Promise<void> {
    await tx.query(
      `update sellers.sellers set name = $2, description = $3, story = $4, phone_number = $5, address_line = $6, opening_days = $7, address_as = $8, holiday_from = $9, holiday_until = $10, owner_name = $11 where id = $1`,
      [sellerId, after.name, after.description, after.story, after.phoneNumber, after.addressLine, after.openingDays, after.addressAs, after.holiday?.from ?? null, after.holiday?.until ?? null, after.ownerName]);
  }

  async applicant(tx: Tx, sellerId: string): Promise<string | null> {
    const [row]: { by: string | null }[] = await tx.query('select applied_by as by from sellers.sellers where id = $1', [sellerId]);
    return row?.by ?? null;
  }

  /** How many of an account's applications still wait. */
  async countWaiting(tx: Tx, accountId: string): Promise<number> {
    const [row]: { n: number }[] = await tx.query(`select count(*)::int as n from sellers.sellers where applied_by = $1 and state in ('applied', 'documents_asked')`, [accountId]);
    return row?.n ?? 0;
  }

  /** Holds the seller's row, so that of two changes the later one sees the earlier. */
  async lock(tx: Tx, sellerId: string): Promise<boolean> {
    if (!isId(sellerId)) return false;
    const rows: unknown[] = await tx.query('select 1 from sellers.sellers where id = $1 for update', [sellerId]);
    return rows.length > 0;
  }

  /** Shops that a phone answers for, its own or an owner's; those that are closed or were declined are left out. */
  async answeredBy(tx: Tx, phoneNumber: string, accountId: string | null): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `select id from sellers.sellers s where state not in ('closed', 'declined') and (phone_number = $1 or exists (select from sellers.members where seller_id = s.id and account_id = $2 and role = 'owner')) order by id`,
      [phoneNumber, accountId]);
    return rows.map(({ id }) => id);
  }

  async roleOf(sellerId: string, accountId: string): Promise<SellerRole | null> {
    if (!isId(sellerId)) return null;
    const [member]: { role: SellerRole }[] = await this.dataSource.query('select role from sellers.members where seller_id = $1 and account_id = $2', [sellerId, accountId]);
    return member?.role ?? null;
  }
}
