import { Injectable } from '@nestjs/common';
import { isoVietnam, message, NotFound } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import { catalogueOf } from '../domain/open-catalogue.js';
import type { CataloguedVersion } from '../domain/open-catalogue.js';
import { LEAST } from '../domain/disclosure/protect.js';
import { OPEN_DATASETS } from '../domain/open-dataset.js';
import { COLUMNS } from '../domain/open-file.js';
import type { OpenFileRecord, Publication } from '../storage/open-data.repository.js';
import { OpenDataRepository } from '../storage/open-data.repository.js';
import { fileOf, rowsOf } from './publish-open-data.js';

export interface OpenVersion { number: number; through: string; publishedAt: Date; withdrawnAt: Date | null; withdrawnReason: string | null; cells: number; hidden: number; files: OpenFileRecord[] }
export interface OpenDatasetView { id: string; title: string; description: string; versions: OpenVersion[] }
export interface OpenDataView { licence: string; contact: string; least: typeof LEAST; datasets: OpenDatasetView[]; dictionary: { column: string; meaning: string }[] }

/** What everybody may read. */
@Injectable()
export class ShowOpenData {
  constructor(private readonly publications: OpenDataRepository, private readonly config: Config) {}

  async overview(language: Language): Promise<OpenDataView> {
    const published = await this.publications.public();
    const { OPEN_DATA_LICENCE: licence, OPEN_DATA_CONTACT: contact } = this.config.settings;
    return {
      licence, contact, least: LEAST, dictionary: COLUMNS.map((column) => ({ column, meaning: message(`insight.open_column.${column}`, language) })),
      datasets: OPEN_DATASETS.map(({ id }) => ({
        id, title: message(`insight.open_data.${id}.title`, language), description: message(`insight.open_data.${id}.description`, language),
        versions: published.filter(({ dataset }) => dataset === id).map(versionOf),
      })),
    };
  }

  /** The newest version's file, or that of a version. Errors: `insight.no_dataset`. */
  async file(dataset: string, format: 'csv' | 'json', number: number | null): Promise<{ bytes: Buffer; sha256: string; number: number }> {
    const publication = await this.publications.version(dataset, number);
    if (!publication) throw new NotFound('insight.no_dataset');
    const bytes = Buffer.from(fileOf(format, rowsOf(publication, await this.publications.openCells(publication.id))));
    return { bytes, sha256: publication.files?.find((file) => file.format === format)?.sha256 ?? '', number: publication.number ?? 0 };
  }

  async catalogue(): Promise<Record<string, unknown>> {
    const published = await this.publications.public();
    const { OPEN_DATA_LICENCE: licence, OPEN_DATA_CONTACT: contact } = this.config.settings;
    return catalogueOf(published.map((each) => this.catalogued(each)), { site: this.config.publicUrl, publisher: 'Chợ Phiên', licence, contact });
  }

  private catalogued(publication: Publication): CataloguedVersion {
    const { dataset, through, state, withdrawnReason, files, areas } = publication;
    const words = (what: 'title' | 'description') => ({ vi: message(`insight.open_data.${dataset}.${what}`, 'vi'), en: message(`insight.open_data.${dataset}.${what}`, 'en') });
    return {
      number: publication.number ?? 0, dataset, title: words('title'), description: words('description'), through, publishedAt: isoVietnam(publication.publishedAt ?? publication.preparedAt), withdrawnReason,
      files: state === 'withdrawn' ? [] : (files ?? []), areas: areas.filter(({ level }) => level !== 'commune').map(({ name }) => name),
    };
  }
}

const versionOf = ({ number, through, publishedAt, preparedAt, withdrawnAt, withdrawnReason, cells, hidden, files, state }: Publication): OpenVersion => (
  { number: number ?? 0, through, publishedAt: publishedAt ?? preparedAt, withdrawnAt, withdrawnReason, cells, hidden, files: state === 'withdrawn' ? [] : (files ?? []) });
