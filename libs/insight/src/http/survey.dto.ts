import { z } from 'zod';
import { after, communeCode, given, limit, text } from '@cho-phien/platform';
import { isDay } from '../domain/period.js';
import { GROUP_KINDS, GROUP_NAMES } from '../domain/survey-group.js';
import { METHODS, SURVEYED } from '../domain/survey.js';

const MOST = 10_000_000;
const counted = z.int().min(0).max(MOST);

const stall = z.object({ number: text(30), trade: given(text(80)), guided: z.boolean(), doing: z.boolean().nullable().describe('null: nobody could say') });

const ofGroup = z.object({ sampleSize: counted.describe('Those of the group who were asked'), doing: counted.describe('Those of them who bought or sold online') }).optional();
const groups = z.object({ female: ofGroup, male: ofGroup, kinh: ofGroup, minority: ofGroup });

const typed = {
  indicator: z.enum(SURVEYED), communeCode, place: text(160).describe('The market, or the commune itself'), surveyedOn: z.string().max(10).refine(isDay, 'field.invalid'), method: z.enum(METHODS),
  frameSize: counted.optional().describe('All there are: stalls on the register, residents, villages, persons on the target list'), sampleSize: counted.optional().describe('Those asked; all of them when left out'),
  guided: counted.nullable().optional().describe('Guided (hướng dẫn); of teams: set up'), doing: counted.optional().describe('Doing (thực hiện); of teams: active; of training: trained'),
  minimumAge: z.int().min(0).max(120).optional().describe('I7: residents of this age and older; 15 when left out'),
  statedPercent: z.number().min(0).max(1_000).optional().describe('What a report says; refused where the counts make another'),
  source: given(text(300)), note: given(text(500)), stalls: z.array(stall).max(2_000).optional().describe('The roll, from which the counts are made'),
  groups: groups.optional().describe('I7: those who were told apart by sex and by ethnicity; whoever is left of the whole is not stated'),
};

export const newSurvey = z.object(typed);
export const corrected = z.object({ ...typed, reason: text(300) });
export const surveyPath = z.object({ id: z.uuid() });
export const surveysQuery = z.object({ area: given(z.string().regex(/^[0-9A-Za-z-]{1,40}$/)), indicator: given(z.enum(SURVEYED)), limit: limit(50, 200), after });

const shownRate = z.number().nullable().describe('Percent to one decimal');

const shown = {
  id: z.string(), version: z.int(), indicator: z.enum(SURVEYED), communeCode: z.string(), communeName: z.string(), place: z.string(), surveyedOn: z.string(), method: z.enum(METHODS),
  frameSize: z.int(), sampleSize: z.int(), guided: z.int().nullable(), doing: z.int(), rate: shownRate, marginOfError: z.number().nullable().describe('Percentage points at 95 %, of a sample'),
  minimumAge: z.int().nullable(), source: z.string().nullable(), note: z.string().nullable(), reason: z.string().nullable().describe('Why it was corrected'), enteredBy: z.string(), recordedAt: z.string(),
  groups: z.array(z.object({ kind: z.enum(GROUP_KINDS), group: z.enum(GROUP_NAMES), sampleSize: z.int(), doing: z.int(), rate: shownRate, marginOfError: z.number().nullable().describe('Percentage points at 95 %; null also where too few do it or do not') })),
};
export const surveyHead = z.object(shown);
export const surveysAnswer = z.object({ items: z.array(surveyHead), next: z.string().nullable() });
export const surveyAnswer = z.object({
  ...shown, versions: z.array(surveyHead).describe('The newest first'),
  stalls: z.array(z.object({ number: z.string(), trade: z.string().nullable(), guided: z.boolean(), doing: z.boolean().nullable() })),
});
