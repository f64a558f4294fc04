import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { statesAllowing } from '@cho-phien/kernel';
import type { PreparedPhoto } from '../domain/photo-ref.js';
import { photoMoves } from '../domain/photo-state.js';
import type { PhotoState } from '../domain/photo-state.js';

/** A photo is named by its seller and the id made on the phone: two sellers' ids never meet. */
export interface PhotoId { sellerId: string; id: string }

export interface StoredPhoto extends PhotoId {
  state: PhotoState;
  size: number;
  received: number;
  reason: string | null;
  prepared: PreparedPhoto | null;
}

export interface NewPhoto extends PhotoId { size: number; createdBy: string; at: Date }

/** A photo that somebody prepares; `tries` tells later who had it. */
export interface ClaimedPhoto extends PhotoId { tries: number }

const COLUMNS = `seller_id as "sellerId", id, state, size, received, reason,
  case when state = 'ready' then json_build_object('key', key, 'width', width, 'height', height, 'placeholder', placeholder) end as prepared`;

@Injectable()
export class PhotoRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(sellerId: string, ids: readonly string[], tx?: Tx): Promise<StoredPhoto[]> {
    return (tx ?? this.dataSource).query(`select ${COLUMNS} from media.photos where seller_id = $1 and id = any($2::uuid[])`, [sellerId, ids]);
  }

  async one({ sellerId, id }: PhotoId): Promise<StoredPhoto | null> {
    return (await this.find(sellerId, [id]))[0] ?? null;
  }

  /** Takes the id for this seller, unless it is taken or the seller has too many uploads open; answers whether it did. */
  async begin(tx: Tx, { sellerId, id, size, createdBy, at }: NewPhoto): Promise<boolean> {
    const fresh: unknown[] = await tx.query(
      `insert into media.photos (seller_id, id, state, size, created_by, created_at, touched_at)
       select $1, $2, 'receiving', $3, $4, $5, $5
       where (select count(*) from media.photos where seller_id = $1 and state = 'receiving') < (select value from media.settings where name = 'unfinished_per_seller')
       on conflict do nothing returning 1`, [sellerId, id, size, createdBy, at]);
    return fresh.length > 0;
  }

  /** Notes how far an upload has come. */
  async noteReceived({ sellerId, id }: PhotoId, received: number, at: Date): Promise<void> {
    await this.dataSource.query(
      `update media.photos set received = greatest(received, $3), touched_at = $4 where seller_id = $1 and id = $2 and state = 'receiving'`, [sellerId, id, received, at]);
  }

  /** All bytes are here. False when that was known. */
  async arrive(tx: Tx, { sellerId, id }: PhotoId, at: Date): Promise<boolean> {
    return (await this.move(tx, `update media.photos set state = 'preparing', received = size, touched_at = $4
      where seller_id = $1 and id = $2 and state = any($3) returning 1`, [sellerId, id, statesAllowing(photoMoves, 'arrive'), at]));
  }

  /** Takes the photo that has waited longest and nobody is preparing; null when there is none. */
  async claim(tx: Tx, at: Date, until: Date): Promise<ClaimedPhoto | null> {
    const [[claimed]]: [ClaimedPhoto[], number] = await tx.query(
      `update media.photos set claimed_until = $2, tries = tries + 1
       where (seller_id, id) = (
         select seller_id, id from media.photos where state = 'preparing' and (claimed_until is null or claimed_until <= $1)
         order by touched_at limit 1 for update skip locked)
       returning seller_id as "sellerId", id, tries`, [at, until]);
    return claimed ?? null;
  }

  /** Lets go of a photo, for the next to take at once; as if it had not been taken, or leaving the try counted. */
  async release({ sellerId, id, tries }: ClaimedPhoto, uncounted: boolean): Promise<void> {
    await this.dataSource.query(
      `update media.photos set claimed_until = null, tries = tries - $4 where seller_id = $1 and id = $2 and tries = $3 and state = 'preparing'`, [sellerId, id, tries, uncounted ? 1 : 0]);
  }

  /** False when another had taken the photo meanwhile. */
  succeed(tx: Tx, { sellerId, id, tries }: ClaimedPhoto, { key, width, height, placeholder }: PreparedPhoto): Promise<boolean> {
    return this.move(tx, `update media.photos set state = 'ready', key = $5, width = $6, height = $7, placeholder = $8, claimed_until = null
      where seller_id = $1 and id = $2 and state = any($3) and tries = $4 returning 1`, [sellerId, id, statesAllowing(photoMoves, 'succeed'), tries, key, width, height, placeholder]);
  }

  /** False when another had taken the photo meanwhile. */
  refuse(tx: Tx, { sellerId, id, tries }: ClaimedPhoto, reason: string, at: Date): Promise<boolean> {
    return this.move(tx, `update media.photos set state = 'refused', reason = $5, touched_at = $6, claimed_until = null
      where seller_id = $1 and id = $2 and state = any($3) and tries = $4 returning 1`, [sellerId, id, statesAllowing(photoMoves, 'refuse'), tries, reason, at]);
  }

  /** Uploads that stopped at their last byte: the process that took it did not live to say so. */
  stalled(quietSince: Date, limit: number): Promise<StoredPhoto[]> {
    return this.dataSource.query(`select ${COLUMNS} from media.photos where state = 'receiving' and touched_at < $1 order by touched_at desc limit $2`, [quietSince, limit]);
  }

  /** Gives up an upload that is still open; false when there is none. */
  drop(tx: Tx, { sellerId, id }: PhotoId): Promise<boolean> {
    return this.move(tx, `delete from media.photos where seller_id = $1 and id = $2 and state in ('receiving', 'refused') returning 1`, [sellerId, id]);
  }

  /** Forgets what was never finished, and refusals, after the days that the settings say. */
  async forget(tx: Tx, now: Date, limit: number): Promise<PhotoId[]> {
    const [gone]: [PhotoId[], number] = await tx.query(
      `delete from media.photos where (seller_id, id) in (
         select seller_id, id from media.photos where state in ('receiving', 'refused')
           and touched_at < $1::timestamptz - make_interval(days => (select value from media.settings where name = 'forget_unfinished_after_days'))
         limit $2 for update skip locked)
       returning seller_id as "sellerId", id`, [now, limit]);
    return gone;
  }

  /** Driver answers of UPDATE and DELETE are pairs of rows and count. */
  private async move(tx: Tx, sql: string, parameters: unknown[]): Promise<boolean> {
    const [rows]: [unknown[], number] = await tx.query(sql, parameters);
    return rows.length > 0;
  }
}
