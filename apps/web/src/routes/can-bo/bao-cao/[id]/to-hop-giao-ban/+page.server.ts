import { error } from '@sveltejs/kit';
import { toString } from 'qrcode';
import { communeLines, sheetFigure } from '$lib/officer/meeting-sheet';
import { lastDay } from '$lib/officer/periods';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { orNotFound } from '$lib/server/not-found';
import { quietly } from '$lib/server/quietly';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

/** The frozen figures on one sheet of A4, with what the plan asks for and the way to the live page. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const api = reportApi(event);
  const report = await orNotFound(api.report(event.params.id, event.url.searchParams.get('ban')));
  const opened = report.versions.find(({ version }) => version === report.version);
  if (opened?.state !== 'frozen') error(404, { message: m.error_missing_lead() });
  const targets = (await quietly(api.targets({ area: report.area, year: lastDay(report.period).slice(0, 4) })))?.items ?? [];
  const address = `${event.url.origin}/can-bo/bao-cao/${report.id}`;
  return {
    report: { id: report.id, area: report.area, areaName: report.areaName, communes: report.communes.length, period: report.period, frame: report.frame, version: report.version },
    opened, address, svg: await toString(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
    figures: report.figures.map((figure) => sheetFigure(figure, targets, report.period, getLocale())),
    communes: communeLines(report.figures, m.no_rate(), getLocale()),
  };
};
