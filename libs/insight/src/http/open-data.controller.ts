import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { isoVietnam, NotFound } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, Public, RequestLanguage } from '@cho-phien/platform';
import { ShowOpenData } from '../usecases/show-open-data.js';
import { datasetFile, openDataView, versionQuery } from './open-data.dto.js';

const FILE = /^([a-z-]+)\.(csv|json)$/;
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** Published figures for everybody, without an account. */
@ApiTags('open data')
@Controller('open-data')
export class OpenDataController {
  constructor(private readonly openData: ShowOpenData) {}

  /** The datasets with every version ever published, withdrawn ones too, and what each column says. */
  @Get() @Public() @Answers(openDataView)
  async overview(@RequestLanguage() language: Language): Promise<z.infer<typeof openDataView>> {
    const { datasets, ...about } = await this.openData.overview(language);
    return { ...about, datasets: datasets.map(({ versions, ...dataset }) => ({ ...dataset, versions: versions.map((version) => ({ ...version, publishedAt: isoVietnam(version.publishedAt), withdrawnAt: version.withdrawnAt && isoVietnam(version.withdrawnAt) })) })) };
  }

  /** The catalogue as DCAT 3 in JSON-LD. */
  @Get('catalog.jsonld') @Public() @ApiProduces('application/ld+json') @Header('content-type', 'application/ld+json')
  catalogue(): Promise<Record<string, unknown>> { return this.openData.catalogue(); }

  /** One dataset: its newest version, or the one that is named. A withdrawn version is given out no more. */
  @Get(':file') @Public() @ApiProduces('text/csv', 'application/json')
  async file(@Param({ schema: datasetFile }) { file }: z.infer<typeof datasetFile>, @Query({ schema: versionQuery }) { version }: z.infer<typeof versionQuery>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const [, dataset, format] = FILE.exec(file) ?? [];
    if (dataset === undefined || (format !== 'csv' && format !== 'json')) throw new NotFound('insight.no_dataset');
    const { bytes, sha256, number } = await this.openData.file(dataset, format, version ?? null);
    void reply.type(TYPES[format]).header('content-disposition', `attachment; filename="${dataset}-${number}.${format}"`).header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`).header('access-control-allow-origin', '*');
    return bytes;
  }
}
