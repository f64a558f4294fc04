import { fail } from '@sveltejs/kit';
import { readRoll, readSurveyForm, surveyBody, wrongCounts } from '$lib/officer/survey-form';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from './form-refusal';

/** Reads the form of a survey and sends it; what is refused comes back with what was typed. */
export async function sendSurvey<Answer>(data: FormData, send: (body: Record<string, unknown>) => Promise<Answer>) {
  const form = readSurveyForm(data);
  const roll = readRoll(form.roll);
  if (roll.wrong.length) return { refused: fail(400, { form, problem: m.survey_roll_wrong({ lines: roll.wrong.slice(0, 10).join(', ') }) }) };
  if (wrongCounts(form).length) return { refused: fail(400, { form, problem: m.survey_count_wrong() }) };
  try {
    return { answer: await send({ ...surveyBody(form, roll), ...(form.reason && { reason: form.reason }) }) };
  } catch (cause) {
    return { refused: refusedForm(cause, { form }) };
  }
}
