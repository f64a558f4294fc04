import { AreasFacade } from '@cho-phien/areas';
import { productSetName } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import { Injectable } from '@nestjs/common';
import { FloorRepository } from '../storage/floor.repository.js';

export type ExportRow = Record<string, unknown>;

/** Rows as people read them: beside a code of our own or of the state stands what it is called, in a column of its own. */
@Injectable()
export class WordRows {
  constructor(private readonly areas: AreasFacade, private readonly floors: FloorRepository, private readonly config: Config) {}

  async *of(batches: AsyncIterable<ExportRow[]>): AsyncGenerator<ExportRow[]> {
    const [floors, provinces] = await Promise.all([this.floors.names(), this.provinces()]);
    for await (const rows of batches) yield rows.map((row) => this.worded(row, floors, provinces));
  }

  private worded(row: ExportRow, floors: ReadonlyMap<string, string>, provinces: ReadonlyMap<string, string>): ExportRow {
    const { productSet, productSlug, buyerProvinceCode, floors: at } = row;
    return {
      ...row,
      ...(typeof productSet === 'string' && { productSetName: productSetName(productSet, 'vi') }),
      ...('buyerProvinceCode' in row && { buyerProvinceName: typeof buyerProvinceCode === 'string' ? provinces.get(buyerProvinceCode) ?? '' : null }),
      ...(typeof productSlug === 'string' && { productSlug: `${this.config.publicUrl}/san-pham/${productSlug}` }),
      ...(Array.isArray(at) && { floors: at.map((code) => floors.get(String(code)) ?? String(code)) }),
    };
  }

  private async provinces(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.areas.provinces()).map(({ code, label }) => [code, label]));
  }
}
