import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Conflict, decodeCursor, DomainError, NotFound, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { FileStore } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { Export } from '../domain/export.js';
import { ExportRepository } from '../storage/export.repository.js';

/** The name under which a file lies in the store. */
export const exportName = (exportId: string): string => `exports/${exportId}`;

/** Files, to whoever asked for them. */
@Injectable()
export class ShowExports {
  constructor(private readonly exports: ExportRepository, private readonly scopes: OfficerScope, private readonly store: FileStore) {}

  /** His own, newest first. Errors: `paging.bad_cursor`. */
  async list({ accountId }: Actor, limit: number, after?: string): Promise<Page<Export>> {
    return toPage(await this.exports.list(accountId, limit, decodeCursor(after, 1)), limit, ({ id }) => [id], (found) => found);
  }

  /** Errors: `insight.export_not_found`, also for another's. */
  async one({ accountId }: Actor, exportId: string): Promise<Export> {
    const found = await this.exports.find(exportId);
    if (found?.askedBy !== accountId) throw new NotFound('insight.export_not_found');
    return found;
  }

  /** The file. Errors: those of `one`, `insight.export_not_ready`, `insight.export_gone`, and for communes taken from him since `insight.export_not_found`. */
  async open(actor: Actor, exportId: string): Promise<{ found: Export; file: Readable }> {
    const found = await this.one(actor, exportId);
    const own = new Set((await this.scopes.communes(actor)).communes);
    if (found.communes.some((code) => !own.has(code))) throw new NotFound('insight.export_not_found');
    if (found.state === 'expired') throw new DomainError('gone', 'insight.export_gone');
    if (found.state !== 'ready') throw new Conflict('insight.export_not_ready');
    const file = await this.store.open(exportName(exportId));
    if (file === null) throw new DomainError('gone', 'insight.export_gone');
    return { found, file };
  }
}
