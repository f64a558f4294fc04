import { count, day, rate } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Survey } from '$lib/server/indicator-types';

const INDICATORS: Record<string, () => string> = { I6: m.survey_i6, I7: m.survey_i7, I8: m.survey_i8, I12: m.survey_i12 };
export const SURVEYED = Object.keys(INDICATORS);
export const surveyName = (indicator: string): string => INDICATORS[indicator]?.() ?? indicator;

const METHODS: Record<string, () => string> = { register: m.method_register, roll: m.method_roll, sample: m.method_sample, declared: m.method_declared };
export const METHOD_CODES = Object.keys(METHODS);
export const methodName = (method: string): string => METHODS[method]?.() ?? method;

const GROUP_KINDS: Record<string, () => string> = { sex: m.survey_by_sex, ethnicity: m.survey_by_ethnicity };
export const groupKindName = (kind: string): string => GROUP_KINDS[kind]?.() ?? kind;

const GROUPS: Record<string, () => string> = { female: m.group_female, male: m.group_male, kinh: m.group_kinh, minority: m.group_minority };
export const groupName = (group: string): string => GROUPS[group]?.() ?? group;
const UNSTATED: Record<string, () => string> = { sex: m.group_sex_unstated, ethnicity: m.group_ethnicity_unstated };

/** Percentage points, as a rate is written. */
export const pointsText = (points: number | null): string => (points === null ? '' : `±${rate(points).replace(/\s*%$/, '')}`);

/** The groups of a survey as a table: group, asked, doing, rate, how far it may be off; after those of a kind what they leave of the whole. */
export const groupCells = (survey: Survey): string[][] => Object.keys(GROUP_KINDS).flatMap((kind) => {
  const told = survey.groups.filter((each) => each.kind === kind);
  const left = told.reduce((rest, each) => ({ sampleSize: rest.sampleSize - each.sampleSize, doing: rest.doing - each.doing }), { sampleSize: survey.sampleSize, doing: survey.doing });
  const rows = told.map((each) => [groupName(each.group), count(each.sampleSize), count(each.doing), each.rate === null ? m.no_data() : rate(each.rate), pointsText(each.marginOfError)]);
  return told.length && left.sampleSize ? [...rows, [UNSTATED[kind]?.() ?? m.unknown(), count(left.sampleSize), count(left.doing), '', '']] : rows;
});

export const surveyRate = (survey: Survey): string => (survey.rate === null ? m.no_data() : rate(survey.rate));

export const surveyCells = (survey: Survey): string[] => [
  survey.place,
  surveyName(survey.indicator),
  survey.communeName,
  day(survey.surveyedOn),
  survey.guided === null ? '' : count(survey.guided),
  count(survey.doing),
  count(survey.indicator === 'I7' ? survey.sampleSize : survey.frameSize),
  surveyRate(survey),
];
