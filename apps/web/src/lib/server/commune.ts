import { communeLabel } from '$lib/catalogue/commune-label';
import type { Api } from './api';
import type { AreaHit } from './types';

export type FoundCommune =
  | { kind: 'one'; code: string; label: string }
  | { kind: 'many'; candidates: AreaHit[] }
  | { kind: 'none' };

const MOST = 8;
const same = (a: string, b: string) => a.localeCompare(b, 'vi', { sensitivity: 'base' }) === 0;

/**
 * The commune a person meant by what they typed (old names too) or by a candidate's code they chose.
 * Several communes share a name, so a name alone may need a second choice.
 */
export async function findCommune(api: Api, text: string, code: string): Promise<FoundCommune> {
  if (!text) return { kind: 'none' };
  const { items } = await api.areas(text);
  const communes = items.filter((area) => area.level === 'commune');
  const exact = communes.filter((area) => same(communeLabel(area), text));
  const chosen = communes.find((area) => area.code === code);
  const only = exact.length === 1 ? exact[0] : (chosen ?? (communes.length === 1 ? communes[0] : undefined));
  if (only) return { kind: 'one', code: only.code, label: communeLabel(only) };
  return communes.length ? { kind: 'many', candidates: communes.slice(0, MOST) } : { kind: 'none' };
}
