import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Clock, Conflict, Forbidden, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor, Tx } from '@cho-phien/platform';
import { openDataset } from '../domain/open-dataset.js';
import { openCsv, openRows } from '../domain/open-file.js';
import type { OpenRow } from '../domain/open-file.js';
import { OpenDataRepository } from '../storage/open-data.repository.js';
import type { OpenFileRecord, Publication } from '../storage/open-data.repository.js';

/** A second officer looks and lets everybody read, or takes back what was published. */
@Injectable()
export class PublishOpenData {
  constructor(private readonly scope: OfficerScope, private readonly publications: OpenDataRepository, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock) {}

  /** Errors: `insight.no_publication`, `insight.second_look`, `insight.publication_overtaken`, `insight.publication_decided`, those of OfficerScope. */
  async approve(actor: Actor, id: string): Promise<void> {
    const publication = await this.own(actor, id);
    if (publication.preparedBy === actor.accountId) throw new Forbidden('insight.second_look');
    await this.unitOfWork.run(async (tx) => {
      await this.publications.lock(tx, publication.dataset);
      const newest = await this.publications.newest(tx, publication.dataset);
      // Something else was published since: the hiding does not know it.
      if (publication.state === 'prepared' && newest !== publication.preparedAfter) throw new Conflict('insight.publication_overtaken');
      const files = await this.filesOf(publication, tx);
      if (!(await this.publications.publish(tx, id, { number: newest + 1, by: actor.accountId, at: this.clock.now(), files }))) throw new Conflict('insight.publication_decided');
    });
  }

  /** It stays listed with the reason; what it showed stays known. Errors: `insight.no_publication`, `insight.publication_decided`, those of OfficerScope. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<void> {
    await this.own(actor, id);
    const done = await this.unitOfWork.run((tx) => this.publications.withdraw(tx, id, actor.accountId, this.clock.now(), reason));
    if (!done) throw new Conflict('insight.publication_decided');
  }

  /** A publication of whose communes the officer answers for every one. Errors: `insight.no_publication`, those of OfficerScope. */
  async own(actor: Actor, id: string): Promise<Publication> {
    const publication = await this.publications.find(id);
    if (!publication) throw new NotFound('insight.no_publication');
    const { communes } = await this.scope.communes(actor);
    if (publication.frame.areas.leaves.some((code) => !communes.includes(code))) throw new NotFound('insight.no_publication');
    return publication;
  }

  private async filesOf(publication: Publication, tx: Tx): Promise<OpenFileRecord[]> {
    const rows = rowsOf(publication, await this.publications.openCells(publication.id, tx));
    return (['csv', 'json'] as const).map((format) => {
      const bytes = Buffer.from(fileOf(format, rows));
      return { format, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
  }
}

export function rowsOf({ dataset, definitionVersion, areas }: Publication, cells: Parameters<typeof openRows>[3]): OpenRow[] {
  const known = openDataset(dataset);
  if (!known) throw new NotFound('insight.no_dataset');
  return openRows(known, definitionVersion, areas, cells);
}

export const fileOf = (format: 'csv' | 'json', rows: readonly OpenRow[]): string => (format === 'csv' ? openCsv(rows) : `${JSON.stringify({ rows })}\n`);
