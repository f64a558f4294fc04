import { error } from '@sveltejs/kit';
import { addressOf, questionOf, readAsked } from '$lib/officer/asked';
import { periodGroups } from '$lib/officer/periods';
import { m } from '$lib/paraglide/messages';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const MONTHS = 12;

/** One indicator: the figure, how it went, what it is made of, what became known later. As it was known on an earlier day it stands beside what is known now; how it went then only where that is asked for. */
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
  const params = event.url.searchParams;
  const figure = (knownAt: string | null) => api.indicator(definition.code, { ...question, knownAt, by, frame: asked.frame });
  const [indicator, asNow, course, revisions] = await orNotFound(
    Promise.all([
      figure(asked.knownAt),
      asked.knownAt ? figure(null) : null,
      !asked.knownAt || params.has('dien-bien') ? api.course(definition.code, { ...question, months: MONTHS }) : null,
      api.revisions(definition.code, question),
    ]),
  );
  return { asked, all: params.has('het'), definition, indicator, asNow, course: course?.items ?? null, revisions: revisions.items, periods: periodGroups(now), address: addressOf(asked) };
};
