import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import type { Actor } from '@cho-phien/platform';
import type { OpenRow } from '../domain/open-file.js';
import { OpenDataRepository } from '../storage/open-data.repository.js';
import type { Publication } from '../storage/open-data.repository.js';
import { PublishOpenData, rowsOf } from './publish-open-data.js';

/** Publications as officers see them. */
@Injectable()
export class ShowPublications {
  constructor(private readonly scope: OfficerScope, private readonly publications: OpenDataRepository, private readonly publish: PublishOpenData) {}

  /** Newest first. Errors: those of OfficerScope. */
  async list(actor: Actor): Promise<Publication[]> { return this.publications.list((await this.scope.communes(actor)).communes); }

  /** Errors: `insight.no_publication`, those of OfficerScope. */
  async preview(actor: Actor, id: string): Promise<{ publication: Publication; rows: OpenRow[] }> {
    const publication = await this.publish.own(actor, id);
    return { publication, rows: rowsOf(publication, await this.publications.openCells(id)) };
  }
}
