import type { VietnamDay } from '@cho-phien/kernel';
import { COUNTRY, holdsOn } from './area.js';
import type { Area, AreaLevel, ClusterMember, Successor } from './area.js';

/** Communes of an area; `approximate` when the set is not exactly the area asked for. */
export interface CommuneSet { codes: string[]; approximate: boolean }

/** What a former commune is part of now. */
export interface Resolution { former: Area; now: Area[]; divided: boolean }

const levelOrder: readonly AreaLevel[] = ['country', 'province', 'district', 'commune', 'cluster'];

/** All areas in memory, indexed by code; answers depend on the day asked about. */
export class AreaRegistry {
  private readonly byCode = new Map<string, Area[]>();
  private readonly byParent = new Map<string, Area[]>();
  private readonly successors = new Map<string, Successor[]>();
  private readonly members = new Map<string, string[]>();
  private readonly approximate = new Set<string>();
  private readonly districts = new Map<string, ClusterMember>();

  constructor(readonly areas: readonly (Area & { approximate?: boolean })[], successors: readonly Successor[], members: readonly ClusterMember[]) {
    for (const area of areas) {
      push(this.byCode, area.code, area);
      if (area.altCode) push(this.byCode, area.altCode, area);
      if (area.parentCode) push(this.byParent, area.parentCode, area);
      if (area.approximate) this.approximate.add(area.code);
    }
    for (const successor of successors) push(this.successors, successor.oldCode, successor);
    for (const member of members) {
      push(this.members, member.clusterCode, member.communeCode);
      this.districts.set(member.communeCode, member);
    }
  }

  /** The area with this code on that day; its own code counts before another's alternative one. */
  find(code: string, on: VietnamDay): Area | null {
    const holding = (this.byCode.get(code) ?? []).filter((area) => holdsOn(area, on));
    return holding.find((area) => area.code === code) ?? holding[0] ?? null;
  }

  /** The last area known under this code, whenever it held. */
  findLatest(code: string): Area | null {
    const all = this.byCode.get(code) ?? [];
    return all.reduce<Area | null>((latest, area) => (latest === null || area.validFrom > latest.validFrom ? area : latest), null);
  }

  /** Areas directly below, in the order of their codes. */
  children(parentCode: string, level: AreaLevel, on: VietnamDay): Area[] {
    return (this.byParent.get(parentCode) ?? []).filter((area) => area.level === level && holdsOn(area, on));
  }

  /** Null for a code that names nothing on that day. */
  communesOf(code: string, on: VietnamDay): CommuneSet | null {
    const area = this.find(code, on);
    if (!area) return null;
    if (area.level === 'cluster') return { codes: this.members.get(code) ?? [], approximate: this.approximate.has(code) };
    return { codes: this.communesBelow(area, on), approximate: false };
  }

  /** The provinces and clusters of which every commune is among these. */
  within(communes: ReadonlySet<string>, on: VietnamDay): Area[] {
    return this.areas.filter((area) => (area.level === 'province' || area.level === 'cluster') && holdsOn(area, on)).filter((area) => {
      const codes = this.communesOf(area.code, on)?.codes ?? [];
      return codes.length > 0 && codes.every((code) => communes.has(code));
    });
  }

  private communesBelow(area: Area, on: VietnamDay): string[] {
    if (area.level === 'commune') return [area.code];
    if (area.code === COUNTRY) return this.areas.filter((each) => each.level === 'commune' && holdsOn(each, on)).map(({ code }) => code);
    const districts = this.children(area.code, 'district', on);
    return [area, ...districts].flatMap(({ code }) => this.children(code, 'commune', on).map((commune) => commune.code));
  }

  /**
   * The former district to whose place a commune belongs; these sets never overlap. `approximate` where the commune holds land from
   * outside it, or the district lost land. Null for an unknown commune.
   */
  formerDistrictOf(communeCode: string): { code: string; approximate: boolean } | null {
    const member = this.districts.get(communeCode);
    return member ? { code: member.clusterCode, approximate: member.approximate || this.approximate.has(member.clusterCode) } : null;
  }

  /** What became of a commune that ended; null when no commune ended under this code. */
  resolveFormerCommune(code: string, on: VietnamDay): Resolution | null {
    const former = (this.byCode.get(code) ?? []).find((area) => area.level === 'commune' && area.code === code && area.validTo !== null && this.successors.has(code));
    const links = this.successors.get(code);
    if (!former || !links) return null;
    const { now, divided } = this.follow(links, on, new Set([code]));
    return { former, now: [...new Set(now)], divided };
  }

  /** What links lead to on a day; a commune that ended in its turn leads on. A code may name something new after what it named ended. */
  private follow(links: readonly Successor[], on: VietnamDay, passed: Set<string>): Pick<Resolution, 'now' | 'divided'> {
    const ways = links.map(({ newCode, divided }) => {
      const area = this.find(newCode, on);
      if (area) return { now: [area], divided };
      if (passed.has(newCode)) return { now: [], divided };
      const further = this.follow(this.successors.get(newCode) ?? [], on, passed.add(newCode));
      return { now: further.now, divided: divided || further.divided };
    });
    return { now: ways.flatMap(({ now }) => now), divided: ways.some(({ divided }) => divided) };
  }

  /** Province of a commune, of today's or of one that ended; null for an unknown code. */
  provinceOf(communeCode: string, on: VietnamDay): string | null {
    const area = this.find(communeCode, on) ?? this.resolveFormerCommune(communeCode, on)?.now[0] ?? null;
    if (!area) return null;
    if (area.level === 'province') return area.code;
    const parent = area.parentCode ? this.find(area.parentCode, on) : null;
    return parent?.level === 'district' ? parent.parentCode : parent?.code ?? null;
  }

  /** Provinces an ended province is part of, through any of its communes. */
  provinceNow(formerProvince: string, on: VietnamDay): Area | null {
    for (const commune of this.everCommunesOf(formerProvince)) {
      const now = this.resolveFormerCommune(commune.code, on)?.now[0];
      if (now?.parentCode) return this.find(now.parentCode, on);
    }
    return null;
  }

  private everCommunesOf(province: string): Area[] {
    const districts = (this.byParent.get(province) ?? []).filter(({ level }) => level === 'district');
    return districts.flatMap(({ code }) => (this.byParent.get(code) ?? []).filter(({ level }) => level === 'commune'));
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export const byLevel = (a: Area, b: Area): number => levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level);
