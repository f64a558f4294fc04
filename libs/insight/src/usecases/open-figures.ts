import { Injectable } from '@nestjs/common';
import { cellKey } from '../domain/disclosure/frame.js';
import type { CellKey } from '../domain/disclosure/frame.js';
import { PART_AT, partOf, standing } from '../domain/disclosure/publication-frame.js';
import type { Behind, LeafFacts } from '../domain/disclosure/publication-frame.js';
import type { Actor } from '@cho-phien/platform';
import { PARTS, partsOf } from '../domain/open-dataset.js';
import type { OpenDataset } from '../domain/open-dataset.js';
import { readPeriod } from '../domain/period.js';
import { BehindCells } from '../storage/behind-cells.js';
import { ShowIndicator } from './show-indicator.js';

/** The figures of a dataset by commune and month, as the indicators give them to the officer, with who stands behind them. */
@Injectable()
export class OpenFigures {
  constructor(private readonly indicators: ShowIndicator, private readonly behind: BehindCells) {}

  async of(actor: Actor, dataset: OpenDataset, communes: readonly string[], months: readonly string[]): Promise<Map<CellKey, LeafFacts>> {
    const parts = new Map<CellKey, number[]>(communes.flatMap((commune) => months.map((month): [CellKey, number[]] => [cellKey(commune, month), new Array<number>(dataset.indicators.length * PARTS).fill(0)])));
    // Read before the figures: who comes meanwhile stands in them and is not counted, so that it hides rather than shows.
    const behind = standing(await this.whoStands(dataset, communes, months));
    for (const month of months) {
      for (const indicator of dataset.indicators) {
        const time = dataset.addsUpOverTime ? { period: month } : { asOf: readPeriod(month)!.last };
        const shown = await this.indicators.run(actor, { code: indicator.code, by: 'commune', ...time }, 'vi');
        for (const row of shown.breakdown) partsOf(row, indicator).forEach((value, part) => { const cell = parts.get(cellKey(row.key, month)); if (cell) cell[indicator.from + part] = value; });
      }
    }
    const leafOf = (key: CellKey, parts: readonly number[]): LeafFacts => {
      const { sellers, buyers } = behind.get(key) ?? { sellers: new Set<string>(), buyers: new Set<string>() };
      if (!dataset.tellsOfBuyers) return { sellers, buyers: null, parts };
      return { sellers: withLatecomers(sellers, parts), buyers: withLatecomers(buyers, parts), parts };
    };
    return new Map([...parts].map(([key, values]) => [key, leafOf(key, values)]));
  }

  private whoStands(dataset: OpenDataset, communes: readonly string[], months: readonly string[]): Promise<Behind[]> {
    const periods = months.map((month) => readPeriod(month)!);
    return dataset.addsUpOverTime ? this.behind.ofDeliveries(communes, periods[0]!.first, periods.at(-1)!.last) : this.behind.ofCertificates(communes, periods.map(({ last }) => last));
  }
}

/** A part in which nobody stood yet when it was read is of one at least. */
const withLatecomers = (marks: ReadonlySet<string>, values: readonly number[]): Set<string> => new Set([
  ...marks, ...(['numerator', 'rest'] as const).filter((part) => (values[PART_AT[part]] ?? 0) > 0 && ![...marks].some((mark) => partOf(mark) === part)).map((part) => `${part} ?`),
]);
