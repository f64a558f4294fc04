import { readAsOf, readPeriod } from './periods';

/** What an officer's page asks about, as its address says. */
export type Asked = { area: string | null; period: string; asOf: string; knownAt: string | null; floor: string | null; by: string | null; frame: string | null };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CODE = /^[0-9A-Za-z-]{1,40}$/;
const given = (text: string | null, form: RegExp): string | null => (text && form.test(text) ? text : null);

export function readAsked(params: URLSearchParams, now: Date): Asked {
  const period = readPeriod(params.get('ky'), now);
  return {
    area: given(params.get('vung'), CODE),
    period,
    asOf: readAsOf(params.get('tinh-den'), period, now),
    knownAt: given(params.get('biet-den'), DAY),
    floor: given(params.get('san'), CODE),
    by: given(params.get('chia'), CODE),
    frame: params.get('khung') === 'district' ? 'district' : null,
  };
}

/** The same question to the API, for a state or for a flow. */
export const questionOf = (asked: Asked, time: 'asOf' | 'period') => ({
  area: asked.area,
  knownAt: asked.knownAt,
  floor: asked.floor,
  ...(time === 'asOf' ? { asOf: asked.asOf } : { period: asked.period }),
});

/** The rows of one part of a figure, as an address after the page of its rows; a part of a parting the indicator itself does not go by. */
export const rowsOfPart = (asked: Asked, by: string, key: string, part?: string): string => addressOf(asked, { chia: by, nhom: key, phan: part ?? null });

/** The same question as an address of this site, without what a page adds of its own. */
export function addressOf(asked: Asked, more: Record<string, string | null> = {}): string {
  const all = { vung: asked.area, ky: asked.period, 'tinh-den': asked.asOf, 'biet-den': asked.knownAt, san: asked.floor, khung: asked.frame, ...more };
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();
}
