import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { Floor } from '../domain/floor.js';

const KEPT_MS = 60_000;

/** The register of e-commerce floors. */
@Injectable()
export class FloorRepository {
  private read: { at: number; names: ReadonlyMap<string, string> } | null = null;

  constructor(private readonly dataSource: DataSource) {}

  /** Floors that run on a day, in their order. */
  async on(day: VietnamDay): Promise<Floor[]> {
    return this.dataSource.query('select floor_code as code, name, hosts from insight.floors where valid_from <= $1 and (valid_to is null or $1 < valid_to) order by position, floor_code', [day]);
  }

  /** What every floor that ever ran is called, by code; as it was within the last minute. */
  async names(): Promise<ReadonlyMap<string, string>> {
    if (this.read === null || Date.now() - this.read.at > KEPT_MS) this.read = { at: Date.now(), names: await this.readNames() };
    return this.read.names;
  }

  private async readNames(): Promise<ReadonlyMap<string, string>> {
    const rows: { code: string; name: string }[] = await this.dataSource.query('select floor_code as code, name from insight.floors');
    return new Map(rows.map(({ code, name }) => [code, name]));
  }
}
