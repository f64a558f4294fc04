import { fail } from '@sveltejs/kit';
import { fieldOf, readRoll, readSurveyForm, surveyBody, wrongCounts, wrongGroups, type Roll, type SurveyForm } from '$lib/officer/survey-form';
import { groupName } from '$lib/officer/survey-words';
import { m } from '$lib/paraglide/messages';
import { ApiError } from './api-error';
import { refusedForm } from './form-refusal';

type Errors = Record<string, string>;

/** Reads the form of a survey and sends it; what is refused comes back with what was typed, and in words by field. */
export async function sendSurvey<Answer>(data: FormData, send: (body: Record<string, unknown>) => Promise<Answer>) {
  const form = readSurveyForm(data);
  const roll = readRoll(form.roll);
  const errors = wrongFields(form, roll);
  if (Object.keys(errors).length) return { refused: fail(400, { form, errors, problem: '' }) };
  try {
    return { answer: await send({ ...surveyBody(form, roll), ...(form.reason && { reason: form.reason }) }) };
  } catch (cause) {
    return { refused: refusedForm(cause, { form, errors: refusedFields(cause) }) };
  }
}

const wrongFields = (form: SurveyForm, roll: Roll): Errors => ({
  ...Object.fromEntries(wrongCounts(form).map((key) => [fieldOf(key) ?? '', m.survey_count_wrong()])),
  ...Object.fromEntries(wrongGroups(form).map(({ field, group, why }) => [field, why === 'half' ? m.survey_group_half({ group: groupName(group) }) : m.survey_count_wrong()])),
  ...(roll.wrong.length && { 'so-quay': m.survey_roll_wrong({ lines: roll.wrong.slice(0, 10).join(', ') }) }),
});

/** A refusal by field, in the sentence that has its numbers. */
function refusedFields(cause: unknown): Errors {
  if (!(cause instanceof ApiError)) return {};
  const told = cause.errors.map(({ path = '', code, detail }) => [fieldOf(path), code === cause.code ? cause.detail : detail] as const);
  return Object.fromEntries(told.flatMap(([field, text]) => (field && text ? [[field, text]] : [])));
}
