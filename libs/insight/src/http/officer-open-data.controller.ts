import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOfficer } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { Publication } from '../storage/open-data.repository.js';
import { PrepareOpenData } from '../usecases/prepare-open-data.js';
import { PublishOpenData } from '../usecases/publish-open-data.js';
import { ShowPublications } from '../usecases/show-publications.js';
import { newPublication, publication, publicationPath, publicationPreview, publications, withdrawal } from './open-data.dto.js';

type Path = z.infer<typeof publicationPath>;

@ApiTags('open data')
@Controller('officer/open-data')
export class OfficerOpenDataController {
  constructor(private readonly shown: ShowPublications, private readonly prepare: PrepareOpenData, private readonly publish: PublishOpenData) {}

  /** What was prepared, published and withdrawn for communes that are all the officer's. */
  @Get() @ForOfficer() @Answers(publications)
  async list(@CurrentActor() actor: Actor): Promise<z.infer<typeof publications>> {
    return { items: (await this.shown.list(actor)).map((each) => shape(each, actor)) };
  }

  /** Freezes the figures of a dataset and decides what to hide; nobody else can read it yet. */
  @Post() @ForOfficer() @Answers(publication, 201)
  async add(@CurrentActor() actor: Actor, @Body({ schema: newPublication }) { dataset, through }: z.infer<typeof newPublication>): Promise<z.infer<typeof publication>> {
    return shape(await this.publish.own(actor, await this.prepare.run(actor, dataset, through)), actor);
  }

  /** A publication exactly as everybody would read it, for the second look. */
  @Get(':id') @ForOfficer() @Answers(publicationPreview)
  async find(@CurrentActor() actor: Actor, @Param({ schema: publicationPath }) { id }: Path): Promise<z.infer<typeof publicationPreview>> {
    const { publication: found, rows } = await this.shown.preview(actor, id);
    return {
      ...shape(found, actor),
      rows: rows.map(({ indicator, base, area_name: areaName, area_level: areaLevel, period, numerator, denominator, rate_percent: rate, status }) => ({ indicator, base, areaName, areaLevel, period, numerator, denominator, rate, hidden: status === 'hidden' })),
    };
  }

  /** The second look: an officer who did not prepare it lets everybody read. */
  @Post(':id/approvals') @ForOfficer() @Answers(publication, 201)
  async approve(@CurrentActor() actor: Actor, @Param({ schema: publicationPath }) { id }: Path): Promise<z.infer<typeof publication>> {
    await this.publish.approve(actor, id);
    return shape(await this.publish.own(actor, id), actor);
  }

  /** Gives it out no more; it stays listed with the reason. */
  @Post(':id/withdrawals') @ForOfficer() @Answers(publication, 201)
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: publicationPath }) { id }: Path, @Body({ schema: withdrawal }) { reason }: z.infer<typeof withdrawal>): Promise<z.infer<typeof publication>> {
    await this.publish.withdraw(actor, id, reason);
    return shape(await this.publish.own(actor, id), actor);
  }
}

const shape = ({ id, dataset, through, state, number, preparedAt, preparedBy, publishedAt, withdrawnAt, withdrawnReason, cells, hidden }: Publication, { accountId }: Actor): z.infer<typeof publication> => ({
  id, dataset, through, state, number, preparedAt: isoVietnam(preparedAt), ownPreparation: preparedBy === accountId, publishedAt: publishedAt && isoVietnam(publishedAt),
  withdrawnAt: withdrawnAt && isoVietnam(withdrawnAt), withdrawnReason, cells, hidden,
});
