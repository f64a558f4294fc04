import { Injectable } from '@nestjs/common';
import { Clock, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { readSheet } from '../domain/read-sheet.js';
import { ImportRepository } from '../storage/import.repository.js';
import type { Import } from '../storage/import.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { readCells } from '../storage/sheet-file.js';

/** Takes a spreadsheet of goods: tells at once which rows are wrong, and leaves the right ones to be entered one by one. */
@Injectable()
export class TakeImport {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly imports: ImportRepository, private readonly clock: Clock) {}

  /** A dry run enters nothing. Errors: `catalog.sheet_unreadable`, `catalog.sheet_no_titles`, `catalog.sheet_too_many_rows`. */
  async run(author: ListingAuthor, file: Buffer, dryRun: boolean): Promise<Import> {
    const { good, total, errors } = readSheet(await readCells(file));
    const at = this.clock.now();
    const id = newId(at.getTime());
    await this.unitOfWork.run((tx) => this.imports.add(tx, { id, author, dryRun, rows: good, total, errors, at }));
    return this.show(author.sellerId, id);
  }

  /** Errors: `catalog.import_not_found`. */
  async show(sellerId: string, id: string): Promise<Import> {
    const found = await this.imports.find(sellerId, id);
    if (!found) throw new NotFound('catalog.import_not_found');
    return found;
  }
}
