import { Injectable } from '@nestjs/common';
import { Conflict, newId, statesAllowing } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { ListingContent } from '../domain/listing-content.js';
import { revisionMoves } from '../domain/revision-state.js';
import type { Decision, RevisionState } from '../domain/revision-state.js';

/** Who wrote a version: a member of the seller, or an assistant under a consent. */
export interface ListingAuthor {
  readonly sellerId: string; readonly accountId: string;
  /** As histories keep it. */
  readonly actor: string;
  readonly consentId: string | null;
}

export interface Revision {
  id: string; productId: string; sellerId: string; number: number; content: ListingContent; hash: string; state: RevisionState;
  actor: string; consentId: string | null; createdAt: Date;
  confirmedHow: ConfirmedHow | null; confirmedBy: string | null; confirmedAt: Date | null;
  submittedAt: Date | null; decidedBy: string | null; decidedAt: Date | null; reason: string | null;
}

export type ConfirmedHow = 'own_session' | 'code' | 'witness';

export const REVISION = `json_build_object('id', r.id, 'productId', r.product_id, 'sellerId', r.seller_id, 'number', r.number, 'content', r.content, 'hash', r.hash, 'state', r.state,
  'actor', r.actor, 'consentId', r.consent_id, 'createdAt', r.created_at, 'confirmedHow', r.confirmed_how, 'confirmedBy', r.confirmed_by, 'confirmedAt', r.confirmed_at,
  'submittedAt', r.submitted_at, 'decidedBy', r.decided_by, 'decidedAt', r.decided_at, 'reason', r.reason)`;

/** A version as `REVISION` brings it, with instants as text. */
export type RevisionText = { [Field in keyof Revision]: Revision[Field] extends Date | null ? string | (null extends Revision[Field] ? null : never) : Revision[Field] };

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
export const revisionOf = (row: RevisionText): Revision => ({
  ...row, createdAt: new Date(row.createdAt), confirmedAt: instant(row.confirmedAt), submittedAt: instant(row.submittedAt), decidedAt: instant(row.decidedAt),
});

/** The hash names the content as the database keeps it, whatever the order in which its fields came. */
const HASH = (content: string): string => `encode(sha256(convert_to((${content})::text, 'UTF8')), 'hex')`;

/** The versions of listings. A version's content never changes; its state does. */
@Injectable()
export class RevisionRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds the next version and puts it in the place of one that was not decided. */
  async add(tx: Tx, productId: string, number: number, content: ListingContent, author: ListingAuthor, at: Date): Promise<Revision> {
    if (number > 1) await tx.query(`update catalog.product_revisions set state = 'superseded' where product_id = $1 and number < $2 and state = any($3)`, [productId, number, statesAllowing(revisionMoves, 'supersede')]);
    const rows: { revision: RevisionText }[] = await tx.query(`
      insert into catalog.product_revisions as r (id, product_id, seller_id, number, content, hash, state, actor, consent_id, created_at)
      values ($1, $2, $3, $4, $5::jsonb, ${HASH('$5::jsonb')}, 'draft', $6, $7, $8) returning ${REVISION} as revision`,
    [newId(at.getTime()), productId, author.sellerId, number, JSON.stringify(content), author.actor, author.consentId, at]);
    return revisionOf(rows[0]!.revision);
  }

  /** Adds the first versions of goods that are public already, many at once. */
  async addPublished(tx: Tx, drafts: readonly { productId: string; sellerId: string; content: ListingContent; at: Date }[]): Promise<void> {
    if (drafts.length === 0) return;
    await tx.query(`
      insert into catalog.product_revisions (id, product_id, seller_id, number, content, hash, state, actor, created_at, submitted_at, decided_by, decided_at)
      select id, "productId", "sellerId", 1, content, ${HASH('content')}, 'approved', 'market', at, at, 'market', at
      from jsonb_to_recordset($1::jsonb) as row (id uuid, "productId" uuid, "sellerId" uuid, content jsonb, at timestamptz)`,
    [JSON.stringify(drafts.map((draft) => ({ id: newId(), ...draft })))]);
  }

  async find(tx: Tx, productId: string, number: number): Promise<Revision | null> {
    const rows: { revision: RevisionText }[] = await tx.query(`select ${REVISION} as revision from catalog.product_revisions r where product_id = $1 and number = $2`, [productId, number]);
    return rows[0] ? revisionOf(rows[0].revision) : null;
  }

  /** Every approved version of a product, oldest first. */
  async approved(tx: Tx, productId: string): Promise<Revision[]> {
    const rows: { revision: RevisionText }[] = await tx.query(`select ${REVISION} as revision from catalog.product_revisions r where product_id = $1 and state = 'approved' order by number`, [productId]);
    return rows.map(({ revision }) => revisionOf(revision));
  }

  /** Whether a version says exactly this. */
  async says(tx: Tx, productId: string, number: number, content: ListingContent): Promise<boolean> {
    const rows: { same: boolean }[] = await tx.query('select content = $3::jsonb as same from catalog.product_revisions where product_id = $1 and number = $2', [productId, number, JSON.stringify(content)]);
    return rows[0]?.same ?? false;
  }

  async productOf(revisionId: string): Promise<string | null> {
    const rows: { id: string }[] = await this.dataSource.query('select product_id as id from catalog.product_revisions where id = $1', [revisionId]);
    return rows[0]?.id ?? null;
  }

  /** False when it is no draft any more. */
  async submit(tx: Tx, id: string, at: Date): Promise<boolean> {
    return changed(await tx.query(`update catalog.product_revisions set state = 'in_review', submitted_at = $2 where id = $1 and state = any($3) returning 1`, [id, at, statesAllowing(revisionMoves, 'submit')]));
  }

  /** Errors: `catalog.decided_meanwhile` when it is not in review any more. */
  async decide(tx: Tx, id: string, decision: Decision, { by, at, reason }: { by: string; at: Date; reason: string | null }): Promise<void> {
    const rows: unknown[] = await tx.query(
      `update catalog.product_revisions set state = $2, decided_by = $3, decided_at = $4, reason = $5 where id = $1 and state = any($6) returning 1`,
      [id, revisionMoves.in_review[decision], by, at, reason, statesAllowing(revisionMoves, decision)]);
    if (!changed(rows)) throw new Conflict('catalog.decided_meanwhile');
  }

  /** Notes that the seller agreed to this version; the first time counts. */
  async confirm(tx: Tx, id: string, confirmation: { how: ConfirmedHow; by: string; at: Date }): Promise<void> {
    await tx.query('update catalog.product_revisions set confirmed_how = $2, confirmed_by = $3, confirmed_at = $4 where id = $1 and confirmed_at is null', [id, confirmation.how, confirmation.by, confirmation.at]);
  }
}

/** TypeORM answers an UPDATE … RETURNING with the rows and their number. */
const changed = (answer: readonly unknown[]): boolean => (Array.isArray(answer[0]) ? answer[0].length > 0 : answer.length > 0);
