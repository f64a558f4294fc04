import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, isId } from '@cho-phien/kernel';
import type { FieldError } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { SHEET_COLUMNS } from '../domain/sheet-columns.js';
import type { SheetError, SheetRow } from '../domain/sheet-row.js';
import { ImportRepository } from '../storage/import.repository.js';
import type { OpenImport } from '../storage/import.repository.js';
import { ListingRepository } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { CreateListing } from './create-listing.js';
import { EditListing } from './edit-listing.js';

/** Rows that share a transaction: small enough that progress is seen and little is done again after a kill. */
const ROWS = 50;

type Outcome = { productId: string; changed: boolean };

/** Enters the rows of waiting files as drafts. A row that says what it said before changes nothing, whatever became of its product since. */
@Injectable()
export class EnterImportedRows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportRepository,
    private readonly create: CreateListing,
    private readonly edit: EditListing,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly sellers: SellersFacade,
  ) {}

  /** Goes on until no file waits. */
  async run(): Promise<void> {
    while (await this.unitOfWork.run((tx) => this.next(tx)));
  }

  private async next(tx: Tx): Promise<boolean> {
    const open = await this.imports.take(tx, ROWS);
    if (!open) return false;
    if (await this.consentEnded(tx, open.author)) return this.refuseAll(tx, open);
    const known = await this.imports.known(tx, open.author.sellerId, open.rows.map(({ key }) => key));
    const tally = { done: open.rows.length, entered: 0, unchanged: 0, errors: [] as SheetError[] };
    for (const row of open.rows) {
      const before = known.get(row.key);
      if (before?.hash === row.hash) { tally.unchanged++; continue; }
      const outcome = await this.enter(tx, open.author, row, before?.productId ?? null);
      if (Array.isArray(outcome)) tally.errors.push(...outcome);
      else tally[outcome.changed ? 'entered' : 'unchanged']++;
    }
    await this.imports.proceed(tx, open.id, tally);
    return true;
  }

  /** The file was sent under a consent; what is entered now has to be allowed now. */
  private async consentEnded(tx: Tx, { consentId, accountId, sellerId }: ListingAuthor): Promise<boolean> {
    return consentId !== null && !(await this.sellers.assistantsFor(tx, sellerId, 'listing')).some((assistant) => assistant.accountId === accountId);
  }

  private async refuseAll(tx: Tx, { id, rows }: OpenImport): Promise<true> {
    await this.imports.proceed(tx, id, { done: rows.length, entered: 0, unchanged: 0, errors: rows.map(({ row }) => ({ row, column: null, code: 'seller.consent_needed', params: {} })) });
    return true;
  }

  /** One row, all or nothing; a refusal is told as an error of the row. */
  private async enter(tx: Tx, author: ListingAuthor, row: SheetRow, productId: string | null): Promise<Outcome | SheetError[]> {
    await tx.query('savepoint sheet_row');
    try {
      const outcome = await this.write(tx, author, row, productId);
      await this.imports.remember(tx, author.sellerId, row, outcome.productId);
      await tx.query('release savepoint sheet_row');
      return outcome;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.query('rollback to savepoint sheet_row');
      const details: readonly FieldError[] = error.errors?.length ? error.errors : [{ path: '', code: error.code }];
      return details.map(({ path, code, name }) => ({ row: row.row, column: SHEET_COLUMNS.find(({ field }) => field === path)?.title ?? null, code, params: { ...error.params, ...(typeof name === 'string' && { name }) } }));
    }
  }

  private async write(tx: Tx, author: ListingAuthor, row: SheetRow, productId: string | null): Promise<Outcome> {
    const [named, pack] = (row.code ?? '').split('/');
    if (productId !== null) return this.change(tx, author, productId, row, null);
    if (named !== undefined && isId(named)) return this.change(tx, author, named.toLowerCase(), row, pack === undefined ? null : Number(pack) - 1);
    const made = await this.create.within(tx, author, idOf(author.sellerId, row.key), row.input);
    return { productId: made.productId, changed: made.outcome === 'made' };
  }

  /** Errors: `catalog.product_not_found`, `catalog.which_pack`. */
  private async change(tx: Tx, author: ListingAuthor, productId: string, { input }: SheetRow, pack: number | null): Promise<Outcome> {
    const product = await this.listings.lock(tx, author.sellerId, productId);
    const { content } = (await this.revisions.find(tx, productId, product.revision))!;
    const { price, unit, onHand, netWeightGrams, netVolumeMl, deliveryWeightGrams, ...said } = input;
    const packSaid = { price, unit, onHand, netWeightGrams, netVolumeMl, deliveryWeightGrams };
    const variants = content.variants.map((variant, place) => (place === pack ? { ...variant, ...given(packSaid) } : variant));
    const { outcome } = await this.edit.within(tx, author, productId, product.revision, pack === null || content.variants.length === 1 ? input : { ...said, variants });
    return { productId, changed: outcome !== 'unchanged' };
  }
}

const given = <Fields extends object>(fields: Fields): Partial<Fields> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;

/** The same row of the same seller becomes the same product, also when two processes enter it. */
function idOf(sellerId: string, key: string): string {
  const hex = createHash('sha256').update(`${sellerId} ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-b${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
