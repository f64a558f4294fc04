import { redirect } from '@sveltejs/kit';
import { isRunning, lastQuarter, olderPeriods, recentPeriods } from '$lib/officer/periods';
import type { PeriodGroup } from '$lib/officer/periods';
import { usualFigures } from '$lib/officer/usual-figures';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { indicatorChoices } from '$lib/server/indicator-choices';
import { officerAreas } from '$lib/server/officer-places';
import { reportApi } from '$lib/server/report-api';
import type { Actions, PageServerLoad } from './$types';

/** Stands in the address for all that the officer answers for. */
const ALL = 'tat-ca';
const PERIOD = /^\d{4}(\.\.\d{4}|-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/;
const CODES = /^[\w-]{1,20}$/;

type Answers = { area: string | null; period: string | null; codes: string[]; frame: string };

const readAnswers = (params: URLSearchParams | FormData): Answers => {
  const text = (name: string, form: RegExp) => [String(params.get(name) ?? '')].find((value) => form.test(value)) ?? null;
  return { area: text('vung', /^[\w-]{1,40}$/), period: text('ky', PERIOD), codes: params.getAll('chi_so').map(String).filter((code) => CODES.test(code)), frame: params.get('khung') === 'district' ? 'district' : 'commune' };
};

/** The first question that has no answer yet; past the last one, the answers are checked. */
const stepOf = ({ area, period, codes }: Answers): 1 | 2 | 3 | 4 => (area === null ? 1 : period === null ? 2 : codes.length === 0 ? 3 : 4);

const chosenFrom = (groups: PeriodGroup[], now: Date) => groups.flatMap(({ periods }) => periods.map((period) => ({ period, running: isRunning(period, now) })));

/** The usual period stands first. */
const usualFirst = <Choice extends { period: string }>(choices: Choice[], usual: string | null): Choice[] => [...choices.filter(({ period }) => period === usual), ...choices.filter(({ period }) => period !== usual)];

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const now = new Date();
  const answers = readAnswers(event.url.searchParams);
  const step = stepOf(answers);
  const tried = event.url.searchParams.get('da') === String(step);
  const [places, indicators] = await Promise.all([step === 1 || step === 4 ? officerAreas(event) : [], step >= 3 ? indicatorChoices(event) : []]);
  const last = step === 3 && !tried ? (await reportApi(event).reports(null)).items[0] : undefined;
  return {
    ...answers, step, places, indicators, all: ALL, today: now.toISOString(),
    usual: { period: step === 2 && !tried ? lastQuarter(now) : null, codes: step === 3 && !tried ? usualFigures(indicators, last?.indicators) : [], again: last !== undefined },
    periods: step === 2 ? { recent: usualFirst(chosenFrom(recentPeriods(now), now), lastQuarter(now)), older: chosenFrom(olderPeriods(now), now) } : { recent: [], older: [] },
    running: answers.period !== null && isRunning(answers.period, now),
    empty: tried ? [m.report_area_empty(), m.report_period_empty(), m.report_codes_empty()][step - 1] : undefined,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { area, period, codes, frame } = readAnswers(await event.request.formData());
    let id: string;
    try {
      ({ id } = await reportApi(event).freeze({ ...(area !== null && area !== ALL && { area }), period: period ?? '', indicators: codes, frame }));
    } catch (cause) {
      return refusedForm(cause, {});
    }
    redirect(303, `/can-bo/bao-cao/${id}`);
  },
};
