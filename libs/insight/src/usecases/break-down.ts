import type { AreasFacade } from '@cho-phien/areas';
import { message } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { Parting } from '../domain/definition.js';
import { rateOf } from '../domain/figure.js';
import type { Figure } from '../domain/figure.js';
import type { Part } from '../storage/unit-repository.js';
import { figureOf } from './figure-of-parts.js';
import type { Question } from './read-question.js';

export interface BreakdownRow extends Figure { key: string; area: string | null; areaName: string; rate: number | null; /** The outline of the area is not exactly that of the former district. */ approximate?: boolean; /** A former district of which not every commune was asked about. */ partial?: boolean }

/**
 * A figure taken apart; `names` are those that stand in rows. Every commune, or former district, has a row, also one in which there is
 * nothing to count. A commune belongs to one former district, so that the rows of either frame add up to the same whole.
 */
export async function breakDown(areas: AreasFacade, { definition, by, scope, frame }: Question, parts: readonly Part[], names: ReadonlyMap<string, string>, language: Language): Promise<BreakdownRow[]> {
  const districts = by === 'commune' && frame === 'district' ? await areas.formerDistrictsOf(scope.communes) : null;
  const rowOf = (key: string): string => districts?.get(key)?.code ?? key;
  const keyed = new Map<string, Part[]>();
  for (const part of parts) keyed.set(rowOf(part.key), [...(keyed.get(rowOf(part.key)) ?? []), part]);
  const keys = by === 'commune' ? [...new Set(scope.communes.map(rowOf))] : [...keyed.keys()];
  const approximate = new Set([...(districts?.values() ?? [])].filter((district) => district.approximate).map(({ code }) => code));
  const partial = await partOnly(areas, new Set([...(districts?.values() ?? [])].map(({ code }) => code)), new Set(scope.communes));
  return Promise.all(keys.map(async (key) => {
    const { numerator, denominator, unknown } = figureOf(definition, keyed.get(key) ?? []);
    return {
      key, area: partial.has(key) ? null : by === 'commune' ? key : scope.code, areaName: partial.has(key) ? await partName(areas, key, language) : names.get(key) ?? await nameOf(areas, by, key, language),
      numerator, denominator, unknown, rate: rateOf({ numerator, denominator }),
      ...(districts && { approximate: approximate.has(key), partial: partial.has(key) }),
    };
  }));
}

/** The former districts of which not every commune is among those asked about. */
async function partOnly(areas: AreasFacade, districts: ReadonlySet<string>, communes: ReadonlySet<string>): Promise<Set<string>> {
  const whole = await Promise.all([...districts].map(async (code) => ((await areas.communesOf(code))?.codes ?? []).every((commune) => communes.has(commune))));
  return new Set([...districts].filter((_, at) => !whole[at]));
}

/** The communes that a row of a figure by communes, or by former districts, is of. */
export async function communesOfRow(areas: AreasFacade, { scope, frame }: Pick<Question, 'scope' | 'frame'>, key: string): Promise<string[]> {
  const districts = frame === 'district' ? await areas.formerDistrictsOf(scope.communes) : null;
  return scope.communes.filter((commune) => (districts?.get(commune)?.code ?? commune) === key);
}

const partName = async (areas: AreasFacade, key: string, language: Language): Promise<string> => message('insight.part_of', language, { area: await areas.label(key) });

/** A village by its commune's code and its name: villages of two communes may share a name. */
async function villageName(areas: AreasFacade, key: string, language: Language): Promise<string> {
  const [commune, village] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
  return `${village || message('insight.part.no_village', language)}, ${await areas.label(commune)}`;
}

const WORDED: readonly Parting[] = ['tender', 'channel', 'task', 'claimKind'];

async function nameOf(areas: AreasFacade, by: Parting, key: string, language: Language): Promise<string> {
  if (by === 'commune' || (by === 'buyerProvince' && /^\d+$/.test(key))) return areas.label(key);
  if (by === 'buyerProvince') return message('insight.part.stall', language);
  if (by === 'village') return villageName(areas, key, language);
  if (by === 'kind') return message(`insight.value.producerKind.${key}`, language);
  if (by === 'sex' || by === 'ethnicity') return message(`insight.part.${by}.${key}`, language);
  return WORDED.includes(by) ? message(`insight.part.${key}`, language) : key;
}
