import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Area } from './domain/area.js';
import { AreaRegistry } from './domain/area-registry.js';
import type { CommuneSet, Resolution } from './domain/area-registry.js';
import { AreaSearch } from './domain/area-search.js';
import type { AreaHit } from './domain/area-search.js';
import { isClusterId } from './domain/made-cluster.js';
import { AreaRepository } from './storage/area.repository.js';
import { ClusterRepository } from './storage/cluster.repository.js';

interface Loaded { version: string | null; registry: AreaRegistry; checkedAt: number }

const CHECK_EVERY = 60_000;

/**
 * Areas of Vietnam by code, name and day. Reads the tables once and answers from memory;
 * once a minute it asks whether other data were loaded. Days are Vietnamese; left out, they mean today.
 */
@Injectable()
export class AreasFacade {
  private loaded: Promise<Loaded> | null = null;
  /** Made at the first search of a day: names that hold depend on it. */
  private searching: { registry: AreaRegistry; day: VietnamDay; search: AreaSearch } | null = null;

  constructor(private readonly repository: AreaRepository, private readonly clusters: ClusterRepository, private readonly clock: Clock) {}

  async find(code: string, on: VietnamDay = this.today()): Promise<Area | null> {
    return (await this.registry()).find(code, on);
  }

  /** `06838` → `Xã Bình Liêu`; of an area that ended, its last label; an unknown code answers itself. */
  async label(code: string): Promise<string> {
    if (isClusterId(code)) return (await this.clusters.nameOf(code)) ?? code;
    const registry = await this.registry();
    return (registry.find(code, this.today()) ?? registry.findLatest(code))?.label ?? code;
  }

  /** Communes of a province, commune, former district (its cluster), cluster made by officers or the country `VN`; null for an unknown code, or one that does not hold on the day. */
  async communesOf(areaCode: string, on: VietnamDay = this.today()): Promise<CommuneSet | null> {
    if (isClusterId(areaCode)) return this.clusters.communesOf(areaCode, on);
    return (await this.registry()).communesOf(areaCode, on);
  }

  /** The former district to whose place each of these communes belongs, in the order of the communes; those of no known one are left out. */
  async formerDistrictsOf(communes: readonly string[]): Promise<Map<string, { code: string; approximate: boolean }>> {
    const registry = await this.registry();
    return new Map(communes.flatMap((commune) => { const district = registry.formerDistrictOf(commune); return district ? [[commune, district] as const] : []; }));
  }

  /** The provinces and clusters that lie wholly within a set of communes. */
  async within(communes: readonly string[], on: VietnamDay = this.today()): Promise<Area[]> {
    return (await this.registry()).within(new Set(communes), on);
  }

  /** What a commune that ended on 1 July 2025 is part of now; null when none ended under this code. */
  async resolveOldCommune(code: string): Promise<Resolution | null> {
    return (await this.registry()).resolveFormerCommune(code, this.today());
  }

  /** Code of the province of today in which a commune lies, or one that ended lay; null for an unknown code. */
  async provinceOf(communeCode: string): Promise<string | null> {
    return (await this.registry()).provinceOf(communeCode, this.today());
  }

  /** The 34 provinces by code. */
  async provinces(): Promise<Area[]> {
    return (await this.registry()).children('VN', 'province', this.today());
  }

  /** Communes of a province as areas; empty for an unknown code. */
  async communesIn(provinceCode: string): Promise<Area[]> {
    return (await this.registry()).children(provinceCode, 'commune', this.today());
  }

  /** Areas of today whose name, or former name, fits what was typed; best first. */
  async search(text: string, limit = 10): Promise<AreaHit[]> {
    const registry = await this.registry();
    const day = this.today();
    if (this.searching?.registry !== registry || this.searching.day !== day) this.searching = { registry, day, search: new AreaSearch(registry, day) };
    return this.searching.search.find(text, limit);
  }

  private today(): VietnamDay { return vietnamDay(this.clock.now()); }

  private async registry(): Promise<AreaRegistry> { return (await this.current()).registry; }

  private async current(): Promise<Loaded> {
    this.loaded ??= this.load();
    const loaded = await this.loaded.catch((error: unknown) => { this.loaded = null; throw error; });
    // An empty table is asked again each time: the areas may be loaded after this process started.
    if (loaded.version === null) return this.refresh(loaded);
    // Nobody waits for the look at the version: who asks may be inside a transaction, and this is another connection.
    if (Date.now() - loaded.checkedAt >= CHECK_EVERY) void this.refresh(loaded).catch(() => undefined);
    return loaded;
  }

  private async refresh(loaded: Loaded): Promise<Loaded> {
    loaded.checkedAt = Date.now();
    if ((await this.repository.version()) === loaded.version) return loaded;
    const fresh = await this.load();
    this.loaded = Promise.resolve(fresh);
    return fresh;
  }

  private async load(): Promise<Loaded> {
    const { version, areas, successors, clusterMembers } = await this.repository.readAll();
    return { version, registry: new AreaRegistry(areas, successors, clusterMembers), checkedAt: Date.now() };
  }
}
