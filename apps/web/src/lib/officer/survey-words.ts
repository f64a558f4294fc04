import { count, day, rate } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Survey } from '$lib/server/indicator-types';

const INDICATORS: Record<string, () => string> = { I6: m.survey_i6, I7: m.survey_i7, I8: m.survey_i8, I12: m.survey_i12 };
export const SURVEYED = Object.keys(INDICATORS);
export const surveyName = (indicator: string): string => INDICATORS[indicator]?.() ?? indicator;

const METHODS: Record<string, () => string> = { register: m.method_register, roll: m.method_roll, sample: m.method_sample, declared: m.method_declared };
export const METHOD_CODES = Object.keys(METHODS);
export const methodName = (method: string): string => METHODS[method]?.() ?? method;

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
