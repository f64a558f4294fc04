/** Two counts of one group, as typed. */
export type GroupForm = { sampleSize: string; doing: string };

/** The form of a survey, as sent; the roll is one line a stall. */
export type SurveyForm = {
  indicator: string;
  communeCode: string;
  place: string;
  surveyedOn: string;
  method: string;
  frameSize: string;
  sampleSize: string;
  guided: string;
  doing: string;
  statedPercent: string;
  minimumAge: string;
  source: string;
  note: string;
  roll: string;
  reason: string;
  groups: Record<string, GroupForm>;
};

export type RollStall = { number: string; trade?: string; guided: boolean; doing: boolean | null };

/** What residents (I7) are told apart by, each group with the beginning of its fields' names. */
export const GROUP_FIELDS: Record<string, Record<string, string>> = { sex: { female: 'nu', male: 'nam' }, ethnicity: { kinh: 'kinh', minority: 'thieu-so' } };
export const GROUP_COUNTS = { sampleSize: 'hoi', doing: 'mua' } as const satisfies Record<keyof GroupForm, string>;
const GROUPS: Record<string, string> = Object.fromEntries(Object.values(GROUP_FIELDS).flatMap((kind) => Object.entries(kind)));
const COUNTS = Object.keys(GROUP_COUNTS) as (keyof GroupForm)[];

export const groupField = (name: string, count: keyof GroupForm): string => `${name}-${GROUP_COUNTS[count]}`;

const FIELDS: Record<Exclude<keyof SurveyForm, 'groups'>, [name: string, most: number]> = {
  indicator: ['chi-so', 5],
  communeCode: ['xa', 5],
  place: ['noi', 160],
  surveyedOn: ['ngay', 10],
  method: ['cach', 10],
  frameSize: ['tong', 10],
  sampleSize: ['hoi', 10],
  guided: ['huong-dan', 10],
  doing: ['thuc-hien', 10],
  statedPercent: ['phan-tram', 8],
  minimumAge: ['tuoi', 3],
  source: ['nguon', 300],
  note: ['ghi', 500],
  roll: ['so-quay', 100_000],
  reason: ['ly-do', 300],
};

export function readSurveyForm(form: FormData): SurveyForm {
  const text = (name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
  const groups = Object.entries(GROUPS).map(([group, name]) => [group, Object.fromEntries(COUNTS.map((count) => [count, text(groupField(name, count), 10)]))]);
  return { ...Object.fromEntries(Object.entries(FIELDS).map(([key, [name, most]]) => [key, text(name, most)])), groups: Object.fromEntries(groups) } as SurveyForm;
}

/** The field of the form for a path of the API, as `groups.female.doing`; null where there is none. */
export function fieldOf(path: string): string | null {
  const [key = '', group = '', count = ''] = path.split('.');
  if (key === 'stalls') return FIELDS.roll[0];
  if (key === 'groups') return GROUPS[group] && count in GROUP_COUNTS ? groupField(GROUPS[group], count as keyof GroupForm) : 'nhom';
  return key in FIELDS ? FIELDS[key as keyof typeof FIELDS][0] : null;
}

const YES = /^(x|có|co|1|yes|y)$/i;
const NO = /^(không|khong|k|0|-|no|n|)$/i;

/**
 * `12; rau; có; không` → stall 12, trade rau, guided, not doing; `?` as the last word: nobody could say.
 * Null for a line that cannot be read.
 */
export function readStall(line: string): RollStall | null {
  const [number = '', trade = '', guided = '', doing = ''] = line.split(/[;\t]/).map((cell) => cell.trim());
  if (!number || !(YES.test(guided) || NO.test(guided)) || !(YES.test(doing) || NO.test(doing) || doing === '?')) return null;
  return { number, ...(trade && { trade }), guided: YES.test(guided), doing: doing === '?' ? null : YES.test(doing) };
}

export type Roll = { stalls: RollStall[]; wrong: number[] };

/** Every stall of a roll, and the numbers of the lines that cannot be read. */
export function readRoll(text: string): Roll {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line.trim() !== '');
  const read = lines.map(({ line, number }) => ({ stall: readStall(line), number }));
  return { stalls: read.flatMap(({ stall }) => stall ?? []), wrong: read.flatMap(({ stall, number }) => (stall ? [] : number)) };
}

/** `1.480` → 1480; undefined for an empty field, NaN for anything that is no whole number. */
const whole = (typed: string): number | undefined => (typed === '' ? undefined : /^\d+$/.test(typed.replace(/[.\s]/g, '')) ? Number(typed.replace(/[.\s]/g, '')) : NaN);
const percent = (typed: string): number | undefined => (typed === '' ? undefined : Number(typed.replace(/\s*%$/, '').replace(',', '.')));

/** Counts that are no numbers, by field. */
export const wrongCounts = (form: SurveyForm): (keyof SurveyForm)[] => (['frameSize', 'sampleSize', 'guided', 'doing', 'minimumAge'] as const).filter((key) => Number.isNaN(whole(form[key])));

export type WrongGroup = { field: string; group: string; why: 'count' | 'half' };

/** What is wrong with the fields of groups: no whole number, or one count without the other. */
export function wrongGroups({ groups }: SurveyForm): WrongGroup[] {
  return Object.entries(GROUPS).flatMap(([group, name]) => COUNTS.flatMap((count): WrongGroup[] => {
    const typed = groups[group] ?? { sampleSize: '', doing: '' };
    if (Number.isNaN(whole(typed[count]))) return [{ field: groupField(name, count), group, why: 'count' }];
    return typed[count] === '' && COUNTS.some((other) => typed[other] !== '') ? [{ field: groupField(name, count), group, why: 'half' }] : [];
  }));
}

const groupsBody = ({ groups }: SurveyForm): Record<string, unknown> =>
  Object.fromEntries(Object.entries(groups).filter(([, typed]) => typed.sampleSize || typed.doing).map(([group, { sampleSize, doing }]) => [group, { sampleSize: whole(sampleSize), doing: whole(doing) }]));

export const surveyBody = (form: SurveyForm, { stalls }: Roll): Record<string, unknown> => ({
  indicator: form.indicator,
  communeCode: form.communeCode,
  place: form.place,
  surveyedOn: form.surveyedOn,
  method: form.method,
  frameSize: whole(form.frameSize),
  statedPercent: percent(form.statedPercent),
  ...(form.indicator === 'I7' && { minimumAge: whole(form.minimumAge) }),
  ...(stalls.length ? { stalls } : { sampleSize: whole(form.sampleSize), guided: whole(form.guided), doing: whole(form.doing) }),
  groups: groupsBody(form),
  ...(form.source && { source: form.source }),
  ...(form.note && { note: form.note }),
});
