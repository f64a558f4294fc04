import { count, dong, moment, rate } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { FrozenFigure, ListedReport } from '$lib/server/report-types';
import { periodName } from './wording';

export function reportState({ state, provisional }: Pick<ListedReport, 'state' | 'provisional'>): string {
  if (state === 'frozen') return provisional ? m.report_state_provisional() : m.report_state_frozen();
  return state === 'failed' ? m.report_state_failed() : m.report_state_computing();
}

export const reportCells = (report: ListedReport): string[] => [
  report.areaName,
  periodName(report.period) + (report.scheduled ? ` (${m.report_scheduled()})` : ''),
  report.indicators.join(', '),
  String(report.version),
  reportState(report),
  report.frozenAt ? moment(report.frozenAt) : '',
];

/** How amounts of a figure are written: money where it counts money. */
const amountOf = (base: string): ((value: number) => string) => (['value', 'amount'].includes(base) ? dong : count);

/** What else a frozen figure says: its channels, who was guided, how many orders and producers. */
export function besideTexts({ base, byChannel, measures = {} }: Pick<FrozenFigure, 'base' | 'byChannel' | 'measures'>): string[] {
  const channels = byChannel ? [[m.channel_shop(), byChannel.shop], [m.channel_stall(), byChannel.stall]] as const : [];
  return [
    ...channels.map(([name, figure]) => `${name}: ${countsText({ base, ...figure })} (${percentText(figure.rate)})`),
    ...Object.entries(measures).flatMap(([name, value]) => MEASURES[name]?.({ count: count(value) }) ?? []),
  ];
}

const MEASURES: Record<string, (given: { count: string }) => string> = {
  orders: m.measure_orders, quantity: m.measure_quantity, producers: m.measure_producers, guided: m.measure_guided, surveys: m.measure_surveys, households: m.measure_households, alone: m.measure_alone,
};

export const percentText = (percent: number | null): string => (percent === null ? m.no_data() : rate(percent));

/** How much could not be judged, in what the figure counts. */
export const unknownText = ({ base, unknown }: { base: string; unknown: number }): string => amountOf(base)(unknown);

/** `36 trong 46`, in đồng where money is counted; a sum alone where nothing is divided. */
export function countsText({ base, numerator, denominator }: Pick<FrozenFigure, 'base' | 'numerator' | 'denominator'>): string {
  const amount = amountOf(base);
  return base === 'amount' ? amount(numerator) : m.of({ numerator: amount(numerator), denominator: amount(denominator) });
}
