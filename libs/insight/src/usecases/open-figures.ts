import { Injectable } from '@nestjs/common';
import { cellKey } from '../domain/disclosure/frame.js';
import type { CellKey } from '../domain/disclosure/frame.js';
import type { LeafFacts } from '../domain/disclosure/publication-frame.js';
import type { Actor } from '@cho-phien/platform';
import { PARTS, partsOf } from '../domain/open-dataset.js';
import type { OpenDataset } from '../domain/open-dataset.js';
import { readPeriod } from '../domain/period.js';
import { BehindCells } from '../storage/behind-cells.js';
import type { Behind } from '../storage/behind-cells.js';
import { ShowIndicator } from './show-indicator.js';

/** The figures of a dataset by commune and month, as the indicators give them to the officer, with who stands behind them. */
@Injectable()
export class OpenFigures {
  constructor(private readonly indicators: ShowIndicator, private readonly behind: BehindCells) {}

  async of(actor: Actor, dataset: OpenDataset, communes: readonly string[], months: readonly string[]): Promise<Map<CellKey, LeafFacts>> {
    const parts = new Map<CellKey, number[]>(communes.flatMap((commune) => months.map((month): [CellKey, number[]] => [cellKey(commune, month), new Array<number>(dataset.indicators.length * PARTS).fill(0)])));
    // Read before the figures: who comes meanwhile stands in them and is not counted, so that it hides rather than shows.
    const behind = new Map((await this.whoStands(dataset, communes, months)).map((each) => [cellKey(each.commune, each.month), each]));
    for (const month of months) {
      for (const indicator of dataset.indicators) {
        const time = dataset.addsUpOverTime ? { period: month } : { asOf: readPeriod(month)!.last };
        const shown = await this.indicators.run(actor, { code: indicator.code, by: 'commune', ...time }, 'vi');
        for (const row of shown.breakdown) partsOf(row, indicator).forEach((value, part) => { const cell = parts.get(cellKey(row.key, month)); if (cell) cell[indicator.from + part] = value; });
      }
    }
    const leafOf = (key: CellKey, values: readonly number[]): LeafFacts => ({ sellers: new Set(behind.get(key)?.sellers), buyers: dataset.tellsOfBuyers ? new Set(behind.get(key)?.buyers) : null, parts: values });
    return new Map([...parts].map(([key, values]) => [key, leafOf(key, values)]));
  }

  private whoStands(dataset: OpenDataset, communes: readonly string[], months: readonly string[]): Promise<Behind[]> {
    const periods = months.map((month) => readPeriod(month)!);
    return dataset.addsUpOverTime ? this.behind.ofDeliveries(communes, periods[0]!.first, periods.at(-1)!.last) : this.behind.ofCertificates(communes, periods.map(({ last }) => last));
  }
}
