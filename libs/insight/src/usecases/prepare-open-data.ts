import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { Clock, Conflict, Invalid, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor, Tx } from '@cho-phien/platform';
import { placeOf } from '../domain/disclosure/frame.js';
import type { Axis, CellKey, Frame } from '../domain/disclosure/frame.js';
import { lastSaid, withoutFew } from '../domain/disclosure/late-changes.js';
import { protect } from '../domain/disclosure/protect.js';
import type { Cell } from '../domain/disclosure/protect.js';
import { cellsFrom, earlierOf, frameOf, joined, keptFrame, monthsThrough, standing } from '../domain/disclosure/publication-frame.js';
import type { LeafFacts } from '../domain/disclosure/publication-frame.js';
import { firstOpenMonth, openDataset, versionOf } from '../domain/open-dataset.js';
import type { OpenDataset } from '../domain/open-dataset.js';
import type { OpenArea } from '../domain/open-file.js';
import { monthOf, readPeriod } from '../domain/period.js';
import { BehindCells } from '../storage/behind-cells.js';
import { OpenDataRepository } from '../storage/open-data.repository.js';
import type { FrozenCell } from '../storage/open-data.repository.js';
import { OpenFigures } from './open-figures.js';

type Published = Awaited<ReturnType<OpenDataRepository['published']>>;

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** Freezes the figures of a dataset and decides what of them to hide, before anybody may read them. */
@Injectable()
export class PrepareOpenData {
  constructor(
    private readonly scope: OfficerScope, private readonly areas: AreasFacade, private readonly figures: OpenFigures, private readonly behind: BehindCells,
    private readonly publications: OpenDataRepository, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock,
  ) {}

  /**
   * The months from January to `through` (a month that is over, of this year or the last) for all communes of the officer, with the sums over districts,
   * clusters, the province and quarters. Errors: `insight.no_dataset`, `insight.bad_month`, `insight.open_data_would_reveal`, those of OfficerScope.
   */
  async run(actor: Actor, datasetId: string, through: string): Promise<string> {
    const dataset = openDataset(datasetId);
    if (!dataset) throw new NotFound('insight.no_dataset');
    const month = MONTH.test(through) ? readPeriod(through) : null;
    const today = vietnamDay(this.clock.now());
    if (!month || through >= monthOf(today) || through < firstOpenMonth(today)) throw new Invalid('insight.bad_month', {}, [{ path: 'through', code: 'insight.bad_month' }]);
    const { communes } = await this.scope.communes(actor, undefined, month.last);
    const named = await this.namedAreas(communes);
    const frame: Frame = { areas: axisOf(communes, named), periods: monthsThrough(through, dataset.addsUpOverTime) };
    const leaves = await this.figures.of(actor, dataset, communes, frame.periods.leaves);
    return this.unitOfWork.run(async (tx) => {
      await this.publications.lock(tx, dataset.id);
      const before = await this.publications.published(tx, dataset.id);
      const cells = cellsFrom(frame, dataset.tellsOfBuyers ? await this.withoutFew(tx, leaves, before) : leaves);
      const id = newId();
      await this.publications.add(tx, {
        id, dataset: dataset.id, through, definitionVersion: versionOf(dataset), frame: keptFrame(frame), areas: named.map(({ communes: _, ...area }) => area),
        after: await this.publications.newest(tx, dataset.id), by: actor.accountId, at: this.clock.now(),
      }, hiding(dataset, frame, cells, before));
      return id;
    });
  }

  /** The figures as they may be told beside what was published before of the same places and months. */
  private async withoutFew(tx: Tx, leaves: ReadonlyMap<CellKey, LeafFacts>, before: Published): Promise<Map<CellKey, LeafFacts>> {
    const said = lastSaid(joined(before.frames.map(frameOf)), before.cells);
    const changed = [...said].filter(([key, { parts }]) => leaves.has(key) && leaves.get(key)!.parts.join() !== parts.join());
    const late = changed.length === 0 ? [] : await this.behind.ofLateNews(tx, changed.map(([key, { since }]) => { const [commune, month] = placeOf(key); return { commune, month, since }; }));
    return withoutFew(leaves, said, standing(late));
  }

  /** The communes, what lies wholly within them, and all of them together where that is none of these. */
  private async namedAreas(communes: readonly string[]): Promise<(OpenArea & { communes: readonly string[] })[]> {
    const within = await Promise.all((await this.areas.within(communes)).map(async ({ code, level, label }) => ({ code, level, name: label, communes: (await this.areas.communesOf(code))?.codes ?? [] })));
    const own = await Promise.all(communes.map(async (code) => ({ code, level: 'commune', name: await this.areas.label(code), communes: [code] })));
    const whole = { code: `all-${createHash('sha256').update(communes.join()).digest('hex').slice(0, 8)}`, level: 'all', name: 'Toàn bộ địa bàn công bố', communes };
    return [...own, ...within, ...(within.some(({ communes: covered }) => covered.length === communes.length) ? [] : [whole])];
  }
}

/** Every cell with whether it is hidden, by all that was ever published. */
function hiding(dataset: OpenDataset, frame: Frame, cells: ReadonlyMap<CellKey, Cell>, before: Published): FrozenCell[] {
  const known = new Map<CellKey, Cell>([...before.cells.map((cell): [CellKey, Cell] => [cell.key, cell]), ...cells]);
  const { hidden, revealed } = protect({ frame: joined([...before.frames.map(frameOf), frame]), cells: known, guarded: dataset.guarded }, earlierOf(before.cells, cells));
  if (revealed.length > 0) throw new Conflict('insight.open_data_would_reveal', { count: revealed.length });
  return [...cells].map(([key, cell]) => { const [area, period] = placeOf(key); return { ...cell, key, area, period, hidden: hidden.has(key) }; });
}

const axisOf = (communes: readonly string[], named: readonly (OpenArea & { communes: readonly string[] })[]): Axis => (
  { leaves: communes, groups: new Map(named.filter(({ level }) => level !== 'commune').map(({ code, communes: covered }) => [code, new Set(covered)])) });
