import { fold } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { holdsOn } from './area.js';
import type { Area } from './area.js';
import { byLevel } from './area-registry.js';
import type { AreaRegistry } from './area-registry.js';

/** An area of today; `formerly` is the ended area whose name was typed. */
export interface AreaHit { area: Area; formerly: Area | null }

interface Entry {
  hit: AreaHit;
  /** Name without marks and type. */
  key: string;
  /** Type without marks. */
  type: string;
  /** Type, name and the names of what it lies in, without marks. */
  words: string[];
}

/** Apostrophes, hyphens and dashes as people leave them out; marks off. */
const plain = (text: string): string => fold(text).replace(/['’]/g, '').replace(/[^a-z0-9]+/g, ' ').trim();

const typeWords = /^(thanh pho|thi tran|thi xa|dac khu|phuong|huyen|quan|tinh|tp|tx|tt|xa|p|h|q|x) (?=\S)/;

/** Finds areas by name: with or without marks, with or without the type, with the province behind, by names that ended too. */
export class AreaSearch {
  private readonly folds = new Map<string, string>();
  private readonly entries: Entry[];
  /** Answers to what was typed lately; people type the same few names. */
  private readonly remembered = new Map<string, AreaHit[]>();

  constructor(private readonly registry: AreaRegistry, private readonly today: VietnamDay) {
    const shown = registry.areas.filter((area) => holdsOn(area, today) && area.level !== 'country');
    this.entries = [...shown.map((area) => this.entry(area, null, area)), ...this.formerNames()];
  }

  /** Best first: the whole name, its beginning, a word of it, all words in any order; provinces before communes. At most 50. */
  find(text: string, limit: number): AreaHit[] {
    const asked = plain(text.slice(0, 100));
    if (asked === '') return [];
    return (this.remembered.get(asked) ?? this.remember(asked)).slice(0, limit);
  }

  private remember(asked: string): AreaHit[] {
    const hits = this.search(asked);
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
    this.remembered.set(asked, hits);
    return hits;
  }

  private search(asked: string): AreaHit[] {
    const bare = asked.replace(typeWords, '');
    const words = asked.split(' ');
    const scored = this.entries
      .map((entry) => ({ hit: entry.hit, score: scoreOf(entry, asked, bare, words) }))
      .filter(({ score }) => score < NO_MATCH)
      .sort((a, b) => a.score - b.score || inOrder(a.hit, b.hit));
    return oncePerArea(scored.map(({ hit }) => hit)).slice(0, 50);
  }

  private entry(area: Area, formerly: Area | null, named: Area): Entry {
    const around = [area.parentCode ? this.registry.find(area.parentCode, this.today) : null, formerly && this.aboveFormer(formerly)];
    const key = this.folded(named.name);
    const type = this.folded(named.type);
    const context = around.flatMap((each) => (each ? [this.folded(each.type), this.folded(each.name)] : []));
    return { hit: { area, formerly }, key, type, words: [type, key, ...context].join(' ').split(' ') };
  }

  /** The same few thousand names and types occur again and again. */
  private folded(text: string): string {
    const known = this.folds.get(text) ?? plain(text);
    this.folds.set(text, known);
    return known;
  }

  private aboveFormer(former: Area): Area | null {
    return former.parentCode && former.level === 'commune' ? this.registry.findLatest(former.parentCode) : null;
  }

  /** Ended provinces and communes under the names they had, each leading to what it is part of now. */
  private formerNames(): Entry[] {
    return this.registry.areas.filter((area) => area.validTo !== null).flatMap((former) => {
      const now = this.partOfNow(former);
      return now.filter((area) => this.folded(area.name) !== this.folded(former.name)).map((area) => this.entry(area, former, former));
    });
  }

  private partOfNow(former: Area): Area[] {
    if (former.level === 'commune') return this.registry.resolveFormerCommune(former.code, this.today)?.now ?? [];
    if (former.level !== 'province') return [];
    const province = this.registry.provinceNow(former.code, this.today);
    return province ? [province] : [];
  }
}

const NO_MATCH = 9;
const MOST_REMEMBERED = 500;

/** Provinces first; a name that holds before one that ended. */
const inOrder = (a: AreaHit, b: AreaHit): number =>
  byLevel(a.area, b.area) || Number(a.formerly !== null) - Number(b.formerly !== null) || a.area.code.localeCompare(b.area.code);

function scoreOf({ key, type, words }: Entry, asked: string, bare: string, askedWords: readonly string[]): number {
  // "phường Bắc Giang" asks for the ward, not for the province of that name.
  if (key === bare) return asked === bare || asked === `${type} ${bare}` ? 0 : 0.5;
  if (key.startsWith(bare)) return 1;
  if (key.includes(` ${bare}`)) return 2;
  if (!askedWords.every((each) => words.some((word) => word.startsWith(each)))) return NO_MATCH;
  return bare.startsWith(`${key} `) ? 1 : 3;
}

/** The same area may be found under several names; the first way counts. */
function oncePerArea(hits: readonly AreaHit[]): AreaHit[] {
  const seen = new Set<string>();
  return hits.filter(({ area }) => {
    const id = `${area.level}/${area.code}`;
    return seen.has(id) ? false : Boolean(seen.add(id));
  });
}
