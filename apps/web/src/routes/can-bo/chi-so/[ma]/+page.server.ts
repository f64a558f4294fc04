import { error } from '@sveltejs/kit';
import { addressOf, questionOf, readAsked } from '$lib/officer/asked';
import { periodGroups } from '$lib/officer/periods';
import { m } from '$lib/paraglide/messages';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const MONTHS = 12;

/** One indicator: the figure, how it went, what it is made of, what became known later. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const now = new Date();
  const asked = readAsked(event.url.searchParams, now);
  const api = indicatorApi(event);
  const { items: definitions } = await api.definitions();
  const definition = definitions.find(({ code }) => code === event.params.ma);
  if (!definition) error(404, { message: m.error_missing_lead() });
  const question = questionOf(asked, definition.time);
  const by = [...definition.partings, ...definition.overlapping].find((parting) => parting === asked.by) ?? 'commune';
  const [indicator, course, revisions] = await orNotFound(
    Promise.all([api.indicator(definition.code, { ...question, by, frame: asked.frame }), api.course(definition.code, { ...question, months: MONTHS }), api.revisions(definition.code, question)]),
  );
  const all = event.url.searchParams.has('het');
  return { asked, all, definition, indicator, course: course.items, revisions: revisions.items, periods: periodGroups(now), address: addressOf(asked) };
};
